import { pauseAfter } from "./outbox";

/** What the server has answered to a draft. */
export type DraftAnswer =
  /** `isYours` is false where a newer one came from another tab or device. */
  | {
      readonly outcome: "kept";
      readonly revision: number;
      readonly isYours: boolean;
      readonly savedAt: number;
    }
  | { readonly outcome: "later" }
  /** It takes no drafts of this attempt any more. */
  | { readonly outcome: "ended" };

/** Where the last state of a work is, as its student is told. */
export type DraftStatus =
  | { readonly at: "start" }
  | { readonly at: "device" }
  | { readonly at: "server"; readonly savedAt: number }
  /** The server has a newer one from another tab or device; the next edit goes over it. */
  | { readonly at: "elsewhere" }
  | { readonly at: "page" }
  | { readonly at: "ended" };

export interface DraftHost<Work> {
  /** The revision that the server has at the beginning; 0: none. */
  readonly revision: number;
  /** @throws where the device keeps nothing */
  keepOnDevice(work: Work, revision: number, isSent: boolean): Promise<void>;
  send(work: Work, revision: number): Promise<DraftAnswer>;
  /** @returns what calls it off */
  later(work: () => void, milliseconds: number): () => void;
  random(): number;
  onStatus(status: DraftStatus): void;
}

/** Edits that follow each other so closely go to the server as one. */
const SEND_AFTER_MS = 1200;

/** Keeps the last state of a work: on the device at once, on the server when the hands rest. */
export class DraftSaver<Work> {
  private work: Work | null = null;
  private known: number;
  private failures = 0;
  private isSending = false;
  private isEnded = false;
  private isKeptHere = true;
  private callOff: () => void = () => undefined;

  constructor(private readonly host: DraftHost<Work>) {
    this.known = host.revision;
  }

  /** What the server has, as far as is known here. */
  get revision(): number {
    return this.known;
  }

  edit(work: Work): void {
    if (this.isEnded) return;
    this.work = work;
    void this.keepHere(work, false).then(() => {
      if (this.work === work) this.host.onStatus({ at: this.isKeptHere ? "device" : "page" });
    });
    this.sendIn(SEND_AFTER_MS);
  }

  /** Sends what waits, now. */
  flush(): void {
    if (this.work !== null) this.sendIn(0);
  }

  /** Ends it: the work was handed in, or the page is left. */
  close(): void {
    this.isEnded = true;
    this.callOff();
  }

  private sendIn(milliseconds: number): void {
    this.callOff();
    this.callOff = this.host.later(() => void this.sendNow(), milliseconds);
  }

  private async sendNow(): Promise<void> {
    const { work } = this;
    if (work === null || this.isSending || this.isEnded) return;
    this.isSending = true;
    const answer = await this.host.send(work, this.known + 1);
    this.isSending = false;
    if (answer.outcome === "later") return this.tryLater();
    if (answer.outcome === "ended") return this.end();
    this.failures = 0;
    this.known = answer.revision;
    if (this.work !== work) return this.sendIn(0);
    this.work = null;
    if (answer.isYours) await this.keepHere(work, true);
    this.host.onStatus(answer.isYours ? { at: "server", savedAt: answer.savedAt } : { at: "elsewhere" });
  }

  private async keepHere(work: Work, isSent: boolean): Promise<void> {
    this.isKeptHere = await this.host.keepOnDevice(work, this.known, isSent).then(
      () => true,
      () => false,
    );
  }

  private tryLater(): void {
    this.failures += 1;
    if (!this.isEnded) this.sendIn(pauseAfter(this.failures, this.host.random()));
  }

  private end(): void {
    this.close();
    this.host.onStatus({ at: "ended" });
  }
}
