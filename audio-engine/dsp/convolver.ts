import { SAMPLE_RATE_HZ, SLICE_FRAMES } from "./constants";
import { CONVOLVER_LEVELS, HEAD_TAPS, type PreparedImpulse } from "./convolver-layout";
import { ConvolverLevelRunner } from "./convolver-level";

export const IMPULSE_FADE_SECONDS = 0.03;
const FADE_FRAMES = IMPULSE_FADE_SECONDS * SAMPLE_RATE_HZ;
const WINDOW_FRAMES = HEAD_TAPS + SLICE_FRAMES;

/**
 * Convolution of one channel with a room's impulse response, without delay. A new response is heard from the start of
 * its fade as if it had always been there: it uses the same input history.
 */
export class RoomConvolver {
  readonly latencyFrames = 0;
  private readonly short = new ConvolverLevelRunner(CONVOLVER_LEVELS[0], 0);
  private readonly long = new ConvolverLevelRunner(CONVOLVER_LEVELS[1], 1);
  private readonly impulses: [PreparedImpulse | null, PreparedImpulse | null];
  private readonly outputs: readonly [Float64Array, Float64Array] = [
    new Float64Array(SLICE_FRAMES),
    new Float64Array(SLICE_FRAMES),
  ];
  private readonly window = new Float64Array(WINDOW_FRAMES);
  private waiting: PreparedImpulse | null = null;
  private active: 0 | 1 = 0;
  /** −1: the other slot is computing its first block and not heard yet. */
  private fadeFrame = -1;

  constructor(impulse: PreparedImpulse) {
    this.impulses = [impulse, null];
  }

  /**
   * Cross-fades to another response in 30 ms, starting 11 to 22 ms from now or when a running fade has ended. Of several
   * that wait, the last one counts. Keeps a reference: the data must not change.
   */
  setImpulse(impulse: PreparedImpulse): void {
    this.waiting = impulse;
  }

  get isFading(): boolean {
    return this.waiting !== null || this.impulses[1 - this.active] !== null;
  }

  /** In place on the first `frames` samples, a multiple of 32. */
  process(samples: Float64Array, frames: number): void {
    for (let from = 0; from < frames; from += SLICE_FRAMES) this.processSlice(samples, from);
  }

  /** Silence in the room; the response set last is the one in force. */
  reset(): void {
    const other = this.impulses[1 - this.active] ?? null;
    const last = this.waiting ?? other ?? this.impulses[this.active];
    this.impulses[this.active] = last;
    this.impulses[1 - this.active] = null;
    this.waiting = null;
    this.fadeFrame = -1;
    this.window.fill(0);
    this.short.reset();
    this.long.reset();
  }

  private processSlice(samples: Float64Array, from: number): void {
    const incoming = 1 - this.active;
    if (this.long.isAtBlockStart) this.advanceSlots(incoming);
    const { window, outputs, impulses } = this;
    window.copyWithin(0, SLICE_FRAMES);
    for (let i = 0; i < SLICE_FRAMES; i++) window[HEAD_TAPS + i] = samples[from + i]!;
    for (let slot = 0; slot < 2; slot++) {
      const impulse = impulses[slot];
      if (impulse) convolveHead(window, impulse.data, outputs[slot]!);
    }
    this.short.processSlice(samples, from, impulses, outputs);
    this.long.processSlice(samples, from, impulses, outputs);
    this.writeOutput(samples, from, incoming);
  }

  /** At a long block's start: a waiting response takes the free slot, or one that has computed a block begins to fade in. */
  private advanceSlots(incoming: number): void {
    if (this.impulses[incoming] !== null) {
      if (this.fadeFrame < 0) this.fadeFrame = 0;
      return;
    }
    if (this.waiting === null) return;
    this.impulses[incoming] = this.waiting;
    this.waiting = null;
    this.fadeFrame = -1;
  }

  private writeOutput(samples: Float64Array, from: number, incoming: number): void {
    const old = this.outputs[this.active];
    if (this.fadeFrame < 0) {
      for (let i = 0; i < SLICE_FRAMES; i++) samples[from + i] = old[i]!;
      return;
    }
    const next = this.outputs[incoming]!;
    for (let i = 0; i < SLICE_FRAMES; i++) {
      const share = (this.fadeFrame + i + 1) / FADE_FRAMES;
      samples[from + i] = old[i]! + share * (next[i]! - old[i]!);
    }
    this.fadeFrame += SLICE_FRAMES;
    if (this.fadeFrame < FADE_FRAMES) return;
    this.impulses[this.active] = null;
    this.active = incoming === 0 ? 0 : 1;
    this.fadeFrame = -1;
  }
}

/** 32 frames of the first 128 taps; `window` holds the 128 frames before them and themselves. Four at a time. */
function convolveHead(window: Float64Array, taps: Float64Array, out: Float64Array): void {
  for (let n = 0; n < SLICE_FRAMES; n += 4) {
    let at = HEAD_TAPS + n;
    let x1 = window[at + 1]!;
    let x2 = window[at + 2]!;
    let x3 = window[at + 3]!;
    let y0 = 0;
    let y1 = 0;
    let y2 = 0;
    let y3 = 0;
    for (let k = 0; k < HEAD_TAPS; k++, at--) {
      const h = taps[k]!;
      const x0 = window[at]!;
      y0 += h * x0;
      y1 += h * x1;
      y2 += h * x2;
      y3 += h * x3;
      x3 = x2;
      x2 = x1;
      x1 = x0;
    }
    out[n] = y0;
    out[n + 1] = y1;
    out[n + 2] = y2;
    out[n + 3] = y3;
  }
}
