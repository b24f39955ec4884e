import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readWav } from "@/audio-engine/files/wav";
import { newEq, parseSessionText, type Session } from "@/audio-engine/session";
import { withInsert, withValue } from "@/audio-engine/session/address";
import { studio } from "./harness";

const folder = mkdtempSync(path.join(tmpdir(), "exercise-"));
const at = (name: string): string => path.join(folder, name);
const SOUND = ["--sound", "noise", "--seed", "7"];

async function begin(name: string): Promise<Session> {
  const { status, error } = await studio(["exercise", "undo-hidden-eq", at(name), ...SOUND]);
  expect({ status, error }).toEqual({ status: 0, error: "" });
  return parseSessionText(readFileSync(path.join(at(name), "start.session.json"), "utf8"));
}

async function grade(session: Session) {
  writeFileSync(at("answer.json"), JSON.stringify(session));
  const { status, out, error } = await studio([
    "grade",
    "undo-hidden-eq",
    at("answer.json"),
    ...SOUND,
    "--json",
  ]);
  expect({ status, error }).toEqual({ status: 0, error: "" });
  return JSON.parse(out);
}

describe("exercise and grade", () => {
  test("a variant is drawn, worked on and marked as in the page", async () => {
    const start = await begin("first");
    const sounds = ["heard.wav", "original.wav"].map((name) =>
      readWav(readFileSync(path.join(at("first"), name))),
    );
    expect(readdirSync(at("first")).sort()).toEqual(["heard.wav", "original.wav", "start.session.json"]);
    expect(sounds.map(({ frames, bits }) => [frames, bits])).toEqual([
      [288000, 24],
      [288000, 24],
    ]);

    expect(await grade(start)).toMatchObject({ outcome: "not-yet", guard: "effort" });
    expect(await grade(withValue(start, "asset/faderDb", -1))).toMatchObject({ guard: "in-range" });
    const guess = await grade(withValue(start, "asset/eq/low-mid/gainDb", 12));
    expect(guess).toMatchObject({ outcome: "scored" });
    // What was hidden, turned round, is the answer.
    const undone = guess.reveal.truth.tracks[0].inserts[0].params.bands.map((band: { gainDb: number }) => ({
      ...band,
      gainDb: -band.gainDb,
    }));
    const answer = withInsert(start, "asset", "eq", () => newEq("eq", undone));
    const best = await grade(answer);
    expect(best).toMatchObject({ outcome: "scored", met: true, score01: 1 });
    expect(guess.score01).toBeLessThan(best.score01);
    // Pages count their variants; the sound is known by its hash.
    const renamed: Session = JSON.parse(JSON.stringify(answer).replaceAll("variant-1-b", "variant-9-b"));
    expect(renamed).not.toEqual(answer);
    expect(await grade(renamed)).toEqual(best);

    const words = await studio(["grade", "undo-hidden-eq", at("answer.json"), ...SOUND]);
    expect(words.out).toMatch(/^Score: 100 of 100, met\nUndone: /);
  });

  test("bad input is one line, status 2 and no folder", async () => {
    const start = await begin("second");
    writeFileSync(at("start.json"), JSON.stringify(start));
    const lines: Record<string, readonly [readonly string[], RegExp]> = {
      exercise: [
        ["grade", "guess-the-key", at("start.json")],
        /^There is no exercise "guess-the-key"; there are .*undo-hidden-eq, /,
      ],
      sound: [
        ["exercise", "undo-hidden-eq", at("new"), "--sound", "kazoo"],
        /^There is no sound "kazoo"; there are noise, /,
      ],
      seed: [
        ["exercise", "undo-hidden-eq", at("new"), "--seed", "-1"],
        /^--seed takes a number from 0 to 4294967295/,
      ],
      "half a seed": [["exercise", "undo-hidden-eq", at("new"), "--seed", "0.5"], /whole number/],
      "a folder that exists": [["exercise", "undo-hidden-eq", at("second"), ...SOUND], /exists already/],
      "no folder to be in": [["exercise", "undo-hidden-eq", at("no/where"), ...SOUND], /does not exist/],
      "another variant": [
        ["grade", "undo-hidden-eq", at("start.json"), "--sound", "noise", "--seed", "8"],
        /another sound than seed 8 of noise/,
      ],
      "a session of no exercise": [
        ["grade", "undo-hidden-eq", "docs/examples/eq-on-guitar.session.json", ...SOUND],
        /another sound/,
      ],
      "no session": [["grade", "undo-hidden-eq", "README.md"], /cannot be read as JSON/],
    };
    for (const [name, [args, sentence]] of Object.entries(lines)) {
      const { status, out, error } = await studio(args);
      expect({ name, status, out, error }).toEqual({
        name,
        status: 2,
        out: "",
        error: expect.stringMatching(sentence),
      });
      expect(error).toMatch(/^[^\n]+\.\n$/);
    }
    expect(readdirSync(folder)).not.toContain("new");
  });
});
