import { RealFft } from "@/audio-engine/dsp/fft";
import { highPass, lowPass } from "./filters";
import { addWrapped, SAMPLE_RATE_HZ } from "./loop";
import { Random } from "./random";

/** Metres from the kit's centre on the floor: x to the drummer's left as seen from the front, y to the front, z up. */
export type Point = readonly [x: number, y: number, z: number];

const SPEED_OF_SOUND = 343;
const ROOM: Point = [5, 6.2, 2.9];
const KIT_IN_ROOM: Point = [2.5, 1.8, 0];
const REFLECTION = 0.68;
const REFLECTION_CUTOFF_HZ = 6500;
const HIGHEST_ORDER = 2;
const IMPULSE_FRAMES = 24000;
const TAIL_LEVEL = 0.008;
const LOW_REVERB_SECONDS = 0.38;
const HIGH_REVERB_SECONDS = 0.26;

/**
 * What a microphone in a small room hears of dry sounds: direct sound after r/c at 1/r, image sources to the second
 * order, a diffuse tail. One simulated microphone of a loop; cyclic, so that its room tail has no seam.
 */
export function hearInRoom(
  sources: readonly { readonly sound: Float64Array; readonly at: Point; readonly gain: number }[],
  microphone: Point,
  seed: number,
): Float64Array {
  const loopFrames = sources[0]?.sound.length ?? 0;
  let size = 4;
  while (size < loopFrames + IMPULSE_FRAMES) size *= 2;
  const fft = new RealFft(size);
  const sum = { re: new Float64Array(fft.bins), im: new Float64Array(fft.bins) };
  const padded = new Float64Array(size);
  const spectrumOf = (sound: Float64Array, gain: number) => {
    padded.fill(0);
    for (let i = 0; i < sound.length; i++) padded[i] = sound[i]! * gain;
    const re = new Float64Array(fft.bins);
    const im = new Float64Array(fft.bins);
    fft.forward(padded, 0, re, im, 0);
    return { re, im };
  };
  for (const { sound, at, gain } of sources) {
    const x = spectrumOf(sound, gain);
    const h = spectrumOf(roomResponse(at, microphone, seed), 1);
    for (let k = 0; k < fft.bins; k++) {
      sum.re[k] = sum.re[k]! + x.re[k]! * h.re[k]! - x.im[k]! * h.im[k]!;
      sum.im[k] = sum.im[k]! + x.re[k]! * h.im[k]! + x.im[k]! * h.re[k]!;
    }
  }
  fft.inverse(sum.re, sum.im, 0, padded, 0);
  const loop = new Float64Array(loopFrames);
  addWrapped(loop, padded.subarray(0, loopFrames + IMPULSE_FRAMES), 0);
  return loop;
}

function roomResponse(source: Point, microphone: Point, seed: number): Float64Array {
  const direct = new Float64Array(IMPULSE_FRAMES);
  const reflections = new Float64Array(IMPULSE_FRAMES);
  const from = add(source, KIT_IN_ROOM);
  const to = add(microphone, KIT_IN_ROOM);
  for (const { image, order } of images(from)) {
    const metres = Math.hypot(image[0] - to[0], image[1] - to[1], image[2] - to[2]);
    const into = order === 0 ? direct : reflections;
    addImpulse(into, (metres / SPEED_OF_SOUND) * SAMPLE_RATE_HZ, REFLECTION ** order / Math.max(0.1, metres));
  }
  lowPass(reflections, REFLECTION_CUTOFF_HZ);
  const tail = diffuseTail(seed);
  return direct.map((value, i) => value + reflections[i]! + tail[i]!);
}

function* images(source: Point): Generator<{ image: Point; order: number }> {
  const mirrored = (n: number, axis: 0 | 1 | 2) =>
    2 * Math.floor((n + 1) / 2) * ROOM[axis] + (n % 2 === 0 ? source[axis] : -source[axis]);
  for (let x = -HIGHEST_ORDER; x <= HIGHEST_ORDER; x++)
    for (let y = -HIGHEST_ORDER; y <= HIGHEST_ORDER; y++)
      for (let z = -HIGHEST_ORDER; z <= HIGHEST_ORDER; z++) {
        const order = Math.abs(x) + Math.abs(y) + Math.abs(z);
        if (order <= HIGHEST_ORDER) yield { image: [mirrored(x, 0), mirrored(y, 1), mirrored(z, 2)], order };
      }
}

/** An impulse between two frames: Hann-windowed sinc of 32 taps. */
function addImpulse(into: Float64Array, atFrame: number, gain: number): void {
  const floor = Math.floor(atFrame);
  for (let tap = -15; tap <= 16; tap++) {
    const at = floor + tap;
    const t = at - atFrame;
    if (at < 0 || at >= into.length) continue;
    const sinc = t === 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t);
    into[at] = into[at]! + gain * sinc * (0.5 + 0.5 * Math.cos((Math.PI * t) / 16.5));
  }
}

/** Decaying noise that takes over where the image sources end; treble dies first. */
function diffuseTail(seed: number): Float64Array {
  const random = new Random(seed);
  const noise = Float64Array.from({ length: IMPULSE_FRAMES }, () => random.normal());
  const low = noise.slice();
  lowPass(low, 1200);
  const high = noise;
  highPass(high, 1200);
  const onset = 0.016 * SAMPLE_RATE_HZ;
  return low.map((value, i) => {
    const t = i / SAMPLE_RATE_HZ;
    const decayed =
      2 * value * 10 ** ((-3 * t) / LOW_REVERB_SECONDS) + high[i]! * 10 ** ((-3 * t) / HIGH_REVERB_SECONDS);
    return TAIL_LEVEL * Math.min(1, i / onset) ** 2 * decayed;
  });
}

const add = (a: Point, b: Point): Point => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
