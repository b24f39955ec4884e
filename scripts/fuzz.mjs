import { ensureDependencies } from "./lib/dependencies.mjs";
import { PlainError, say } from "./lib/project.mjs";
import { bundleScript } from "./lib/script-bundle.mjs";

try {
  await ensureDependencies();
  const { fuzz } = await import(await bundleScript("scripts", "fuzz", "main.ts"));
  await fuzz(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof PlainError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
