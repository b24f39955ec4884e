import { startVitest } from "vitest/node";
import { inProject, PlainError } from "@/scripts/lib/project.mjs";
import type { TestMutant } from "@/tests/verification/mutants";

/** What became of the tests that must notice a fault. */
export interface PlantedRun {
  readonly ran: number;
  readonly failed: number;
}

/**
 * Runs the tests of a file whose names hold the mutant's words, with its fault planted.
 * @param source the faulty file
 * @throws PlainError when the file with the fault cannot even be loaded: that would prove nothing
 */
export async function runPlanted({ test, named, file }: TestMutant, source: string): Promise<PlantedRun> {
  const planted = inProject(file);
  const vitest = await startVitest(
    "test",
    [test],
    {
      root: inProject(),
      config: false,
      watch: false,
      environment: "node",
      testNamePattern: named.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"),
      testTimeout: 60_000,
      reporters: [{}],
    },
    {
      resolve: { alias: { "@": inProject() } },
      plugins: [
        { name: "mutant", enforce: "pre", load: (id) => (id.split("?")[0] === planted ? source : null) },
      ],
    },
  );
  const modules = vitest.state.getTestModules();
  const states = modules.flatMap((module) =>
    [...module.children.allTests()].map((each) => each.result().state),
  );
  const broken = [...modules.flatMap((module) => module.errors()), ...vitest.state.getUnhandledErrors()];
  await vitest.close();
  // It sets the exit status of this process for failures that are wanted here.
  process.exitCode = 0;
  if (broken.length > 0) throw new PlainError(`${test} could not be run with a fault in ${file}.`);
  const ran = states.filter((state) => state === "passed" || state === "failed");
  return { ran: ran.length, failed: ran.filter((state) => state === "failed").length };
}
