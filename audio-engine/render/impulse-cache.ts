import type { AcousticPath } from "@/audio-engine/console/acoustic-paths";
import { computeAcousticPath } from "@/audio-engine/console/acoustic-responses";
import type { PreparedImpulse } from "@/audio-engine/dsp/convolver-layout";

/** 0.5 MB each in the live room, 1.2 MB in the hall. */
const MOST_IMPULSES = 24;

/** Keeps the responses used last: while one microphone moves, the others stand still. */
export class ImpulseCache {
  private readonly impulses = new Map<string, PreparedImpulse>();

  /** @throws AcousticsError when source or microphone stand outside the room */
  get(path: AcousticPath): PreparedImpulse {
    const impulse = this.impulses.get(path.key) ?? computeAcousticPath(path);
    this.impulses.delete(path.key);
    this.impulses.set(path.key, impulse);
    const [oldest] = this.impulses.keys();
    if (this.impulses.size > MOST_IMPULSES && oldest !== undefined) this.impulses.delete(oldest);
    return impulse;
  }
}
