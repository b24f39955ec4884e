import { BLOCK_FRAMES } from "@/audio-engine/dsp/constants";
import { RoomConvolver } from "@/audio-engine/dsp/convolver";
import type { PreparedImpulse } from "@/audio-engine/dsp/convolver-layout";
import { Feed } from "./feed";
import { SoundBlock, type SoundNode } from "./sound-node";

/** One source as one microphone hears it: mono. Silent until it has an impulse response. */
export class RoomNode implements SoundNode {
  readonly out = new SoundBlock(false);
  readonly feed = new Feed(false);
  private convolver: RoomConvolver | null;

  /** @param impulse The response set last. */
  constructor(public impulse: PreparedImpulse | null) {
    this.convolver = impulse === null ? null : new RoomConvolver(impulse);
  }

  /** Outside `process` only. Cross-fades in 30 ms. */
  setImpulse(impulse: PreparedImpulse): void {
    this.impulse = impulse;
    if (this.convolver === null) this.convolver = new RoomConvolver(impulse);
    else this.convolver.setImpulse(impulse);
  }

  process(): void {
    this.feed.pull();
    if (this.convolver === null) return;
    this.out.left.set(this.feed.out.left);
    this.convolver.process(this.out.left, BLOCK_FRAMES);
  }

  reset(): void {
    this.feed.finish();
    this.out.left.fill(0);
    this.convolver?.reset();
  }
}
