import { ensureBuild } from "./lib/build.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { endWithChildren, runMain, runNode } from "./lib/process.mjs";
import { say, tools } from "./lib/project.mjs";
import { checkPortIsFree, readSettings } from "./lib/settings.mjs";

await runMain(async () => {
  endWithChildren(0);
  const { port, host, dataDirectory } = await readSettings(process.env);
  await ensureDependencies();
  await ensureBuild();
  await checkPortIsFree(port, host);
  say(`Serving the course on http://${host ?? "localhost"}:${port} (Ctrl-C ends it) …`);
  return runNode(tools.next, ["start", "-p", String(port), ...(host === undefined ? [] : ["-H", host])], {
    env: { NODE_ENV: "production", DATA_DIR: dataDirectory },
  });
});
