import { runNode } from "./lib/process.mjs";
import { PlainError, say, tools } from "./lib/project.mjs";
import { bundleScript } from "./lib/script-bundle.mjs";

/** Renders the course's sounds and checks them; see docs/songs.md. Running the course never needs this. */
try {
  const { runSongs } = await import(await bundleScript("scripts", "songs", "main.ts"));
  await runSongs(process.argv.slice(2));
  await runNode(tools.biome, ["format", "--write", "content/songs", "content/takes"]);
} catch (error) {
  if (!(error instanceof PlainError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
