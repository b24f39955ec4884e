import type { OutboxEntry, OutboxShelf } from "./entry";

/** Holds what a shelf does not take (no room, not allowed) as long as the page is open, and says so. */
export class CarefulShelf implements OutboxShelf {
  private readonly held = new Map<string, OutboxEntry>();

  constructor(
    /** Undefined where there is none at all. */
    private readonly shelf: OutboxShelf | undefined,
    private readonly onHeld: () => void,
  ) {}

  async all(): Promise<readonly OutboxEntry[]> {
    const kept = (await this.shelf?.all()) ?? [];
    return [...kept.filter(({ id }) => !this.held.has(id)), ...this.held.values()];
  }

  async put(entry: OutboxEntry): Promise<void> {
    try {
      if (this.shelf === undefined) throw new Error("This browser keeps nothing.");
      await this.shelf.put(entry);
      this.held.delete(entry.id);
    } catch (error) {
      console.warn("Work that was handed in is kept only as long as this page is open.", error);
      this.held.set(entry.id, entry);
      this.onHeld();
    }
  }

  async remove(id: string): Promise<void> {
    this.held.delete(id);
    await this.shelf?.remove(id);
  }
}
