import { computeAcousticPaths } from "@/audio-engine/console/acoustic-responses";
import type { AssetLookup } from "@/audio-engine/console/assets";
import { Console } from "@/audio-engine/console/console";
import { LONGEST_TAIL_FRAMES, TAIL_LEVEL, TailWatch } from "@/audio-engine/console/tail-watch";
import type { Session } from "@/audio-engine/session/schema";
import { type Rendering, type RenderTap, SideRecording } from "./side-recording";

export type { Rendering, RenderTap } from "./side-recording";

export interface RenderRequest {
  readonly session: Session;
  readonly assets: AssetLookup;
  /** Frames of the session; the print is rendered from 0 and cut. Whole, with its tail, when not given. */
  readonly range?: { readonly fromFrame: number; readonly toFrame: number };
  readonly taps?: readonly RenderTap[];
  /** 0…1, about every half second of sound. */
  readonly onProgress?: (share01: number) => void;
  /** Looked at as often as progress is told; then rendering throws the signal's reason. */
  readonly signal?: AbortSignal;
}

const STEP_FRAMES = 24000;

/**
 * The print of a session: from silence at frame 0, latency trimmed, through its length and then its tail to the last
 * frame at or above −90 dBFS, at most 10 s. The same bits on every host.
 * @throws SessionError "session/not-built", AssetMissingError, or the signal's reason.
 */
export async function renderSession(request: RenderRequest): Promise<Rendering> {
  const steps = renderSteps(request);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    request.onProgress?.(step.value);
    // Lets messages in, so that a worker can hear that nobody waits any more.
    await new Promise((resolve) => setTimeout(resolve, 0));
    request.signal?.throwIfAborted();
  }
}

function* renderSteps(request: RenderRequest): Generator<number, Rendering> {
  const { session, range } = request;
  const longest = range?.toFrame ?? session.lengthFrames + LONGEST_TAIL_FRAMES;
  const recording = new SessionRecording(request);
  while (recording.frames < longest && (range !== undefined || recording.mayStillSound())) {
    const before = recording.frames;
    recording.processBlock();
    const stepDone = Math.floor(before / STEP_FRAMES) !== Math.floor(recording.frames / STEP_FRAMES);
    if (stepDone) yield Math.min(1, recording.frames / Math.max(1, range?.toFrame ?? session.lengthFrames));
  }
  return recording.cut(range?.fromFrame ?? 0, range?.toFrame ?? Math.min(longest, recording.endFrame()));
}

/** A console, what is recorded of it, and when it falls silent. */
class SessionRecording {
  private readonly console: Console;
  private readonly recording: SideRecording;
  private readonly lengthFrames: number;
  private readonly tail = new TailWatch();

  constructor({ session, assets, range, taps = [] }: RenderRequest) {
    const sides = [{ id: "print", session }];
    const impulseResponses = computeAcousticPaths(session);
    this.console = new Console({ sides, startSideId: "print", assets, impulseResponses });
    this.lengthFrames = session.lengthFrames;
    this.recording = new SideRecording(this.console, "print", taps, range?.toFrame ?? session.lengthFrames);
  }

  get frames(): number {
    return this.recording.frames;
  }

  processBlock(): void {
    this.console.processBlock();
    this.recording.take();
    const { left, right } = this.console.side("print")!.print.out;
    this.tail.take(left, right ?? left);
  }

  mayStillSound(): boolean {
    return !this.tail.isOver(this.frames - this.lengthFrames, this.console.reachFrames);
  }

  endFrame(): number {
    return Math.max(this.lengthFrames, this.recording.loudUntil(TAIL_LEVEL, this.lengthFrames));
  }

  cut(fromFrame: number, toFrame: number): Rendering {
    return this.recording.cut(fromFrame, toFrame);
  }
}
