import type { Kysely, Transaction } from "kysely";
import type { StoreKind, Tables } from "./tables";

/** What a query needs: the store's own connections, or a transaction on one of them. */
export type Reader = Kysely<Tables>;

/** A transaction that may write; made by `write` alone. */
export type Writer = Transaction<Tables>;

export interface Store {
  readonly kind: StoreKind;
  readonly db: Kysely<Tables>;
  /** A SQLite file's path, or a PostgreSQL address. */
  readonly place: string;
  close(): Promise<void>;
}
