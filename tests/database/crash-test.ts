import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openStore } from "../../server/db/store";
import { killWhileWriting } from "./killing";

/**
 * The test of killed writers, for longer.
 * @returns exit status: 1 when anything that was acknowledged is lost
 */
export async function crashTest(rounds: number, postgresUrl: string): Promise<0 | 1> {
  const folder = mkdtempSync(path.join(tmpdir(), "crash-test-"));
  let isGood = true;
  for (const place of [
    { kind: "sqlite" as const, place: path.join(folder, "classroom.sqlite") },
    { kind: "postgres" as const, place: postgresUrl },
  ]) {
    const store = await openStore(place);
    const { acknowledged, lost, halves } = await killWhileWriting(store, place, rounds);
    await store.close();
    isGood &&= lost.length === 0 && halves === 0;
    const counts = `${acknowledged} receipts given, ${lost.length} lost, ${halves} half stored`;
    process.stdout.write(`${place.kind}: killed ${rounds} times while writing; ${counts}\n`);
  }
  rmSync(folder, { recursive: true, force: true });
  return isGood ? 0 : 1;
}
