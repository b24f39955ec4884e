import { LevelMeter } from "@/audio-engine/dsp/levels";
import { OfflinePrint } from "@/audio-engine/worklet/offline-print";
import type { ProcessorOptions } from "@/audio-engine/worklet/protocol";

declare abstract class AudioWorkletProcessor {}
declare function registerProcessor(
  name: string,
  processor: new (options: { readonly processorOptions: ProcessorOptions }) => AudioWorkletProcessor,
): void;

/** The console and a meter for peak and RMS behind its master, as the other engines have one. */
class MeteredPrint extends AudioWorkletProcessor {
  private readonly print: OfflinePrint;
  private readonly meter = new LevelMeter();
  private readonly metered = [new Float64Array(128), new Float64Array(128)] as const;

  constructor({ processorOptions }: { readonly processorOptions: ProcessorOptions }) {
    super();
    this.print = new OfflinePrint(processorOptions.offline!);
  }

  process(_inputs: unknown, outputs: readonly (readonly Float32Array[])[]): boolean {
    const [left, right] = outputs[0] as readonly [Float32Array, Float32Array];
    this.print.process(left, right, left.length);
    this.metered[0].set(left);
    this.metered[1].set(right);
    this.meter.process(this.metered, left.length);
    return true;
  }
}

registerProcessor("metered-print", MeteredPrint);
