import type { Console } from "@/audio-engine/console/console";
import { sliceBuffer } from "@/audio-engine/console/nodes/sound-node";
import type { SliceSource } from "@/audio-engine/console/slice-cutter";
import { SliceCutter } from "@/audio-engine/console/slice-cutter";
import { ConsoleLoader } from "./console-loader";
import type { ProcessorOptions } from "./protocol";

/** The print of one side from frame 0, its latency not trimmed: what an offline context records. */
export class OfflinePrint implements SliceSource {
  left = sliceBuffer();
  right = sliceBuffer();
  private readonly console: Console;
  private readonly cutter = new SliceCutter();

  constructor({ assets, ...documents }: NonNullable<ProcessorOptions["offline"]>) {
    const loader = new ConsoleLoader();
    loader.addAssets(assets);
    this.console = loader.load(documents);
  }

  process(left: Float32Array, right: Float32Array, frames: number): void {
    this.cutter.process(this, left, right, frames);
  }

  processSlice(): void {
    this.console.processSlice();
    const print = this.console.side(this.console.sideId)!.print.out;
    this.left = print.left;
    this.right = print.right ?? print.left;
  }
}
