import { Player } from "@/audio-engine/worklet/player";
import type { Command } from "@/audio-engine/worklet/protocol";

declare abstract class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

const BLOCK_MS = (128 / 48000) * 1000;
/** A hardware buffer holds 10 ms: what comes later than two of them has missed its place. */
const SLACK_MS = 20;
const HOG_MS = 60;

/** Counts blocks that came too late, by a clock of 1 ms: the audio thread has no finer one. */
class Watched extends AudioWorkletProcessor {
  private dueMs = 0;
  private late = 0;

  process(_inputs: unknown, outputs: readonly (readonly Float32Array[])[]): boolean {
    const nowMs = Date.now();
    if (this.dueMs === 0) this.dueMs = nowMs;
    // Early blocks fill a buffer: the earliest says when the others are due.
    this.dueMs = Math.min(this.dueMs, nowMs);
    if (nowMs - this.dueMs > SLACK_MS) {
      this.late += Math.ceil((nowMs - this.dueMs - SLACK_MS) / BLOCK_MS);
      this.port.postMessage({ late: this.late });
      this.dueMs = nowMs;
    }
    this.dueMs += BLOCK_MS;
    const [left, right] = outputs[0] as readonly [Float32Array, Float32Array];
    this.work(left, right);
    return true;
  }

  /** Nothing: what every other is compared with. */
  protected work(_left: Float32Array, _right: Float32Array): void {
    // Silence is there already.
  }
}

/** The audio thread's whole side of the engine, meters and the output's limiter included. */
class Playing extends Watched {
  private readonly player = new Player((report) => this.port.postMessage({ report: report.type }));

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<Command>) => this.player.handle(data);
  }

  protected override work(left: Float32Array, right: Float32Array): void {
    this.player.process(left, right, left.length);
  }
}

/** Is late once a second on purpose: shows whether lateness is seen here at all. */
class Hog extends Watched {
  private blocks = 0;

  protected override work(): void {
    this.blocks += 1;
    if (this.blocks % 375 !== 0) return;
    const until = Date.now() + HOG_MS;
    while (Date.now() < until);
  }
}

registerProcessor("empty", Watched);
registerProcessor("playing", Playing);
registerProcessor("hog", Hog);
