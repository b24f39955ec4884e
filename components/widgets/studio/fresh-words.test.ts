import { describe, expect, it } from "vitest";
import { choiceWords, louderWords, revealWords } from "./fresh-words";

const THIRD_OF_MARCH = new Date(2026, 2, 3, 12).getTime();
const older = { id: "x", atMs: THIRD_OF_MARCH };
const matches = (thenDb: number, nowDb: number, change: object = {}) => [
  { sideId: "x", gainDb: thenDb, measuring: false, failed: false, ...change },
  { sideId: "y", gainDb: nowDb, measuring: false, failed: false },
];

describe("the words of a comparison with an earlier day", () => {
  it("say what was preferred", () => {
    const said = (["older", "newer", "neither"] as const).map((preferred) =>
      choiceWords({ preferred, atMs: THIRD_OF_MARCH }),
    );
    expect(said).toEqual([
      "On 3 March you preferred the older one.",
      "On 3 March you preferred the newer one.",
      "On 3 March you heard no difference.",
    ]);
    expect(revealWords("older", THIRD_OF_MARCH)).toBe("You chose the older one, of 3 March.");
    expect(revealWords("newer", THIRD_OF_MARCH)).toMatch(/as it is now, not the one of 3 March/);
  });

  it("say which had been louder by how much: the one that is lowered", () => {
    expect(louderWords(matches(0, -1.44), older, "y")).toMatch(/as it is now is 1\.4 dB louder/);
    expect(louderWords(matches(-2, 0), older, "y")).toMatch(/^The mix of 3 March is 2\.0 dB louder/);
    expect(louderWords(matches(-0.04, 0), older, "y")).toBe("Both were equally loud as they are.");
    expect(louderWords(matches(-0.06, 0), older, "y")).toMatch(/0\.1 dB louder/);
  });

  it("say nothing that is not known yet", () => {
    expect(louderWords(matches(-2, 0, { measuring: true }), older, "y")).toMatch(/still being measured/);
    expect(louderWords(matches(0, 0, { failed: true }), older, "y")).toMatch(/could not be measured/);
    expect(louderWords([], older, "y")).toMatch(/still being measured/);
  });
});
