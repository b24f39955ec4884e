import { ensureDependencies } from "./lib/dependencies.mjs";
import { endWithChildren, runMain } from "./lib/process.mjs";
import { buildWorklet } from "./lib/worklet.mjs";

await runMain(async () => {
  endWithChildren();
  await ensureDependencies();
  await buildWorklet();
});
