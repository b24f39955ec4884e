import { create } from "zustand";
import { CarefulShelf } from "./careful-shelf";
import type { Delivery, OutboxEntry, OutboxShelf } from "./entry";
import { Outbox, type OutboxStatus } from "./outbox";
import { OutboxDatabase } from "./outbox-database";

interface OutboxState {
  /** What this person has handed in on this device without a receipt yet. */
  readonly entries: readonly OutboxEntry[];
  readonly status: OutboxStatus;
  /** When the server received what was sent from this page, by id. */
  readonly receivedAt: Readonly<Record<string, number>>;
  /** False where this browser does not let the page keep anything: then work is held only as long as the page is open. */
  readonly isKept: boolean;
  handIn(entry: OutboxEntry): Promise<void>;
  takeBack(id: string): Promise<void>;
  flush(): void;
}

const LOCK = "behind-the-glass.outbox";

const nowhere = () => Promise.reject(new Error("The outbox is used before it is open."));

/** The outbox of whoever is signed in on the page. */
export const useOutbox = create<OutboxState>()(() => ({
  entries: [],
  status: "idle",
  receivedAt: {},
  isKept: true,
  handIn: nowhere,
  takeBack: nowhere,
  flush: () => undefined,
}));

/** Where the browser has no locks every tab sends; the server knows twice from once. */
function exclusively(work: () => Promise<void>): Promise<void> {
  if (typeof navigator.locks === "undefined") return work();
  return navigator.locks.request(LOCK, work);
}

async function openShelf(): Promise<OutboxShelf> {
  const database = await OutboxDatabase.open().catch(() => undefined);
  return new CarefulShelf(database, () => useOutbox.setState({ isKept: false }));
}

/**
 * Opens the outbox of a person on this page: sends what waits at once, whenever the network or the page comes back, and after
 * pauses.
 * @returns closes it
 */
export function openOutbox(ownerId: string, deliver: (entry: OutboxEntry) => Promise<Delivery>): () => void {
  const leave = new AbortController();
  const open = openShelf().then((shelf) => {
    const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(LOCK);
    const show = async (): Promise<void> => {
      const entries = (await shelf.all()).filter((entry) => entry.ownerId === ownerId);
      if (!leave.signal.aborted) useOutbox.setState({ entries });
    };
    const outbox = new Outbox({
      ownerId,
      shelf,
      deliver,
      exclusively,
      later: (work, milliseconds) => {
        const timer = setTimeout(work, milliseconds);
        return () => clearTimeout(timer);
      },
      random: Math.random,
      onChange: () => {
        void show();
        channel?.postMessage("changed");
      },
      onReceipt: ({ id }, receivedAt) =>
        useOutbox.setState((state) => ({ receivedAt: { ...state.receivedAt, [id]: receivedAt } })),
      onStatus: (status) => useOutbox.setState({ status }),
    });
    channel?.addEventListener("message", () => void show());
    leave.signal.addEventListener("abort", () => {
      outbox.close();
      channel?.close();
    });
    void show();
    void outbox.flush();
    return outbox;
  });
  const flush = () => void open.then((outbox) => outbox.flush());
  const onVisible = () => document.visibilityState === "visible" && flush();
  window.addEventListener("online", flush, { signal: leave.signal });
  document.addEventListener("visibilitychange", onVisible, { signal: leave.signal });
  useOutbox.setState({
    handIn: async (entry) => (await open).add(entry),
    takeBack: async (id) => (await open).takeBack(id),
    flush,
  });
  return () => leave.abort();
}
