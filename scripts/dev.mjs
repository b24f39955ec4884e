import { ensureDependencies } from "./lib/dependencies.mjs";
import { watchGradingWorker } from "./lib/grading-worker.mjs";
import { endWithChildren, runMain, runNode } from "./lib/process.mjs";
import { tools } from "./lib/project.mjs";
import { readSettings } from "./lib/settings.mjs";
import { buildWorklet, watchWorklet } from "./lib/worklet.mjs";

await runMain(async () => {
  endWithChildren(0);
  const { port, host, dataDirectory } = await readSettings(process.env);
  await ensureDependencies();
  await buildWorklet();
  await watchWorklet();
  await watchGradingWorker();
  return runNode(tools.next, ["dev", "-p", String(port), ...(host === undefined ? [] : ["-H", host])], {
    env: { NODE_ENV: "development", DATA_DIR: dataDirectory },
  });
});
