import { FAULTS, faultyAssetId } from "./catalogue";
import { hissFrames } from "./voice";

/** One pair of content/takes/faults.json. */
export interface FaultDescription {
  readonly id: string;
  readonly fault: string;
  readonly cleanAssetId: string;
  readonly faultyAssetId: string;
  /** In the units of their names; formulas are in scripts/songs/faults/formulas.ts. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly words: string;
}

export function faultsDocument(): { readonly faults: readonly FaultDescription[] } {
  return {
    faults: FAULTS.map((entry) => ({
      id: entry.id,
      fault: entry.fault,
      cleanAssetId: entry.cleanAssetId,
      faultyAssetId: faultyAssetId(entry),
      parameters:
        entry.id === "sibilant" ? { ...entry.parameters, hissFrames: hissFrames() } : entry.parameters,
      words: entry.words,
    })),
  };
}
