import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ENGINE_VERSION } from "@/audio-engine/console/engine-version";
import { resultOf } from "./claim";
import { CLAIMS } from "./claims";
import { MUTANTS } from "./mutants";
import type { Verification } from "./stored";

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
const stored: Verification = JSON.parse(read("content/verification.json"));

describe.each(CLAIMS.map((claim) => [claim.title, claim] as const))("%s", (_, claim) => {
  const result = resultOf(claim);

  it("keeps its promise", () => {
    expect(result.values).toBeGreaterThan(0);
    expect(result.worst).toBeLessThanOrEqual(claim.tolerance);
  });

  it("is shown on the page as it is (npm run verify writes it anew)", () => {
    const shown = stored.results.find(({ id }) => id === claim.id);
    expect(shown).toMatchObject({
      title: claim.title,
      promise: claim.promise,
      reference: claim.reference,
      tolerance: claim.tolerance,
      unit: claim.unit,
      values: result.values,
    });
    // What rounding leaves of a measurement may differ between versions of Node.
    expect(Math.abs(shown!.worst - result.worst)).toBeLessThanOrEqual(0.001 * claim.tolerance);
  });

  it("has a mutant beyond its tolerance", () => {
    expect(MUTANTS.some((mutant) => mutant.claim === claim.id)).toBe(true);
  });
});

describe("what is kept of a verification run", () => {
  it("is of this engine, and of these claims alone", () => {
    expect(stored.engineVersion).toBe(ENGINE_VERSION);
    expect(stored.results.map(({ id }) => id)).toEqual(CLAIMS.map(({ id }) => id));
  });
});

describe("mutants", () => {
  it.each(MUTANTS.map((mutant) => [`${mutant.claim}: ${mutant.fault}`, mutant] as const))(
    "find their place: %s",
    (_, { file, find, claim }) => {
      expect(read(file).split(find)).toHaveLength(2);
      expect(CLAIMS.map(({ id }) => id)).toContain(claim);
    },
  );
});
