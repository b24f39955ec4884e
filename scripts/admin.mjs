import { ensureDependencies } from "./lib/dependencies.mjs";
import { PlainError, say } from "./lib/project.mjs";
import { bundleScript } from "./lib/script-bundle.mjs";

try {
  await ensureDependencies();
  await import(await bundleScript("scripts", "admin", "main.ts"));
} catch (error) {
  if (!(error instanceof PlainError)) throw error;
  say(error.message);
  process.exitCode = 2;
}
