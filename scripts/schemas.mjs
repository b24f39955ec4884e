import { mkdirSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { inProject, say } from "./lib/project.mjs";

// Writes public/schemas/session.v1.json from the schema in force.
await ensureDependencies();
const esbuild = await import("esbuild");
const bundle = inProject("node_modules", ".cache", "schemas.mjs");
await esbuild.build({
  entryPoints: [inProject("audio-engine", "session", "json-schema.ts")],
  outfile: bundle,
  bundle: true,
  platform: "node",
  format: "esm",
  packages: "external",
  tsconfig: inProject("tsconfig.json"),
  logLevel: "error",
});
const { sessionJsonSchema } = await import(pathToFileURL(bundle).href);
const file = inProject("public", "schemas", "session.v1.json");
mkdirSync(inProject("public", "schemas"), { recursive: true });
writeFileSync(file, `${JSON.stringify(sessionJsonSchema(), null, 2)}\n`);
say(`${file} is written.`);
