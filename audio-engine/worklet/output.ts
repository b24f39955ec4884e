import type { BlockSource } from "@/audio-engine/console/block-cutter";
import { blockBuffer } from "@/audio-engine/console/nodes/sound-node";
import type { Transport } from "@/audio-engine/console/transport";
import { BLOCK_FRAMES } from "@/audio-engine/dsp/constants";
import { LIMITER_LATENCY_FRAMES, TruePeakLimiter } from "@/audio-engine/dsp/limiter";

const SAFETY = { inputGainDb: 0, ceilingDbtp: 0, releaseSeconds: 0.1 };

/**
 * Last stage before the loudspeakers: a limiter that no session knows of and no print passes, against what clips or
 * hurts. Below full scale it changes nothing.
 */
export class Output implements BlockSource {
  readonly left = blockBuffer();
  readonly right = blockBuffer();
  readonly latencyFrames = LIMITER_LATENCY_FRAMES;
  private readonly safety = new TruePeakLimiter(SAFETY);
  private drainFrames = 0;

  constructor(private readonly transport: Transport) {}

  /** True once the transport stands still and the last of its sound is out. */
  get silent(): boolean {
    return this.transport.state === "stopped" && this.drainFrames <= 0;
  }

  processBlock(): void {
    const { left, right, transport } = this;
    transport.processBlock();
    left.set(transport.left);
    right.set(transport.right);
    if (transport.state !== "stopped") this.drainFrames = LIMITER_LATENCY_FRAMES;
    else if (this.drainFrames <= 0) return;
    else this.drainFrames -= BLOCK_FRAMES;
    this.safety.process(left, right, BLOCK_FRAMES);
    if (this.silent) this.safety.reset();
  }
}
