import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { inProject, PlainError, say } from "@/scripts/lib/project.mjs";
import type { Claim, Result } from "@/tests/verification/claim";
import { MUTANTS, type Mutant, TEST_MUTANTS, type TestMutant } from "@/tests/verification/mutants";
import { runPlanted } from "./planted-test";

const folder = inProject("node_modules", ".cache", "mutants");

/** A fault that leads further beyond its tolerance than this many times proves little, unless none is smaller. */
const JUST_BEYOND = 5;

/**
 * Plants every mutant by itself and measures its claim, or runs its test.
 * @param only claims, or parts of the names of test files, whose mutants are planted; all when empty
 * @throws PlainError when one was not noticed, or is too gross to prove anything
 */
export async function runMutants(only: readonly string[]): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const claimed = MUTANTS.filter(({ claim }) => only.length === 0 || only.includes(claim));
  const tested = TEST_MUTANTS.filter(
    ({ test }) => only.length === 0 || only.some((part) => test.includes(part)),
  );
  if (claimed.length + tested.length === 0) throw new PlainError(`No mutant belongs to ${only.join(", ")}.`);
  const verdicts: Verdict[] = [];
  for (const [index, mutant] of claimed.entries()) verdicts.push(await measuredVerdict(mutant, index));
  for (const mutant of tested) verdicts.push(await testedVerdict(mutant));
  const bad = verdicts.filter((verdict) => verdict !== "caught  ");
  if (bad.length > 0) {
    throw new PlainError(`${bad.length} of ${verdicts.length} mutants survived or are too gross.`);
  }
  say(`All ${verdicts.length} mutants are caught.`);
}

async function measuredVerdict(mutant: Mutant, index: number): Promise<Verdict> {
  const { worst, tolerance, unit } = await measured(mutant, index);
  const verdict = verdictOf(mutant, worst, tolerance);
  const found = `${worst === 0 ? "0" : worst.toPrecision(3)} ${unit}, allowed ${Number(tolerance.toPrecision(3))} ${unit}`;
  say(`${verdict} ${mutant.claim}: ${mutant.fault} (${found})`);
  return verdict;
}

async function testedVerdict(mutant: TestMutant): Promise<Verdict> {
  const { ran, failed } = await runPlanted(mutant, withFault(mutant));
  if (ran === 0) throw new PlainError(`${mutant.test} has no test named “${mutant.named}”.`);
  const verdict = failed > 0 ? "caught  " : "SURVIVED";
  say(`${verdict} ${mutant.test}, ${mutant.named}: ${mutant.fault} (${failed} of ${ran} tests fail)`);
  return verdict;
}

function withFault({ file, find, replace }: Mutant | TestMutant): string {
  const source = readFileSync(inProject(file), "utf8");
  if (source.split(find).length !== 2)
    throw new PlainError(`${file} no longer holds “${find}” exactly once.`);
  return source.replace(find, () => replace);
}

type Verdict = "caught  " | "SURVIVED" | "GROSS   ";

function verdictOf({ coarseBecause }: Mutant, worst: number, tolerance: number): Verdict {
  if (worst <= tolerance) return "SURVIVED";
  // Where nothing is allowed, anything is just beyond.
  const isGross = tolerance > 0 && !(worst <= JUST_BEYOND * tolerance);
  return isGross && coarseBecause === undefined ? "GROSS   " : "caught  ";
}

async function measured(mutant: Mutant, index: number): Promise<Result> {
  const planted = inProject(mutant.file);
  const source = withFault(mutant);
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
            path === planted ? { contents: source, loader: "ts" } : null,
          );
        },
      },
    ],
  });
  const { CLAIMS, resultOf }: { CLAIMS: Claim[]; resultOf: (claim: Claim) => Result } = await import(
    pathToFileURL(outfile).href
  );
  return resultOf(CLAIMS.find(({ id }) => id === mutant.claim)!);
}
