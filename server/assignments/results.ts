import type { AssignmentRow, EpochMs } from "../db/tables";
import type { Terms } from "./terms";

/** From when on a student sees results; null: at once. */
export const resultsOpenFrom = (
  { resultsOpenAt }: Pick<AssignmentRow, "resultsOpenAt">,
  { closesAt }: Terms,
): EpochMs | null => resultsOpenAt ?? closesAt;
