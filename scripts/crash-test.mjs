import { ensureDependencies } from "./lib/dependencies.mjs";
import { ensurePostgres, startPostgres } from "./lib/postgres.mjs";
import { PlainError, say } from "./lib/project.mjs";
import { bundleScript } from "./lib/script-bundle.mjs";

/** Kills a process that stores what students hand in, again and again, on both databases. */
const rounds = Number(process.argv[2] ?? 50);
try {
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new PlainError(
      "Usage: npm run -s crash-test -- ROUNDS (a whole number from 1 up; 50 when not given)",
    );
  await ensureDependencies();
  const { crashTest } = await import(await bundleScript("tests", "database", "crash-test.ts"));
  const { url, stop } = await startPostgres(await ensurePostgres());
  try {
    process.exitCode = await crashTest(rounds, url);
  } finally {
    await stop();
  }
} catch (error) {
  if (!(error instanceof PlainError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
