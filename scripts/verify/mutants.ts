import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { inProject, PlainError, say } from "@/scripts/lib/project.mjs";
import type { Claim, Result } from "@/tests/verification/claim";
import { MUTANTS, type Mutant } from "@/tests/verification/mutants";

const folder = inProject("node_modules", ".cache", "mutants");

/** Plants every mutant by itself and measures its claim. @throws PlainError naming those that nobody noticed */
export async function runMutants(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const survivors: Mutant[] = [];
  for (const [index, mutant] of MUTANTS.entries()) {
    const { worst, tolerance, unit } = await measured(mutant, index);
    const caught = !(worst <= tolerance);
    if (!caught) survivors.push(mutant);
    const found = `${worst === 0 ? "0" : worst.toPrecision(3)} ${unit}, allowed ${tolerance} ${unit}`;
    say(`${caught ? "caught  " : "SURVIVED"} ${mutant.claim}: ${mutant.fault} (${found})`);
  }
  if (survivors.length > 0)
    throw new PlainError(`${survivors.length} of ${MUTANTS.length} mutants survived.`);
  say(`All ${MUTANTS.length} mutants are caught.`);
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
