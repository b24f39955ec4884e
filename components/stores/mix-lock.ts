/** `held`: this tab may change the mix; `elsewhere`: another one does. */
export type MixHold = "asking" | "held" | "elsewhere";

interface MixLockOwner {
  /** `waited`: another tab had the mix before, so that what is kept may be newer than what is here. */
  onHeld(waited: boolean): void;
  onElsewhere(): void;
  /** The other tab could not keep what it has, and keeps the mix therefore. */
  onRefused(): void;
  /**
   * Another tab asks for the mix: stop changing it and keep everything. False when it cannot be kept; then this tab
   * goes on.
   */
  handOver(): Promise<boolean>;
}

type Message = "give" | "given" | "refused";

/** A tab that does not answer within this time is asleep or gone; all that it did is kept at every change. */
const PATIENCE_MILLISECONDS = 3000;

/**
 * Lets one tab of this browser change a mix at a time. A tab that comes second waits, and gets the mix when the first
 * one closes or hands it over. Where the browser has no locks (no secure page) every tab holds.
 */
export class MixLock {
  private readonly name: string;
  private readonly channel: BroadcastChannel | null;
  private waiting: AbortController | null = null;
  private release: (() => void) | null = null;
  private patience: ReturnType<typeof setTimeout> | undefined;
  private closed = false;

  constructor(
    mixId: string,
    private readonly owner: MixLockOwner,
  ) {
    this.name = `behind-the-glass.mix.${mixId}`;
    if (typeof navigator.locks === "undefined") {
      this.channel = null;
      owner.onHeld(false);
      return;
    }
    this.channel = new BroadcastChannel(this.name);
    this.channel.onmessage = ({ data }: MessageEvent<Message>) => this.answer(data);
    this.request({ ifAvailable: true }, false);
  }

  /** Asks the other tab for the mix, and takes it when that tab has kept everything or does not answer. */
  takeOver(): void {
    this.channel?.postMessage("give" satisfies Message);
    clearTimeout(this.patience);
    this.patience = setTimeout(() => this.steal(), PATIENCE_MILLISECONDS);
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.patience);
    this.waiting?.abort();
    this.release?.();
    this.channel?.close();
  }

  private answer(message: Message): void {
    if (message === "give") void this.give();
    // What is said to a tab that did not ask, or asked in vain for too long, is not for it.
    if (this.patience === undefined) return;
    if (message === "given") this.steal();
    if (message === "refused") {
      this.stopAsking();
      this.owner.onRefused();
    }
  }

  private async give(): Promise<void> {
    if (this.release === null) return;
    const kept = await this.owner.handOver();
    if (this.closed) return;
    this.channel?.postMessage((kept ? "given" : "refused") satisfies Message);
  }

  private steal(): void {
    this.stopAsking();
    this.waiting?.abort();
    this.request({ steal: true }, true);
  }

  private stopAsking(): void {
    clearTimeout(this.patience);
    this.patience = undefined;
  }

  private request(options: LockOptions, waited: boolean): void {
    const hold = (lock: Lock | null): Promise<void> | undefined => {
      if (this.closed) return undefined;
      if (lock === null) {
        this.wait();
        return undefined;
      }
      this.waiting = null;
      return new Promise((resolve) => {
        this.release = resolve;
        this.owner.onHeld(waited);
      });
    };
    navigator.locks.request(this.name, options, hold).catch((error: unknown) => {
      if (!(error instanceof DOMException) || error.name !== "AbortError") throw error;
      // Taken by another tab; or this tab itself stopped waiting.
      if (this.release === null || this.closed) return;
      this.release = null;
      this.wait();
    });
  }

  private wait(): void {
    this.owner.onElsewhere();
    this.waiting = new AbortController();
    this.request({ signal: this.waiting.signal }, true);
  }
}
