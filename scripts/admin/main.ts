import { readSecret } from "./read-secret";
import { runAdmin } from "./run";

process.exitCode = await runAdmin(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  secret: readSecret,
  env: process.env,
  now: Date.now,
});
