import { runStudio } from "./run";

// Whoever reads the result may have enough of it before its end (`| head`).
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = await runStudio(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  isScreen: process.stderr.isTTY === true,
  now: () => performance.now(),
});
