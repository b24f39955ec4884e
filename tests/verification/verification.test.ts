import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ENGINE_VERSION } from "@/audio-engine/console/engine-version";
import { resultOf } from "./claim";
import { AREAS, CLAIMS } from "./claims";
import { MUTANTS, TEST_MUTANTS } from "./mutants";
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
    const shown = AREAS.flatMap(({ title, claims }) => claims.map(({ id }) => [title, id]));
    expect(stored.results.map(({ area, id }) => [area, id])).toEqual(shown);
  });
});

describe("mutants", () => {
  const named = [
    ...MUTANTS.map((mutant) => [`${mutant.claim}: ${mutant.fault}`, mutant] as const),
    ...TEST_MUTANTS.map((mutant) => [`${mutant.test}: ${mutant.fault}`, mutant] as const),
  ];
  it.each(named)("find their place: %s", (_, mutant) => {
    expect(read(mutant.file).split(mutant.find)).toHaveLength(2);
    if ("claim" in mutant) expect(CLAIMS.map(({ id }) => id)).toContain(mutant.claim);
    else expect(existsSync(new URL(`../../${mutant.test}`, import.meta.url))).toBe(true);
  });
});
