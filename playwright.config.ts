import { defineConfig } from "@playwright/test";

const port = Number(process.env.E2E_PORT ?? "4173");
const address = `http://127.0.0.1:${port}`;
const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  forbidOnly: true,
  fullyParallel: true,
  retries: 0,
  workers: 2,
  use: {
    baseURL: address,
    launchOptions: { executablePath, args: ["--no-sandbox"] },
  },
  webServer: {
    // What a person runs: it builds first when a source has changed, so that no old build is tested.
    command: "exec node scripts/start.mjs",
    url: `${address}/api/health`,
    env: { PORT: String(port), HOST: "127.0.0.1", DATA_DIR: "test-results/data" },
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 8000 },
    timeout: 300_000,
  },
});
