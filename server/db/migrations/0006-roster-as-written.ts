import type { Migration } from "./migration";

/** Names on a roster as they were written; until now only what they are compared by was kept, and shown. */
export const rosterAsWritten: Migration = {
  name: "0006-roster-as-written",
  statements: () => ["alter table roster_names add column name text"],
};
