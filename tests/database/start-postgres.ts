import type { TestProject } from "vitest/node";
import { ensurePostgres, startPostgres } from "../../scripts/lib/postgres.mjs";

declare module "vitest" {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

/** One PostgreSQL for all tests of a run; each test makes databases of its own on it. */
export default async function setup(project: TestProject) {
  const { url, stop } = await startPostgres(await ensurePostgres());
  project.provide("postgresUrl", url);
  return stop;
}
