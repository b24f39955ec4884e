import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { inProject, PlainError } from "./project.mjs";

const folder = inProject("node_modules", ".cache", "scripts");

/**
 * Bundles a program written in TypeScript, so that plain Node can run it.
 * @param {...string} entry where it begins, as parts of a path inside the project
 * @returns {Promise<string>} address of an ES module to import
 */
export async function bundleScript(...entry) {
  const name = entry.join("/");
  if (!existsSync(inProject(...entry))) throw new PlainError(`${name} is missing: there is nothing to run.`);
  const esbuild = await import("esbuild");
  const result = await esbuild
    .build({
      entryPoints: [inProject(...entry)],
      bundle: true,
      write: false,
      outfile: `${folder}/main.mjs`,
      platform: "node",
      format: "esm",
      target: "node20",
      packages: "external",
      external: [inProject("scripts", "lib", "*")],
      tsconfig: inProject("tsconfig.json"),
      logLevel: "error",
    })
    .catch(() => {
      throw new PlainError(`${name} could not be bundled; esbuild says why above.`);
    });
  const code = result.outputFiles[0]?.contents ?? new Uint8Array();
  const file = `${folder}/${createHash("sha256").update(code).digest("hex").slice(0, 16)}.mjs`;
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    // A second command that starts at the same moment must never import half a file.
    writeFileSync(`${file}.${process.pid}`, code);
    renameSync(`${file}.${process.pid}`, file);
  }
  return pathToFileURL(file).href;
}
