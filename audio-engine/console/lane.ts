import { exp2, log2 } from "@/audio-engine/dsp/math";
import type { Automation } from "@/audio-engine/session/schema";
import { FADE_FRAMES } from "./ramp";

/** One automated parameter: where its values stand, and on which scale they are joined. */
export interface LanePlan {
  /** What comes behind the strip or insert in the address: `faderDb`, or `band-1`, `gainDb`. */
  readonly path: readonly string[];
  readonly points: Automation["points"];
  /** Joined along the control's travel (frequency, time, Q), or in the parameter's unit. */
  readonly scale: "log" | "linear";
}

/**
 * A parameter's value as a function of the session's frame. Before the first point it has the first value, behind the
 * last the last. `linear` leads straight to the next point; `hold` stays and moves within 10 ms from the next point on,
 * so that a step does not click.
 */
export class Lane {
  private readonly frames: Float64Array;
  private readonly values: Float64Array;
  private readonly holds: readonly boolean[];
  private readonly isLog: boolean;
  private at = 0;

  constructor({ points, scale }: LanePlan) {
    this.isLog = scale === "log";
    this.frames = Float64Array.from(points, ({ atFrame }) => atFrame);
    this.values = Float64Array.from(points, ({ value }) => (this.isLog ? log2(value) : value));
    this.holds = points.map(({ curve }) => curve === "hold");
  }

  /** In the parameter's unit. Never allocates; quick when asked for frames that follow each other. */
  valueAt(frame: number): number {
    const value = this.scaledAt(frame);
    return this.isLog ? exp2(value) : value;
  }

  private scaledAt(frame: number): number {
    const { frames, values } = this;
    const last = frames.length - 1;
    if (frame < frames[this.at]!) this.at = 0;
    while (this.at < last && frames[this.at + 1]! <= frame) this.at += 1;
    const i = this.at;
    if (frame <= frames[i]!) return i > 0 && this.holds[i - 1] ? values[i - 1]! : values[i]!;
    const room = i < last ? frames[i + 1]! - frames[i]! : Number.POSITIVE_INFINITY;
    const since = frame - frames[i]!;
    const straight =
      this.holds[i] || i === last ? values[i]! : values[i]! + ((values[i + 1]! - values[i]!) * since) / room;
    const stepFrames = Math.min(FADE_FRAMES, room);
    if (i === 0 || !this.holds[i - 1] || since >= stepFrames) return straight;
    return straight + (1 - since / stepFrames) * (values[i - 1]! - values[i]!);
  }
}

/** Several lanes of one place, read behind the delay that the sound has there. */
export interface LanesPlan {
  readonly lanes: readonly LanePlan[];
  /** Processing delay of what flows into the place. */
  readonly latencyFrames: number;
}
