import type { Delivery, OutboxEntry, OutboxShelf } from "./entry";

/** What an outbox needs of the page around it. */
export interface OutboxHost {
  readonly ownerId: string;
  readonly shelf: OutboxShelf;
  deliver(entry: OutboxEntry): Promise<Delivery>;
  /** One tab at a time does the work; the others wait and find it done. */
  exclusively(work: () => Promise<void>): Promise<void>;
  /** @returns what calls it off */
  later(work: () => void, milliseconds: number): () => void;
  /** 0 … 1 */
  random(): number;
  /** The shelf has other content than before. */
  onChange(): void;
  onReceipt(entry: OutboxEntry, receivedAt: number): void;
  onStatus(status: OutboxStatus): void;
}

/** `waiting`: it is tried again by itself. */
export type OutboxStatus = "idle" | "sending" | "waiting" | "sign-in";

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

/** How long to wait after so many failures: twice as long each time, and never as long as another device. */
export const pauseAfter = (failures: number, random01: number): number =>
  Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1)) * (0.5 + random01);

/**
 * Work that was handed in and has no receipt yet. It is on the shelf before it is sent, and leaves it only for a receipt, or when
 * its student takes back what was refused. Sending the same twice is no harm: the server knows it by its id.
 */
export class Outbox {
  private failures = 0;
  private running: Promise<void> | null = null;
  private isWanted = false;
  private callOff: () => void = () => undefined;
  private isClosed = false;

  constructor(private readonly host: OutboxHost) {}

  /** Resolves when the entry is on the shelf; sending goes on by itself. @throws what the shelf throws */
  async add(entry: OutboxEntry): Promise<void> {
    await this.host.shelf.put(entry);
    this.host.onChange();
    void this.flush();
  }

  /** Takes back what was refused. */
  async takeBack(id: string): Promise<void> {
    await this.host.shelf.remove(id);
    this.host.onChange();
  }

  /** Sends what waits. Called again while it runs, it runs once more. */
  flush(): Promise<void> {
    this.isWanted = true;
    this.running ??= this.run().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  close(): void {
    this.isClosed = true;
    this.callOff();
  }

  private async run(): Promise<void> {
    while (this.isWanted && !this.isClosed) {
      this.isWanted = false;
      this.callOff();
      await this.host
        .exclusively(() => this.sendAll())
        .catch((error: unknown) => {
          console.error(error);
          this.tryLater();
        });
    }
  }

  private async sendAll(): Promise<void> {
    for (;;) {
      const entries = await this.host.shelf.all();
      const next = entries.find(({ ownerId, refused }) => ownerId === this.host.ownerId && refused === null);
      if (next === undefined || this.isClosed) return this.rest("idle");
      this.host.onStatus("sending");
      const delivery = await this.host.deliver(next);
      if (delivery.outcome === "later") return this.tryLater();
      if (delivery.outcome === "sign-in") return this.rest("sign-in");
      await this.settle(next, delivery);
    }
  }

  private async settle(
    entry: OutboxEntry,
    delivery: Extract<Delivery, { outcome: "received" | "refused" }>,
  ): Promise<void> {
    if (delivery.outcome === "received") {
      await this.host.shelf.remove(entry.id);
      this.host.onReceipt(entry, delivery.receivedAt);
    } else {
      await this.host.shelf.put({ ...entry, refused: delivery.sentence });
    }
    this.failures = 0;
    this.host.onChange();
  }

  private rest(status: "idle" | "sign-in"): void {
    this.failures = 0;
    this.host.onStatus(status);
  }

  private tryLater(): void {
    this.failures += 1;
    this.host.onStatus("waiting");
    if (this.isClosed) return;
    this.callOff = this.host.later(() => void this.flush(), pauseAfter(this.failures, this.host.random()));
  }
}
