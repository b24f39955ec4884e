import { describe, expect, it } from "vitest";
import { levelled, levelledWords } from "./normalise";
import { SERVICES } from "./services";

const service = (id: string) => SERVICES.find((each) => each.id === id)!;
const play = (integratedLufs: number, truePeakDbtp: number, id: string) =>
  levelled({ integratedLufs, truePeakDbtp }, service(id));

describe("a service's levelling", () => {
  it("plays Spotify's own example as Spotify says: −20 LUFS with a peak of −5 goes to −16", () => {
    expect(play(-20, -5, "spotify")).toEqual({
      gainDb: 4,
      integratedLufs: -16,
      truePeakDbtp: -1,
      heldBy: "peaks",
    });
  });

  it("turns what is loud down with its peaks, and loses nothing else", () => {
    expect(play(-8, -1, "spotify")).toEqual({
      gainDb: -6,
      integratedLufs: -14,
      truePeakDbtp: -7,
      heldBy: null,
    });
    expect(play(-8, -1, "apple").gainDb).toBe(-8);
  });

  it("leaves what is soft alone where nothing is published, and what has no room", () => {
    expect(play(-20, -5, "apple")).toMatchObject({ gainDb: 0, heldBy: "not-published" });
    expect(play(-17, -0.2, "spotify")).toMatchObject({ gainDb: 0, heldBy: "peaks" });
  });

  it("says it in words", () => {
    expect(
      [play(-8, -1, "spotify"), play(-14, -1, "spotify"), play(-20, -5, "spotify")].map(levelledWords),
    ).toEqual([
      "turned down by 6.0 dB",
      "left as it is",
      "turned up by 4.0 dB, and no further: its peaks are in the way",
    ]);
  });
});
