import { RealFft } from "@/audio-engine/dsp/fft";
import { addWrapped } from "./loop";

/** The response from something that sounds to something that listens. */
export interface ResponsePath<From, To> {
  readonly from: From;
  readonly to: To;
  readonly response: Float64Array;
}

interface Spectrum {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

const BLOCK_FRAMES = 65536;
/** For a hall. */
const LONG_BLOCK_FRAMES = 262_144;

/**
 * Adds what arrives of each sound over each path, cyclic. Convolution in overlapping blocks: each sound is transformed
 * once, each listener transformed back once. Responses are of one length, shorter than 262,144 frames.
 * @param leadFrames by how much later than meant the responses are
 */
export function addThroughPaths<From, To>(
  sounds: ReadonlyMap<From, Float64Array>,
  paths: readonly ResponsePath<From, To>[],
  into: ReadonlyMap<To, Float64Array>,
  leadFrames = 0,
): void {
  const longest = Math.max(0, ...paths.map(({ response }) => response.length));
  const blockFrames = longest < 0.75 * BLOCK_FRAMES ? BLOCK_FRAMES : LONG_BLOCK_FRAMES;
  const fft = new RealFft(blockFrames);
  const padded = new Float64Array(blockFrames);
  const empty = (): Spectrum => ({ re: new Float64Array(fft.bins), im: new Float64Array(fft.bins) });
  const transform = (sound: Float64Array, out: Spectrum) => {
    padded.fill(0);
    padded.set(sound);
    fft.forward(padded, 0, out.re, out.im, 0);
    return out;
  };
  const filters = paths.map((path) => ({ ...path, spectrum: transform(path.response, empty()) }));
  const step = blockFrames - longest;
  const spectra = new Map([...sounds.keys()].map((from) => [from, empty()]));
  const sum = empty();
  const frames = Math.max(...[...sounds.values()].map(({ length }) => length));
  for (let at = 0; at < frames; at += step) {
    for (const [from, sound] of sounds) transform(sound.subarray(at, at + step), spectra.get(from)!);
    for (const [to, loop] of into) {
      sum.re.fill(0);
      sum.im.fill(0);
      for (const filter of filters)
        if (filter.to === to) addProduct(sum, spectra.get(filter.from)!, filter.spectrum);
      fft.inverse(sum.re, sum.im, 0, padded, 0);
      addWrapped(loop, padded, at - leadFrames);
    }
  }
}

function addProduct(sum: Spectrum, a: Spectrum, b: Spectrum): void {
  for (let k = 0; k < sum.re.length; k++) {
    sum.re[k] = sum.re[k]! + a.re[k]! * b.re[k]! - a.im[k]! * b.im[k]!;
    sum.im[k] = sum.im[k]! + a.re[k]! * b.im[k]! + a.im[k]! * b.re[k]!;
  }
}
