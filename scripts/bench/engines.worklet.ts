import { LevelMeter } from "@/audio-engine/dsp/levels";
import { OfflinePrint } from "@/audio-engine/worklet/offline-print";
import type { ProcessorOptions } from "@/audio-engine/worklet/protocol";

declare abstract class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(
  name: string,
  processor: new (options: { readonly processorOptions: ProcessorOptions }) => AudioWorkletProcessor,
): void;

/** Until the browser has compiled for good what runs all the time; nodes of its own need no such thing. */
const WARM_UP_BLOCKS = 1500;

/** The console and a meter for peak and RMS behind its master, as the other engines have one. */
class MeteredPrint extends AudioWorkletProcessor {
  private print: OfflinePrint;
  private readonly meter = new LevelMeter();
  private readonly metered = [new Float64Array(128), new Float64Array(128)] as const;

  constructor({ processorOptions }: { readonly processorOptions: ProcessorOptions }) {
    super();
    const offline = processorOptions.offline!;
    this.print = new OfflinePrint(offline);
    this.run(WARM_UP_BLOCKS);
    this.print = new OfflinePrint(offline);
    this.port.postMessage("warm");
  }

  private run(blocks: number): void {
    const outputs = [[new Float32Array(128), new Float32Array(128)]];
    for (let block = 0; block < blocks; block++) this.process([], outputs);
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
