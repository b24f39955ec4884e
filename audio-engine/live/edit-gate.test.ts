import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { newSession, type Session } from "@/audio-engine/session";
import { EditGate } from "./edit-gate";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const session = (title: string): Session => newSession({ id: "s", title, engineVersion: 1, lengthFrames: 1 });

test("the first edit goes at once, a run of edits about thirty times a second, and the last always", () => {
  const sent: string[] = [];
  const gate = new EditGate((_, { title }) => sent.push(title));
  gate.edit("a", session("0"));
  expect(sent).toEqual(["0"]);
  for (let i = 1; i <= 100; i++) {
    gate.edit("a", session(String(i)));
    vi.advanceTimersByTime(10);
  }
  vi.runAllTimers();
  expect(sent.at(-1)).toBe("100");
  expect(sent.length).toBeGreaterThanOrEqual(28);
  expect(sent.length).toBeLessThanOrEqual(33);
});

test("each side keeps its newest", () => {
  const sent: string[] = [];
  const gate = new EditGate((sideId, { title }) => sent.push(sideId + title));
  gate.edit("a", session("0"));
  gate.edit("a", session("1"));
  gate.edit("b", session("1"));
  gate.edit("b", session("2"));
  vi.runAllTimers();
  expect(sent).toEqual(["a0", "a1", "b2"]);
});

test("what is cleared is not sent", () => {
  const sent: string[] = [];
  const gate = new EditGate((_, { title }) => sent.push(title));
  gate.edit("a", session("0"));
  gate.edit("a", session("1"));
  gate.clear();
  vi.runAllTimers();
  expect(sent).toEqual(["0"]);
});
