import { openStore } from "../../server/db/store";
import type { StoreKind } from "../../server/db/tables";
import { PROGRAMS } from "./writer-programs";

/** A process of its own that works on a store until it is done or killed; for the tests of several processes. */
const [name = "", kind = "", place = "", ...args] = process.argv.slice(2);
const program = PROGRAMS[name];
if (program === undefined) throw new Error(`There is no program ${name}.`);
const store = await openStore({ kind: kind as StoreKind, place });
await program(store, args);
await store.close();
