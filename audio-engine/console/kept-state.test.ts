import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { decodeFlac } from "@/audio-engine/files/flac";
import { UNIT_PARAMETERS } from "@/audio-engine/params";
import type { Session } from "@/audio-engine/session";
import { play } from "@/tests/audio/console-helpers";
import { CORPUS, corpusAssets } from "@/tests/audio/corpus-sessions";
import { keepState } from "@/tests/helpers/kept-state";
import { computeAcousticPaths } from "./acoustic-responses";
import { Console } from "./console";

const flac = readFileSync(new URL("../../tests/audio/fixtures/pulse.flac", import.meta.url));
const assets = corpusAssets(await decodeFlac(flac));
const FRAMES = 20000;

const consoleOf = (session: Session): Console =>
  new Console({
    sides: [{ id: "a", session }],
    startSideId: "a",
    assets: ({ pcmSha256 }) => assets.get(pcmSha256)!,
    impulseResponses: computeAcousticPaths(session),
  });

/** All that were made by hand, and random ones that use every unit; the last draw the units that came last. */
const SESSIONS = [...CORPUS.slice(0, 13), ...CORPUS.slice(-1)];

it("the sessions use every unit", () => {
  const used = SESSIONS.flatMap(({ tracks, buses, master }) =>
    [...tracks, ...buses, master].flatMap(({ inserts }) => inserts.map(({ unit }) => unit)),
  );
  for (const unit of Object.keys(UNIT_PARAMETERS)) expect(used).toContain(unit);
});

describe.each(SESSIONS.map((session, index) => [session.id, session, index] as const))(
  "%s",
  (_, session, index) => {
    it("goes on from a kept state as if nothing had been played since, to the bit", () => {
      const straight = play(consoleOf(session), FRAMES);
      const console = consoleOf(session);
      // Also in the middle of a slice.
      const at = 1000 + 523 * index;
      const before = play(console, at);
      const restore = keepState(console);
      play(console, 3000);
      console.seek(700);
      play(console, 1000);
      for (let twice = 0; twice < 2; twice++) {
        restore();
        const after = play(console, FRAMES - at, [128, 31]);
        for (const side of [0, 1] as const) {
          expect(Float32Array.from([...before[side], ...after[side]])).toEqual(straight[side]);
        }
      }
    });
  },
);

it("edits are taken back as well", () => {
  const [one, other] = [CORPUS[8]!, CORPUS[9]!];
  const straight = play(consoleOf(one), FRAMES);
  const console = consoleOf(one);
  const before = play(console, 6400);
  const restore = keepState(console);
  console.editSide("a", { ...other, id: one.id });
  play(console, 6400);
  restore();
  expect(Float32Array.from([...before[0], ...play(console, FRAMES - 6400)[0]])).toEqual(straight[0]);
});
