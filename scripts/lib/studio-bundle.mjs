import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { inProject, PlainError } from "./project.mjs";

const entry = inProject("scripts", "studio", "main.ts");
const folder = inProject("node_modules", ".cache", "studio");

/**
 * Bundles the command line, so that plain Node can run it.
 * @returns {Promise<string>} path of an ES module that runs the command in process.argv when imported
 */
export async function bundleStudio() {
  if (!existsSync(entry))
    throw new PlainError("scripts/studio/main.ts is missing: there is no command line to run.");
  const esbuild = await import("esbuild");
  const result = await esbuild
    .build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      platform: "node",
      format: "esm",
      target: "node20",
      packages: "external",
      tsconfig: inProject("tsconfig.json"),
      logLevel: "error",
    })
    .catch(() => {
      throw new PlainError("The command line could not be bundled; esbuild says why above.");
    });
  const code = result.outputFiles[0]?.contents ?? new Uint8Array();
  const file = `${folder}/${createHash("sha256").update(code).digest("hex").slice(0, 16)}.mjs`;
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    // A second command that starts at the same moment must never import half a file.
    writeFileSync(`${file}.${process.pid}`, code);
    renameSync(`${file}.${process.pid}`, file);
  }
  return file;
}
