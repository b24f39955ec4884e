import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";

/** Takes functions away from `Math` before the engine is loaded, for good: it has a process of its own. */
const WITHOUT_MATH = "audio-engine/render/corpus.test.ts";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");

export default defineConfig({
  resolve: { alias: { "@": root } },
  test: {
    // A bound for what hangs; a busy machine is no fault of the course.
    testTimeout: 60_000,
    // One for each core: vitest would leave one of two idle.
    maxWorkers: availableParallelism(),
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          environment: "node",
          // To load the same modules anew for each file would take a fifth of the time. What a test changes, it puts back.
          isolate: false,
          setupFiles: ["tests/helpers/compare-samples.ts"],
          include: [
            "{audio-engine,learning,server,components,scripts}/**/*.test.{ts,tsx}",
            "tests/{content,fuzz,helpers,house,verification}/**/*.test.ts",
          ],
          exclude: ["**/*.browser.test.{ts,tsx}", WITHOUT_MATH],
        },
      },
      {
        extends: true,
        test: { name: "equal-bits", environment: "node", include: [WITHOUT_MATH] },
      },
      {
        extends: true,
        test: {
          name: "database",
          environment: "node",
          // As above.
          isolate: false,
          include: ["tests/database/**/*.test.ts"],
          globalSetup: ["tests/database/start-postgres.ts"],
          setupFiles: ["tests/database/cheap-passwords.ts"],
        },
      },
      {
        extends: true,
        // What next's build puts into its own code: a test in the browser has no `process`.
        optimizeDeps: { rolldownOptions: { transform: { define: { "process.env": "{}" } } } },
        test: {
          name: "browser",
          include: ["tests/audio/**/*.test.ts", "components/**/*.browser.test.{ts,tsx}"],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            api: { host: "127.0.0.1" },
            provider: playwright({
              launchOptions: {
                executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
                args: ["--no-sandbox", "--autoplay-policy=no-user-gesture-required"],
              },
            }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
});
