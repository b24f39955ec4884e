import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { inProject, PlainError, say } from "@/scripts/lib/project.mjs";
import type { Claim, Result } from "@/tests/verification/claim";
import { MUTANTS, type Mutant } from "@/tests/verification/mutants";

const folder = inProject("node_modules", ".cache", "mutants");

/** A fault that leads further beyond its tolerance than this many times proves little, unless none is smaller. */
const JUST_BEYOND = 5;

/**
 * Plants every mutant by itself and measures its claim.
 * @param only claims to test; all when empty
 * @throws PlainError when one was not noticed, or is too gross to prove anything
 */
export async function runMutants(only: readonly string[]): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const chosen = MUTANTS.filter(({ claim }) => only.length === 0 || only.includes(claim));
  if (chosen.length === 0) throw new PlainError(`No mutant belongs to ${only.join(", ")}.`);
  const verdicts: Verdict[] = [];
  for (const [index, mutant] of chosen.entries()) {
    const { worst, tolerance, unit } = await measured(mutant, index);
    const verdict = verdictOf(mutant, worst, tolerance);
    verdicts.push(verdict);
    const found = `${worst === 0 ? "0" : worst.toPrecision(3)} ${unit}, allowed ${Number(tolerance.toPrecision(3))} ${unit}`;
    say(`${verdict} ${mutant.claim}: ${mutant.fault} (${found})`);
  }
  const bad = verdicts.filter((verdict) => verdict !== "caught  ");
  if (bad.length > 0) {
    throw new PlainError(`${bad.length} of ${chosen.length} mutants survived or are too gross.`);
  }
  say(`All ${chosen.length} mutants are caught.`);
}

type Verdict = "caught  " | "SURVIVED" | "GROSS   ";

function verdictOf({ coarseBecause }: Mutant, worst: number, tolerance: number): Verdict {
  if (worst <= tolerance) return "SURVIVED";
  // Where nothing is allowed, anything is just beyond.
  const isGross = tolerance > 0 && !(worst <= JUST_BEYOND * tolerance);
  return isGross && coarseBecause === undefined ? "GROSS   " : "caught  ";
}

async function measured({ claim, file, find, replace }: Mutant, index: number): Promise<Result> {
  const planted = inProject(file);
  const source = readFileSync(planted, "utf8");
  if (source.split(find).length !== 2)
    throw new PlainError(`${file} no longer holds “${find}” exactly once.`);
  const outfile = `${folder}/${index}.mjs`;
  await build({
    stdin: {
      contents: `export { CLAIMS } from "@/tests/verification/claims"; export { resultOf } from "@/tests/verification/claim";`,
      resolveDir: inProject(),
      loader: "ts",
    },
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    tsconfig: inProject("tsconfig.json"),
    plugins: [
      {
        name: "mutant",
        setup: ({ onLoad }) => {
          onLoad({ filter: /\.ts$/ }, ({ path }) =>
            path === planted ? { contents: source.replace(find, () => replace), loader: "ts" } : null,
          );
        },
      },
    ],
  });
  const { CLAIMS, resultOf }: { CLAIMS: Claim[]; resultOf: (claim: Claim) => Result } = await import(
    pathToFileURL(outfile).href
  );
  return resultOf(CLAIMS.find(({ id }) => id === claim)!);
}
