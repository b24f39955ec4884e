import type { RecorderCommand, RecorderReport } from "./recorder-protocol";

/** Frames between two reports of the level: about thirty a second at 48 kHz. */
const REPORT_FRAMES = 1600;

type Post = (report: RecorderReport, transfer?: readonly ArrayBufferLike[]) => void;

interface Recording {
  readonly startFrame: number;
  readonly samples: Float32Array;
  filled: number;
}

/** Takes an input down from an exact frame on, sample for sample, and says how loud it is meanwhile. */
export class InputRecorder {
  /** Nobody waits for it any more. */
  over = false;
  private recording: Recording | null = null;
  private peak = 0;
  private sinceReport = 0;

  constructor(private readonly post: Post) {}

  handle(command: RecorderCommand): void {
    this.recording =
      command.type === "record"
        ? { startFrame: command.startFrame, samples: new Float32Array(command.frames), filled: 0 }
        : null;
    this.over ||= command.type === "end";
  }

  /**
   * The next block.
   * @param input null while nothing is plugged in: taken down as silence, so that what follows stays in its place
   * @param atFrame the context's frame of the block's first sample
   */
  process(input: Float32Array | null, atFrame: number, frames: number): void {
    if (input !== null) this.meter(input);
    this.take(input, atFrame, frames);
    this.sinceReport += frames;
    if (this.sinceReport < REPORT_FRAMES) return;
    this.post({ type: "heard", peak: this.peak, recordedFrames: this.recording?.filled ?? 0 });
    this.sinceReport = 0;
    this.peak = 0;
  }

  private meter(input: Float32Array): void {
    for (let i = 0; i < input.length; i++) this.peak = Math.max(this.peak, Math.abs(input[i]!));
  }

  private take(input: Float32Array | null, atFrame: number, frames: number): void {
    const { recording } = this;
    if (recording === null || atFrame + frames <= recording.startFrame) return;
    const { samples, startFrame } = recording;
    const from = Math.max(0, startFrame - atFrame);
    const count = Math.min(frames - from, samples.length - recording.filled);
    if (input !== null) for (let i = 0; i < count; i++) samples[recording.filled + i] = input[from + i] ?? 0;
    recording.filled += count;
    if (recording.filled < samples.length) return;
    this.recording = null;
    this.post({ type: "recorded", samples }, [samples.buffer]);
  }
}
