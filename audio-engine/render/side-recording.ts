import type { Console } from "@/audio-engine/console/console";
import type { Tap, TapPoint } from "@/audio-engine/console/graph";
import { StereoRecorder } from "./stereo-recorder";

/** A place to listen to besides the print: a strip of the session. */
export interface RenderTap {
  readonly id: string;
  readonly stripId: string;
  readonly point: TapPoint;
}

export interface Rendering {
  /** 32-bit floats, left and right, latency trimmed. */
  readonly print: readonly [Float32Array, Float32Array];
  /** By id, of the same length, each trimmed by its own latency; left and right are equal where the strip is mono. */
  readonly taps: ReadonlyMap<string, readonly [Float32Array, Float32Array]>;
  readonly frames: number;
}

/** Recorders at the print and the taps of one side of a console, each trimmed by its own latency. */
export class SideRecording {
  private readonly print: StereoRecorder;
  private readonly taps: readonly {
    readonly id: string;
    readonly tap: Tap;
    readonly recorder: StereoRecorder;
  }[];

  /** @throws RangeError for a tap at a strip that is not there */
  constructor(
    private readonly console: Console,
    private readonly sideId: string,
    taps: readonly RenderTap[],
    expectedFrames: number,
  ) {
    this.print = new StereoRecorder(console.latencyFrames, expectedFrames);
    this.taps = taps.map(({ id, stripId, point }) => {
      const tap = console.tap(sideId, stripId, point);
      if (tap === null) throw new RangeError(`The session has no track or bus "${stripId}" to listen to.`);
      return { id, tap, recorder: new StereoRecorder(tap.latencyFrames, expectedFrames) };
    });
  }

  /** Frames of the print so far. */
  get frames(): number {
    return this.print.frames;
  }

  /** Takes the block that the console has just worked out. */
  take(): void {
    const { left, right } = this.console.side(this.sideId)!.print.out;
    this.print.take(left, right ?? left);
    for (const { tap, recorder } of this.taps) recorder.take(tap.out.left, tap.out.right ?? tap.out.left);
  }

  /** See `StereoRecorder`. */
  loudUntil(level: number, from: number): number {
    return this.print.loudUntil(level, from);
  }

  cut(fromFrame: number, toFrame: number): Rendering {
    return {
      print: this.print.cut(fromFrame, toFrame),
      taps: new Map(this.taps.map(({ id, recorder }) => [id, recorder.cut(fromFrame, toFrame)])),
      frames: toFrame - fromFrame,
    };
  }
}
