import { sliceBuffer } from "@/audio-engine/console/nodes/sound-node";
import type { SliceSource } from "@/audio-engine/console/slice-cutter";
import type { Transport } from "@/audio-engine/console/transport";

/** Last stage before the loudspeakers. */
export class Output implements SliceSource {
  readonly left = sliceBuffer();
  readonly right = sliceBuffer();

  constructor(private readonly transport: Transport) {}

  processSlice(): void {
    this.transport.processSlice();
    this.left.set(this.transport.left);
    this.right.set(this.transport.right);
  }
}
