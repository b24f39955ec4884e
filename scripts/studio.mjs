import { pathToFileURL } from "node:url";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { PlainError, say } from "./lib/project.mjs";
import { bundleStudio } from "./lib/studio-bundle.mjs";

try {
  await ensureDependencies();
  await import(pathToFileURL(await bundleStudio()).href);
} catch (error) {
  if (!(error instanceof PlainError)) throw error;
  say(error.message);
  process.exitCode = 2;
}
