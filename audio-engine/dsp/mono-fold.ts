import { SAMPLE_RATE_HZ } from "./constants";
import { LoudnessMeter } from "./loudness";

/** The absolute gate of BS.1770: what is softer after folding counts as that. */
const LEAST_FOLD_LUFS = -70;
const BLOCK_FRAMES = 256;

/**
 * Loudness that a stereo signal loses when it is folded to mono: its integrated loudness less that of (L + R)/2 on both
 * channels. By this amplitude convention mono loses 0 LU, one channel alone or two unrelated ones lose 3.01 LU. (With
 * an equal-power fold, (L + R)/√2, every value would be 3.01 LU smaller, and mono would gain.) Either loudness is gated
 * by itself, so a passage that folds to nothing counts less after folding than before.
 */
export class MonoFoldMeter {
  private readonly stereo: LoudnessMeter;
  private readonly fold: LoudnessMeter;
  private readonly stereoBlock: readonly Float64Array[];
  private readonly foldBlock: readonly Float64Array[];
  private readonly middle = new Float64Array(BLOCK_FRAMES);
  private readonly left = new Float64Array(BLOCK_FRAMES);
  private readonly right = new Float64Array(BLOCK_FRAMES);

  constructor(sampleRateHz = SAMPLE_RATE_HZ) {
    this.stereo = new LoudnessMeter({ sampleRateHz });
    this.fold = new LoudnessMeter({ sampleRateHz });
    this.stereoBlock = [this.left, this.right];
    this.foldBlock = [this.middle, this.middle];
  }

  /** In LU, ≥ 0 but for gating; NaN when nothing was above −70 LUFS. A fold below −70 LUFS counts as −70. */
  get lossLu(): number {
    const stereoLufs = this.stereo.integratedLufs;
    return stereoLufs > -Infinity
      ? stereoLufs - Math.max(LEAST_FOLD_LUFS, this.fold.integratedLufs)
      : Number.NaN;
  }

  /** Takes the first `frames` frames of both channels. Never allocates. */
  process(left: Float64Array, right: Float64Array, frames: number): void {
    for (let from = 0; from < frames; from += BLOCK_FRAMES) {
      const count = Math.min(BLOCK_FRAMES, frames - from);
      for (let i = 0; i < count; i++) {
        const l = left[from + i]!;
        const r = right[from + i]!;
        this.left[i] = l;
        this.right[i] = r;
        this.middle[i] = 0.5 * (l + r);
      }
      this.stereo.process(this.stereoBlock, count);
      this.fold.process(this.foldBlock, count);
    }
  }

  reset(): void {
    this.stereo.reset();
    this.fold.reset();
  }
}
