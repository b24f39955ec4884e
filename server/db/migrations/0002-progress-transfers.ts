import type { Migration } from "./migration";

/** Progress on its way from one device to another, for minutes and for nobody in particular. */
export const progressTransfers: Migration = {
  name: "0002-progress-transfers",
  statements: () => [
    `create table progress_transfers (
      code_hash text primary key check (length(code_hash) = 64),
      content text not null,
      created_at bigint not null,
      expires_at bigint not null
    )`,
    "create index progress_transfers_expiry on progress_transfers (expires_at)",
  ],
};
