import { classroom } from "./0001-classroom";
import { progressTransfers } from "./0002-progress-transfers";
import { marking } from "./0005-marking";
import type { Migration } from "./migration";

/** In the order in which they run. */
export const MIGRATIONS: readonly Migration[] = [classroom, progressTransfers, marking];
