import type { PreparedImpulse } from "@/audio-engine/dsp/convolver-layout";
import { Feed } from "./feed";
import { type SoundNode, sliceBuffer } from "./sound-node";

/** One source as one microphone hears it: mono. Silent until it has an impulse response. */
export class RoomNode implements SoundNode {
  readonly left = sliceBuffer();
  readonly right = null;
  readonly feed = new Feed(false);

  constructor(public impulse: PreparedImpulse | null) {}

  setImpulse(impulse: PreparedImpulse): void {
    this.impulse = impulse;
  }

  process(): void {
    this.feed.pull();
  }

  reset(): void {
    this.feed.finish();
  }
}
