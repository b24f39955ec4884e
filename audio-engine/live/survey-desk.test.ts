import { expect, test } from "vitest";
import { loudnessHistoryOf } from "@/audio-engine/dsp/loudness-history";
import { newSession, type Session } from "@/audio-engine/session";
import { SurveyDesk } from "./survey-desk";

const session = (title: string): Session => newSession({ id: "s", title, engineVersion: 1, lengthFrames: 1 });
const peaks = { min: new Float32Array(0), max: new Float32Array(0) };
const loudness = loudnessHistoryOf([new Float32Array(0), new Float32Array(0)]);

/** A desk whose renders end when the test says so. */
function openDesk() {
  const started: string[] = [];
  const finish: (() => void)[] = [];
  const desk = new SurveyDesk(({ title }) => {
    started.push(title);
    return new Promise((resolve, reject) => {
      finish.push(() =>
        title === "broken"
          ? reject(new Error("broken"))
          : resolve({ integratedLufs: -20, loudness, peaks, frames: 1 }),
      );
    });
  });
  const step = async (): Promise<void> => {
    finish.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { desk, started, step };
}

test("one at a time, the latest question first", async () => {
  const { desk, started, step } = openDesk();
  const all = ["first", "second", "third"].map((title) => desk.survey(session(title), null));
  expect(started).toEqual(["first"]);
  await step();
  await step();
  await step();
  expect(started).toEqual(["first", "third", "second"]);
  await Promise.all(all);
});

test("the same session and region are rendered once; another region is another question", async () => {
  const { desk, started, step } = openDesk();
  const one = desk.survey(session("same"), null);
  expect(desk.survey(session("same"), null)).toBe(one);
  void desk.survey(session("same"), { startFrame: 0, endFrame: 1 });
  await step();
  await step();
  expect(started).toEqual(["same", "same"]);
});

test("a failure is told, does not stop the others, and is tried again", async () => {
  const { desk, started, step } = openDesk();
  const broken = desk.survey(session("broken"), null);
  const next = desk.survey(session("next"), null);
  const told = expect(broken).rejects.toThrow("broken");
  await step();
  await told;
  await step();
  await next;
  void desk.survey(session("broken"), null).catch(() => undefined);
  expect(started).toEqual(["broken", "next", "broken"]);
});
