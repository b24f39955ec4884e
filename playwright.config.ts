import { defineConfig } from "@playwright/test";

const port = Number(process.env.E2E_PORT ?? "4173");
const PATIENCE_MS = 180_000;
const addressOf = (each: number) => `http://127.0.0.1:${each}`;
const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";

const DEVELOPMENT = "**/development.spec.ts";
/** In a browser that has one. */
const MICROPHONE = "**/your-ten-seconds.spec.ts";

/** The server that `npm start` or `npm run dev` runs. */
const serverOf = (script: "start" | "dev", ownPort: number) => ({
  command: `exec node scripts/${script}.mjs`,
  url: `${addressOf(ownPort)}/api/health`,
  env: { PORT: String(ownPort), HOST: "127.0.0.1", DATA_DIR: "test-results/data" },
  reuseExistingServer: false,
  gracefulShutdown: { signal: "SIGTERM", timeout: 8000 } as const,
  timeout: 300_000,
});

export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  forbidOnly: true,
  fullyParallel: true,
  retries: 0,
  // Sound takes its time: seconds of it are heard, on machines that may run slower than it plays. No wait gives up
  // before its test does.
  timeout: PATIENCE_MS,
  expect: { timeout: PATIENCE_MS },
  // No more than a small machine has cores: with three, sound came late enough to fail what listens for it.
  workers: 2,
  use: { launchOptions: { executablePath, args: ["--no-sandbox"] } },
  projects: [
    // The long ones first: at the end the other workers would have nothing to do.
    { name: "development", testMatch: DEVELOPMENT, use: { baseURL: addressOf(port + 1) } },
    { name: "microphone", testMatch: MICROPHONE, use: { baseURL: addressOf(port) } },
    { name: "production", testIgnore: [DEVELOPMENT, MICROPHONE], use: { baseURL: addressOf(port) } },
  ],
  webServer: [
    // What a person runs: `start` builds first when a source has changed, so that no old build is tested.
    serverOf("start", port),
    serverOf("dev", port + 1),
  ],
});
