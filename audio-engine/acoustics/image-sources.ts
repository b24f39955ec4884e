import type { Vector } from "./vectors";

/** A mirror image of a source in the walls of a box (Allen & Berkley, JASA 65(4) 1979). */
export interface ImageSource {
  /** From the microphone to the image, metres. */
  readonly offset: Vector;
  readonly distanceMetres: number;
  /** Number of reflections; 0 is the source itself. */
  readonly order: number;
  /** Reflections at each surface, in the order of `SURFACES`. */
  readonly bounces: readonly number[];
}

interface AxisImage {
  readonly offset: number;
  readonly low: number;
  readonly high: number;
}

/** All images not farther than `withinMetres` from the microphone; the source itself first, whatever its distance. */
export function listImageSources(
  size: Vector,
  source: Vector,
  microphone: Vector,
  withinMetres: number,
): ImageSource[] {
  const across = axisImages(size.x, source.x, microphone.x, withinMetres);
  const along = axisImages(size.y, source.y, microphone.y, withinMetres);
  const upward = axisImages(size.z, source.z, microphone.z, withinMetres);
  const images: ImageSource[] = [];
  for (const x of across) {
    for (const y of along) {
      const level = x.offset * x.offset + y.offset * y.offset;
      for (const z of upward) {
        const distanceMetres = Math.sqrt(level + z.offset * z.offset);
        const order = x.low + x.high + y.low + y.high + z.low + z.high;
        if (distanceMetres > withinMetres && order > 0) continue;
        images.push({
          offset: { x: x.offset, y: y.offset, z: z.offset },
          distanceMetres,
          order,
          bounces: [x.low, x.high, y.low, y.high, z.low, z.high],
        });
      }
    }
  }
  return images.sort((a, b) => a.distanceMetres - b.distanceMetres || a.order - b.order);
}

/** Images along one axis: 2nL ± source, |n| bounces at the high end and |n| or |n − 1| at the low one. */
function axisImages(size: number, source: number, microphone: number, within: number): AxisImage[] {
  const reach = Math.ceil(within / (2 * size)) + 1;
  const images: AxisImage[] = [];
  for (let n = -reach; n <= reach; n++) {
    for (let mirrored = 0; mirrored <= 1; mirrored++) {
      const offset = 2 * n * size + (mirrored === 1 ? -source : source) - microphone;
      const itself = n === 0 && mirrored === 0;
      if (Math.abs(offset) > within && !itself) continue;
      images.push({ offset, low: Math.abs(n - mirrored), high: Math.abs(n) });
    }
  }
  return images;
}
