import type { Session } from "@/audio-engine/session/schema";

/** A gesture reaches the audio thread about 30 times a second: there every edit is compiled, and parameters glide anyway. */
const INTERVAL_MILLISECONDS = 33;

/** Lets the first edit through at once and then only the newest of each side per interval; the last is never lost. */
export class EditGate {
  private readonly waiting = new Map<string, Session>();
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly send: (sideId: string, session: Session) => void) {}

  edit(sideId: string, session: Session): void {
    this.waiting.set(sideId, session);
    if (this.timer === null) this.flush();
  }

  /** Forgets what waits: everything is about to be sent anew. */
  clear(): void {
    this.waiting.clear();
  }

  private flush(): void {
    this.timer = null;
    if (this.waiting.size === 0) return;
    for (const [sideId, session] of this.waiting) this.send(sideId, session);
    this.waiting.clear();
    this.timer = setTimeout(() => this.flush(), INTERVAL_MILLISECONDS);
  }
}
