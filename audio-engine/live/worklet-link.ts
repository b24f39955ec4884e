import { type Command, PROCESSOR_NAME, type Report } from "@/audio-engine/worklet/protocol";
import { EngineError } from "./errors";

const SAMPLE_RATE_HZ = 48000;

type Answer = Extract<Report, { readonly requestId: number }>;
type Unasked = Exclude<Report, { readonly requestId: number }>;

/** The console's address; bundled by `scripts/build-worklet.mjs` before dev, build and tests. */
const workletUrl = (): string => new URL("../generated/console.worklet.js", import.meta.url).href;

/**
 * One AudioContext with the console in it. Made inside the first gesture; a link whose processor failed or whose
 * device went away is closed and another made.
 */
export class WorkletLink {
  readonly context: AudioContext;
  private node: AudioWorkletNode | null = null;
  /** Settles when the worklet's module is there. */
  readonly starting: Promise<void>;
  private readonly queue: { command: Command; transfer: Transferable[] }[] = [];
  private readonly waiting = new Map<
    number,
    { resolve: (answer: Answer) => void; reject: (e: Error) => void }
  >();
  private nextRequestId = 1;

  /**
   * Call inside the gesture: creates and resumes the context before anything is awaited (iOS).
   * @throws EngineError when the browser does not give the rate
   */
  constructor(
    private readonly onReport: (report: Unasked) => void,
    onFailure: (error: unknown) => void,
  ) {
    this.context = openContext();
    this.resume();
    this.starting = this.start();
    this.starting.catch(onFailure);
  }

  /** Asks the browser to let sound through; outside a gesture it may refuse, and `statechange` will tell. */
  resume(): void {
    if (this.context.state === "running") return;
    this.context.resume().catch((error: unknown) => console.warn("The audio context did not resume.", error));
  }

  /** Sends a command, or keeps it until the worklet is there. */
  post(command: Command, transfer: Transferable[] = []): void {
    if (this.node === null) this.queue.push({ command, transfer });
    else this.node.port.postMessage(command, transfer);
  }

  /** Sends a command with a request id and waits for its answer; `refused` comes back as an EngineError. */
  request(make: (requestId: number) => Command): Promise<Answer> {
    const requestId = this.nextRequestId++;
    return new Promise((resolve, reject) => {
      this.waiting.set(requestId, { resolve, reject });
      this.post(make(requestId));
    });
  }

  async close(): Promise<void> {
    this.node?.port.close();
    this.node?.disconnect();
    this.node = null;
    for (const { reject } of this.waiting.values()) reject(new EngineError("engine/worklet-failed"));
    this.waiting.clear();
    if (this.context.state !== "closed") await this.context.close();
  }

  private async start(): Promise<void> {
    try {
      await this.context.audioWorklet.addModule(workletUrl());
    } catch (cause) {
      throw new EngineError("engine/worklet-failed", "", { cause });
    }
    const node = new AudioWorkletNode(this.context, PROCESSOR_NAME, {
      numberOfInputs: 0,
      numberOfOutputs: 1,
      outputChannelCount: [2],
    });
    node.port.onmessage = ({ data }: MessageEvent<Report>) => this.receive(data);
    node.addEventListener("processorerror", () =>
      this.onReport({ type: "failed", code: "engine/worklet-failed", message: "" }),
    );
    node.connect(this.context.destination);
    this.node = node;
    for (const { command, transfer } of this.queue.splice(0)) node.port.postMessage(command, transfer);
  }

  private receive(report: Report): void {
    if (!("requestId" in report)) {
      this.onReport(report);
      return;
    }
    const waiting = this.waiting.get(report.requestId);
    this.waiting.delete(report.requestId);
    if (report.type === "refused") waiting?.reject(new EngineError(report.code, report.message));
    else waiting?.resolve(report);
  }
}

function openContext(): AudioContext {
  const context = new AudioContext({ sampleRate: SAMPLE_RATE_HZ, latencyHint: "interactive" });
  if (context.sampleRate === SAMPLE_RATE_HZ) return context;
  context.close().catch((error: unknown) => console.warn("The audio context did not close.", error));
  throw new EngineError("engine/wrong-rate", `${context.sampleRate / 1000} kHz`);
}
