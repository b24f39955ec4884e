import { expect, it } from "vitest";
import { newBus, newSession, newTrack } from "@/audio-engine";
import { guessedBalanceLu, guessRange, startOfRound, verdict, withHeadroom } from "./guess";

it("a fader adds to its own part what it says", () => {
  expect(guessedBalanceLu(-0.34, 3.5, 6.5)).toBeCloseTo(2.66, 12);
});

it("the hidden fader reaches beyond what is usual on both sides, and every round begins elsewhere", () => {
  const { minDb, maxDb } = guessRange(3.5);
  expect(guessedBalanceLu(-0.34, 3.5, maxDb)).toBeGreaterThan(4);
  expect(guessedBalanceLu(-0.34, 3.5, minDb)).toBeLessThan(-10);
  const starts = [0, 1, 2, 3].map((round) => startOfRound(3.5, round));
  expect(new Set(starts).size).toBe(4);
  expect(starts.every((db) => db >= minDb && db <= maxDb)).toBe(true);
  // No round begins inside the window.
  expect(starts.every((db) => db - 3.5 < 0 || db - 3.5 > 4 - 0.34)).toBe(true);
});

it("headroom is taken from everything that meets in the master, and from nothing twice", () => {
  const input = { kind: "clips" as const, clips: [] };
  const session = newSession({
    id: "s",
    title: "S",
    engineVersion: 1,
    lengthFrames: 1,
    tracks: [
      newTrack({ id: "kick", name: "Kick", input, output: "drums" }),
      newTrack({ id: "voice", name: "Voice", input, faderDb: 7.5 }),
    ],
    buses: [newBus({ id: "drums", name: "Drums" })],
  });
  const lower = withHeadroom(session);
  expect([...lower.tracks, ...lower.buses].map(({ faderDb }) => faderDb)).toEqual([0, 3.5, -4]);
});

it("a guess is told against what is usual", () => {
  expect(verdict(-3, [0, 4])).toMatch(/^Further back/);
  expect(verdict(2, [0, 4])).toMatch(/^Inside/);
  expect(verdict(5, [0, 4])).toMatch(/^Further in front/);
});
