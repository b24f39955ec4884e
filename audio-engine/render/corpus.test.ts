import "@/tests/helpers/engine-without-math-functions";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ENGINE_VERSION } from "@/audio-engine/console/engine-version";
import { decodeFlac } from "@/audio-engine/files/flac";
import { UNIT_CHOICES, UNIT_PARAMETERS } from "@/audio-engine/params";
import { parseSession } from "@/audio-engine/session";
import { CORPUS, corpusAssets, rangeOf } from "@/tests/audio/corpus-sessions";
import { RANDOM_SESSION_COUNT, RANDOM_UNITS } from "@/tests/audio/random-sessions";
import { printSha256 } from "./print-hash";
import { renderSession } from "./render-session";

const flac = readFileSync(new URL("../../tests/audio/fixtures/pulse.flac", import.meta.url));
const assets = corpusAssets(await decodeFlac(flac));

describe("the corpus of prints", () => {
  it("has, in Node, the bits that are stored for this engine version", async () => {
    const prints: Record<string, { frames: number; sha256: string }> = {};
    for (const session of CORPUS) {
      const { print, frames } = await renderSession({
        session,
        assets: (ref) => assets.get(ref.pcmSha256)!,
        ...rangeOf(session),
      });
      // A hash of nothing, or of no numbers, would be equal everywhere too.
      expect(print.every((samples) => samples.every(Number.isFinite)) && print[0].some((x) => x !== 0)).toBe(
        true,
      );
      prints[session.id] = { frames, sha256: await printSha256(print) };
    }
    const received = `${JSON.stringify({ engineVersion: ENGINE_VERSION, prints }, null, 2)}\n`;
    await expect(
      received,
      "Bits of a print changed. If that was not meant, find out why. If it was, raise ENGINE_VERSION in " +
        "console/engine-version.ts by one (once per release) and store the new prints with `npx vitest run -u`",
    ).toMatchFileSnapshot("../../tests/audio/corpus.json");
  });

  it("has twenty random sessions and more, all valid, over every unit and every choice", () => {
    const random = CORPUS.filter(({ id }) => id.startsWith("random-"));
    expect(random.length).toBe(RANDOM_SESSION_COUNT);
    expect(random.length).toBeGreaterThanOrEqual(20);
    for (const session of random) expect(parseSession(structuredClone(session))).toEqual(session);
    expect([...RANDOM_UNITS].sort()).toEqual(Object.keys(UNIT_PARAMETERS).sort());
    const inserts = random.flatMap(({ tracks, buses }) =>
      [...tracks, ...buses].flatMap(({ inserts }) => inserts),
    );
    const made = new Set(
      inserts.map(({ unit, params }) => ("kind" in params ? `${unit} ${params.kind}` : unit)),
    );
    const wanted = Object.keys(UNIT_PARAMETERS).flatMap((unit) => {
      const choices: Readonly<Record<string, { kind: { options: readonly { value: string }[] } }>> =
        UNIT_CHOICES;
      return choices[unit]?.kind.options.map(({ value }) => `${unit} ${value}`) ?? [unit];
    });
    expect([...made].sort()).toEqual(wanted.sort());
  });
});
