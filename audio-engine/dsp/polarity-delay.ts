import { SLICE_FRAMES } from "./constants";
import { ECHO_RING_FRAMES, EchoHead, echoFrames } from "./echo-head";
import { SettingRamp } from "./setting-ramp";
import type { SetMode } from "./smoothing";
import type { Unit } from "./unit";

export interface PolarityDelaySettings {
  /** 0–0.1 s, rounded to whole frames; one channel has the left's. */
  readonly leftSeconds: number;
  readonly rightSeconds: number;
  readonly invertLeft: boolean;
  readonly invertRight: boolean;
}

const MASK = ECHO_RING_FRAMES - 1;

/** Turns each channel's polarity and lets it wait, exact to the frame. It is meant to be late: nothing makes up for it. */
export class PolarityDelay implements Unit {
  readonly latencyFrames = 0;
  private readonly left: Channel;
  private readonly right: Channel;

  constructor(settings: PolarityDelaySettings) {
    this.left = new Channel(echoFrames(settings.leftSeconds));
    this.right = new Channel(echoFrames(settings.rightSeconds));
    this.set(settings, "snap");
  }

  /** Never allocates. */
  set(settings: PolarityDelaySettings, mode: SetMode): void {
    this.left.set(echoFrames(settings.leftSeconds), settings.invertLeft, mode);
    this.right.set(echoFrames(settings.rightSeconds), settings.invertRight, mode);
  }

  process(left: Float64Array, right: Float64Array | null, frames: number): void {
    for (let from = 0; from < frames; from += SLICE_FRAMES) {
      this.left.process(left, from);
      if (right !== null) this.right.process(right, from);
    }
  }

  reset(): void {
    this.left.reset();
    this.right.reset();
  }
}

class Channel {
  private readonly ring = new Float64Array(ECHO_RING_FRAMES);
  private readonly late = new Float64Array(SLICE_FRAMES);
  private readonly head: EchoHead;
  private readonly upright = new SettingRamp(1, SLICE_FRAMES);
  private written = 0;

  constructor(delayFrames: number) {
    this.head = new EchoHead(delayFrames);
  }

  set(delayFrames: number, inverted: boolean, mode: SetMode): void {
    this.head.set(delayFrames);
    this.upright.set(inverted ? -1 : 1, mode);
    if (mode === "snap") this.head.finish();
  }

  process(samples: Float64Array, from: number): void {
    const { ring, late, upright, written } = this;
    for (let i = 0; i < SLICE_FRAMES; i++) ring[(written + i) & MASK] = samples[from + i]!;
    this.head.read(ring, written, late);
    this.written = (written + SLICE_FRAMES) & MASK;
    upright.advance(SLICE_FRAMES);
    for (let i = 0; i < SLICE_FRAMES; i++)
      samples[from + i] = (upright.start + upright.perFrame * (i + 1)) * late[i]!;
  }

  reset(): void {
    this.ring.fill(0);
    this.head.finish();
    this.upright.finish();
  }
}
