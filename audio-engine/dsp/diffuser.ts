import { SLICE_FRAMES } from "./constants";
import { keptEcho } from "./flush";

const RING_FRAMES = 1024;
const MASK = RING_FRAMES - 1;
const GAIN = 0.6;

/** All-passes one after the other: every click becomes many, and no frequency louder (Schroeder, JAES 10(3), 1962). */
export class Diffuser {
  private readonly rings: readonly Float64Array[];
  private written = 0;

  /** @param lengths delays in frames, each longer than a slice and below 992 */
  constructor(private readonly lengths: readonly number[]) {
    this.rings = lengths.map(() => new Float64Array(RING_FRAMES));
  }

  /** One slice in place. Never allocates. */
  process(samples: Float64Array): void {
    for (let k = 0; k < this.rings.length; k++) {
      const ring = this.rings[k]!;
      const from = this.written - this.lengths[k]!;
      for (let i = 0; i < SLICE_FRAMES; i++) {
        const late = ring[(from + i) & MASK]!;
        const early = keptEcho(samples[i]! - GAIN * late);
        ring[(this.written + i) & MASK] = early;
        samples[i] = late + GAIN * early;
      }
    }
    this.written = (this.written + SLICE_FRAMES) & MASK;
  }

  reset(): void {
    for (const ring of this.rings) ring.fill(0);
  }
}
