import { inProject, PlainError, say } from "./lib/project.mjs";

/** Renders the course's sounds and checks them; see docs/songs.md. Running the course never needs this. */
async function main() {
  const esbuild = await import("esbuild");
  const outfile = inProject("node_modules", ".cache", "songs", `main.${process.pid}.mjs`);
  await esbuild.build({
    entryPoints: [inProject("scripts", "songs", "main.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    external: [inProject("scripts", "lib", "project.mjs")],
    tsconfig: inProject("tsconfig.json"),
    logLevel: "error",
  });
  const { runSongs } = await import(outfile);
  await runSongs(process.argv.slice(2));
}

try {
  await main();
} catch (error) {
  if (!(error instanceof PlainError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
