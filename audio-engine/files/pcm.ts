/** Sound as integers: `frames` samples per channel, full scale 32768 (16 bits) or 8388608 (24 bits, in 32). */
export interface Pcm {
  readonly channels: readonly Int16Array[] | readonly Int32Array[];
  readonly bits: 16 | 24;
  readonly frames: number;
  readonly sampleRateHz: number;
}
