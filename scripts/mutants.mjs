import { ensureDependencies } from "./lib/dependencies.mjs";
import { PlainError, say } from "./lib/project.mjs";
import { bundleScript } from "./lib/script-bundle.mjs";

/** Plants each fault that a claim must notice, and sees whether it does. */
try {
  await ensureDependencies();
  const { runMutants } = await import(await bundleScript("scripts", "verify", "mutants.ts"));
  await runMutants(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof PlainError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
