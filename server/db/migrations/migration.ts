import type { StoreKind } from "../tables";

/** A step of the schema. Once released it is never changed: what is wrong is mended by the next one. */
export interface Migration {
  readonly name: string;
  readonly statements: (kind: StoreKind) => readonly string[];
}
