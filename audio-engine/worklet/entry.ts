import { SAMPLE_RATE_HZ } from "@/audio-engine/dsp/constants";
import { OfflinePrint } from "./offline-print";
import { Player } from "./player";
import { type Command, PROCESSOR_NAME, type ProcessorOptions, type Report } from "./protocol";
import "./recorder-processor";

interface SoundSource {
  process(left: Float32Array, right: Float32Array, frames: number): void;
}

/** The console on the audio thread. Whatever it throws is reported once; then it is silent. */
class ConsoleProcessor extends AudioWorkletProcessor {
  private source: SoundSource | null = null;

  constructor(options: { readonly processorOptions?: unknown }) {
    super(options);
    this.guard(() => {
      if (sampleRate !== SAMPLE_RATE_HZ) {
        throw new Error(`The engine runs at ${SAMPLE_RATE_HZ} Hz; this context runs at ${sampleRate} Hz.`);
      }
      const { offline } = (options.processorOptions ?? {}) as ProcessorOptions;
      this.source = offline === undefined ? this.listen() : new OfflinePrint(offline);
    });
  }

  override process(
    _inputs: readonly (readonly Float32Array[])[],
    outputs: readonly (readonly Float32Array[])[],
  ): boolean {
    const left = outputs[0]?.[0];
    const right = outputs[0]?.[1];
    if (this.source === null || left === undefined || right === undefined) return true;
    try {
      this.source.process(left, right, left.length);
    } catch (error) {
      left.fill(0);
      right.fill(0);
      this.fail(error);
    }
    return true;
  }

  private listen(): Player {
    const post = (report: Report, transfer?: readonly ArrayBufferLike[]): void =>
      this.port.postMessage(report, transfer ?? []);
    const player = new Player(post);
    this.port.onmessage = ({ data }) => this.guard(() => player.handle(data as Command));
    return player;
  }

  private guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    this.source = null;
    this.port.onmessage = null;
    const message = error instanceof Error ? error.message : String(error);
    const report: Report = { type: "failed", code: "engine/worklet-failed", message };
    this.port.postMessage(report);
  }
}

registerProcessor(PROCESSOR_NAME, ConsoleProcessor);
