import { SLICE_FRAMES } from "./constants";
import { ECHO_RING_FRAMES, EchoHead, echoFrames } from "./echo-head";
import { keptEcho } from "./flush";
import { SettingRamp } from "./setting-ramp";
import { SideChainCut } from "./side-chain-cut";
import type { SetMode } from "./smoothing";
import type { Unit } from "./unit";

export interface EchoDelaySettings {
  /** 0.001–2 s, rounded to whole frames. */
  readonly leftSeconds: number;
  readonly rightSeconds: number;
  /** 0–0.95 of each echo comes back. */
  readonly feedback01: number;
  /** 20–2000 Hz, of what comes back; 20 is off. */
  readonly lowCutHz: number;
  /** 500–20000 Hz, of what comes back; 20000 is off. */
  readonly highCutHz: number;
  /** 0…1, share of the echoes; 0 is the input to the bit. */
  readonly mix01: number;
  /** The sum of both channels goes to the left, from there to the right, and back. */
  readonly pingPong: boolean;
}

const LOW_CUT_OFF_HZ = 20;
const HIGH_CUT_OFF_HZ = 20000;
const MASK = ECHO_RING_FRAMES - 1;

/** Echoes: exact to the frame, each filtered once more than the one before. A change of the time cross-fades in 20 ms. */
export class EchoDelay implements Unit {
  readonly latencyFrames = 0;
  private readonly leftRing = new Float64Array(ECHO_RING_FRAMES);
  private readonly rightRing = new Float64Array(ECHO_RING_FRAMES);
  private readonly leftHead: EchoHead;
  private readonly rightHead: EchoHead;
  private readonly leftEcho = new Float64Array(SLICE_FRAMES);
  private readonly rightEcho = new Float64Array(SLICE_FRAMES);
  private readonly leftBack = new Float64Array(SLICE_FRAMES);
  private readonly rightBack = new Float64Array(SLICE_FRAMES);
  private readonly lowCut = new SideChainCut("low-cut", LOW_CUT_OFF_HZ);
  private readonly highCut = new SideChainCut("high-cut", HIGH_CUT_OFF_HZ);
  private readonly feedback01 = new SettingRamp(0, SLICE_FRAMES);
  private readonly mix01 = new SettingRamp(0, SLICE_FRAMES);
  private readonly crossing01 = new SettingRamp(0, SLICE_FRAMES);
  private written = 0;

  constructor(settings: EchoDelaySettings) {
    this.leftHead = new EchoHead(echoFrames(settings.leftSeconds));
    this.rightHead = new EchoHead(echoFrames(settings.rightSeconds));
    this.set(settings, "snap");
  }

  /** Never allocates. */
  set(settings: EchoDelaySettings, mode: SetMode): void {
    this.leftHead.set(echoFrames(settings.leftSeconds));
    this.rightHead.set(echoFrames(settings.rightSeconds));
    this.feedback01.set(settings.feedback01, mode);
    this.mix01.set(settings.mix01, mode);
    this.crossing01.set(settings.pingPong ? 1 : 0, mode);
    this.lowCut.set(settings.lowCutHz, mode);
    this.highCut.set(settings.highCutHz, mode);
    if (mode === "snap") this.finishHeads();
  }

  process(left: Float64Array, right: Float64Array | null, frames: number): void {
    for (let from = 0; from < frames; from += SLICE_FRAMES) this.processSlice(left, right, from);
  }

  reset(): void {
    this.leftRing.fill(0);
    this.rightRing.fill(0);
    this.finishHeads();
    this.feedback01.finish();
    this.mix01.finish();
    this.crossing01.finish();
    this.lowCut.reset();
    this.highCut.reset();
  }

  private finishHeads(): void {
    this.leftHead.finish();
    this.rightHead.finish();
  }

  private processSlice(left: Float64Array, right: Float64Array | null, from: number): void {
    const { leftEcho, rightEcho, leftBack, rightBack } = this;
    this.leftHead.read(this.leftRing, this.written, leftEcho);
    this.rightHead.read(this.rightRing, this.written, rightEcho);
    leftBack.set(leftEcho);
    rightBack.set(rightEcho);
    this.lowCut.process(leftBack, rightBack, SLICE_FRAMES);
    this.highCut.process(leftBack, rightBack, SLICE_FRAMES);
    this.write(left, right, from);
    this.mix(left, right, from);
    this.written = (this.written + SLICE_FRAMES) & MASK;
  }

  /** What goes in, and what comes back: to its own side, or crossing over. */
  private write(left: Float64Array, right: Float64Array | null, from: number): void {
    const { leftRing, rightRing, leftBack, rightBack, written } = this;
    this.feedback01.advance(SLICE_FRAMES);
    this.crossing01.advance(SLICE_FRAMES);
    const { start: feedback, perFrame: feedbackStep } = this.feedback01;
    const { start: crossing, perFrame: crossingStep } = this.crossing01;
    for (let i = 0; i < SLICE_FRAMES; i++) {
      const f = feedback + feedbackStep * (i + 1);
      const c = crossing + crossingStep * (i + 1);
      const l = left[from + i]!;
      const r = right === null ? l : right[from + i]!;
      const both = 0.5 * (l + r);
      const at = (written + i) & MASK;
      leftRing[at] = keptEcho(l + c * (both - l) + f * (leftBack[i]! + c * (rightBack[i]! - leftBack[i]!)));
      // Crossing over, the right hears the left's echo only: as loud as it was, once per round.
      const own = r + f * rightBack[i]!;
      rightRing[at] = keptEcho(own + c * (leftBack[i]! - own));
    }
  }

  private mix(left: Float64Array, right: Float64Array | null, from: number): void {
    const { leftEcho, rightEcho } = this;
    this.mix01.advance(SLICE_FRAMES);
    const { start, perFrame } = this.mix01;
    for (let i = 0; i < SLICE_FRAMES; i++) {
      const share = start + perFrame * (i + 1);
      const frame = from + i;
      left[frame] = left[frame]! + share * (leftEcho[i]! - left[frame]!);
      if (right !== null) right[frame] = right[frame]! + share * (rightEcho[i]! - right[frame]!);
    }
  }
}

/** Values of notes in beats (quarter notes). */
const NOTE_BEATS = { "1/1": 4, "1/2": 2, "1/4": 1, "1/8": 0.5, "1/16": 0.25, "1/32": 0.125 } as const;
const FEEL_FACTORS = { straight: 1, dotted: 1.5, triplet: 2 / 3 } as const;

/**
 * How long a note is, in seconds.
 * @param tempoBpm quarter notes per minute
 */
export function noteSeconds(
  tempoBpm: number,
  note: keyof typeof NOTE_BEATS,
  feel: keyof typeof FEEL_FACTORS = "straight",
): number {
  return (60 / tempoBpm) * NOTE_BEATS[note] * FEEL_FACTORS[feel];
}
