import type { BlockSource } from "@/audio-engine/console/block-cutter";
import { BlockCutter } from "@/audio-engine/console/block-cutter";
import type { Console } from "@/audio-engine/console/console";
import { blockBuffer } from "@/audio-engine/console/nodes/sound-node";
import { ConsoleLoader } from "./console-loader";
import type { ProcessorOptions } from "./protocol";

/** The print of one side from frame 0, its latency not trimmed: what an offline context records. */
export class OfflinePrint implements BlockSource {
  left = blockBuffer();
  right = blockBuffer();
  private readonly console: Console;
  private readonly cutter = new BlockCutter();

  constructor({ assets, ...documents }: NonNullable<ProcessorOptions["offline"]>) {
    const loader = new ConsoleLoader();
    loader.addAssets(assets);
    this.console = loader.load(documents);
  }

  process(left: Float32Array, right: Float32Array, frames: number): void {
    this.cutter.process(this, left, right, frames);
  }

  processBlock(): void {
    this.console.processBlock();
    const print = this.console.side(this.console.sideId)!.print.out;
    this.left = print.left;
    this.right = print.right ?? print.left;
  }
}
