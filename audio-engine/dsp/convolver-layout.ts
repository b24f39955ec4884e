import { SAMPLE_RATE_HZ, SLICE_FRAMES } from "./constants";
import { RealFft } from "./fft";

/*
 * An impulse response is cut into a head of 128 taps, convolved directly, and two levels of uniform partitions,
 * convolved by spectra (Gardner, "Efficient Convolution without Input-Output Delay", JAES 43(3) 1995). A level's first
 * tap stands two of its partitions after time 0, so that every block has a whole block's time to be computed in.
 */
export const HEAD_TAPS = 128;

export interface ConvolverLevel {
  readonly partitionFrames: number;
  readonly partitions: number;
  readonly firstTap: number;
  /** Where the level's spectra start in a prepared response: per partition all real, then all imaginary parts. */
  readonly offset: number;
}

const SHORT: ConvolverLevel = { partitionFrames: 64, partitions: 14, firstTap: 128, offset: HEAD_TAPS };
const LONG: ConvolverLevel = {
  partitionFrames: 512,
  partitions: 139,
  firstTap: 1024,
  offset: HEAD_TAPS + spectraLength(SHORT),
};
export const CONVOLVER_LEVELS = [SHORT, LONG] as const;

/** 1.5 s: the hall's reverberation time in its slowest octave. */
export const MAX_IMPULSE_FRAMES = 1.5 * SAMPLE_RATE_HZ;

/** An impulse response ready to be run, as long as it needs: may be transferred between threads. */
export interface PreparedImpulse {
  readonly data: Float64Array;
  /** Partitions of each level that the response reaches into; the others are left out. */
  readonly usedPartitions: readonly [short: number, long: number];
}

/** Numbers that one spectrum of a level takes: real and imaginary parts of partitionFrames + 1 bins. */
export function spectrumLength(level: ConvolverLevel): number {
  return 2 * (level.partitionFrames + 1);
}

/**
 * Computes the spectra of an impulse response of at most 1.5 s (about 1 ms: not on the audio thread).
 * @throws RangeError beyond that length
 */
export function prepareImpulse(impulse: ArrayLike<number>): PreparedImpulse {
  if (impulse.length > MAX_IMPULSE_FRAMES) {
    throw new RangeError(
      `An impulse response has at most ${MAX_IMPULSE_FRAMES} frames, not ${impulse.length}.`,
    );
  }
  const used = [usedPartitions(SHORT, impulse), usedPartitions(LONG, impulse)] as const;
  const data = new Float64Array(LONG.offset + used[1] * spectrumLength(LONG));
  for (let i = 0; i < Math.min(HEAD_TAPS, impulse.length); i++) data[i] = impulse[i]!;
  CONVOLVER_LEVELS.forEach((level, index) => {
    const size = level.partitionFrames;
    const fft = new RealFft(2 * size);
    const block = new Float64Array(2 * size);
    for (let p = 0; p < used[index]!; p++) {
      const tap = level.firstTap + p * size;
      block.fill(0);
      for (let i = 0; i < size && tap + i < impulse.length; i++) block[i] = impulse[tap + i]!;
      const at = level.offset + p * spectrumLength(level);
      fft.forward(block, 0, data, data.subarray(size + 1), at);
    }
  });
  return { data, usedPartitions: used };
}

/**
 * How the partitions of a level are spread over the slices of its block: slice s multiplies those from
 * `partitionShare(level, used, s)` up to `partitionShare(level, used, s + 1)`. A long block leaves its first and last
 * slice to the transforms.
 */
export function partitionShare(level: ConvolverLevel, usedCount: number, slice: number): number {
  const slices = level.partitionFrames / SLICE_FRAMES;
  const first = slices > 2 ? 1 : 0;
  const working = slices - 2 * first;
  const done = Math.min(Math.max(slice - first, 0), working);
  return Math.floor((usedCount * done) / working);
}

function usedPartitions(level: ConvolverLevel, impulse: ArrayLike<number>): number {
  const reached = Math.ceil((impulse.length - level.firstTap) / level.partitionFrames);
  return Math.min(Math.max(reached, 0), level.partitions);
}

function spectraLength(level: ConvolverLevel): number {
  return level.partitions * spectrumLength(level);
}
