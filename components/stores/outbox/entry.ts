/** Why a window of a goal is missed on purpose. */
export interface WorkNote {
  readonly goalId: string;
  readonly text: string;
  /** From when on, at 48 kHz; null: all the way. */
  readonly atFrame: number | null;
}

/** A work as it is kept while somebody is at it. */
export interface KeptWork {
  readonly work: string;
  readonly notes: readonly WorkNote[];
}

/** A piece of work on its way to the class, from the click until its receipt. */
export interface OutboxEntry {
  /** UUID that was made at the click. */
  readonly id: string;
  /** Whose work it is: on a shared device nobody sends it for them. */
  readonly ownerId: string;
  readonly assignmentId: string;
  readonly variantId: string;
  readonly title: string;
  /** As text, because its hash is what the receipt is for. */
  readonly work: string;
  /** Left out by pages before there were any. */
  readonly notes?: readonly WorkNote[];
  /** By this device's clock. */
  readonly madeAt: number;
  /** Why the server will not take it, in one sentence; null while it is on its way. */
  readonly refused: string | null;
}

/** What the server has answered to an entry. */
export type Delivery =
  | { readonly outcome: "received"; readonly receivedAt: number }
  /** Not reached, or too busy: nothing is known, it is sent again. */
  | { readonly outcome: "later" }
  /** Somebody has to sign in before it is sent again. */
  | { readonly outcome: "sign-in" }
  | { readonly outcome: "refused"; readonly sentence: string };

/** Where entries survive the page. */
export interface OutboxShelf {
  all(): Promise<readonly OutboxEntry[]>;
  put(entry: OutboxEntry): Promise<void>;
  remove(id: string): Promise<void>;
}
