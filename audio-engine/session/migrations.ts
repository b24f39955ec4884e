import { SESSION_VERSION } from "./schema";

/** A document of one version → the same work as the next version. Plain JSON in, plain JSON out, never in place. */
export type Migration = (document: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** By the version they start from. Version 1 is the first, so nothing leads to it yet. */
export const MIGRATIONS: ReadonlyMap<number, Migration> = new Map();

/**
 * Leads an older document, step by step, to `targetVersion`. A document already there comes back as it is.
 * @throws Error when a step is missing, which is a defect of this program and not of the document.
 */
export function migrate(
  document: Readonly<Record<string, unknown>>,
  fromVersion: number,
  migrations: ReadonlyMap<number, Migration> = MIGRATIONS,
  targetVersion: number = SESSION_VERSION,
): Record<string, unknown> {
  let current: Record<string, unknown> = { ...document };
  for (let version = fromVersion; version < targetVersion; version++) {
    const step = migrations.get(version);
    if (step === undefined)
      throw new Error(`No migration leads from session version ${version} to ${version + 1}.`);
    current = { ...step(current), version: version + 1 };
  }
  return current;
}
