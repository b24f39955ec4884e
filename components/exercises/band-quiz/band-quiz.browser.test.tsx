import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import "@/app/globals.css";
import { LessonProvider } from "@/components/stores/lesson-context";
import { useProgress } from "@/components/stores/progress-store";
import type { BandAnswer, DrillMaterial } from "@/learning/drills/public";
import { PracticeClient, type PracticePort } from "@/learning/practice/client";
import type { PracticeCommand, PracticeReply } from "@/learning/practice/protocol";
import { progressEventSchema } from "@/learning/progress/reading";
import { findNumbers } from "@/tests/helpers/find-numbers";
import { noise, practice } from "@/tests/helpers/practice-harness";
import { QuizRun } from "./quiz-run";

vi.setConfig({ testTimeout: 60_000 });

const LESSON = { lessonId: "eq-in-context", contentVersion: "v1" };
const SEED = 9;
const PATIENCE = { timeout: 30_000 };

let root: Root;
let host: HTMLElement;

beforeEach(async () => {
  await page.viewport(900, 900);
  drawSeeds(SEED);
  useProgress.setState({ keeping: "kept", events: [], drafts: [] });
  host = document.body.appendChild(document.createElement("div"));
  root = createRoot(host);
});

afterEach(() => {
  vi.restoreAllMocks();
  root.unmount();
  host.remove();
});

/** Seeds, and nothing else that is random, become this one. */
function drawSeeds(seed: number): void {
  const real = crypto.getRandomValues.bind(crypto);
  vi.spyOn(crypto, "getRandomValues").mockImplementation((array) =>
    array instanceof Uint32Array ? (array.fill(seed) as typeof array) : real(array),
  );
}

function show(client: PracticeClient, asked: DrillMaterial[] = []): void {
  const loadMaterial = async (material: DrillMaterial) => {
    asked.push(material);
    return noise;
  };
  flushSync(() =>
    root.render(
      <LessonProvider lesson={LESSON}>
        <QuizRun id="bands" drillId="hear-a-band" client={client} loadMaterial={loadMaterial} />
      </LessonProvider>,
    ),
  );
}

const button = (name: string | RegExp) => page.getByRole("button", { name });
const heading = (name: string | RegExp) => page.getByRole("heading", { name });
const choices = (): HTMLButtonElement[] => {
  const groups = [...host.querySelectorAll("fieldset")];
  const group = groups.find((each) =>
    each.querySelector(":scope > legend")?.textContent?.startsWith("Which band"),
  );
  return [...(group?.querySelectorAll("button") ?? [])];
};
const events = () => useProgress.getState().events.map((event) => progressEventSchema.parse(event));

it("asks, keeps the answer secret until it is given, and records it", async () => {
  const { client, messages } = practice();
  show(client);
  await button("Start").click();
  await expect.element(heading("Question 1"), PATIENCE).toHaveFocus();

  const before = host.outerHTML;
  expect(choices()).toHaveLength(4);
  const looks = choices().map((choice) => {
    const copy = choice.cloneNode(true) as HTMLElement;
    copy.removeAttribute("aria-keyshortcuts");
    for (const text of copy.querySelectorAll("span")) if (text.children.length === 0) text.textContent = "";
    return copy.outerHTML;
  });
  expect(new Set(looks).size, "choices that differ in nothing but their words and keys").toBe(1);
  const shown = choices().map(
    ({ innerText }) => Number.parseFloat(innerText) * (/kHz/.test(innerText) ? 1000 : 1),
  );
  expect(shown).toEqual([...shown].sort((a, b) => a - b));

  await userEvent.keyboard("2");
  await expect.element(heading(/^(Right|No: it was)/), PATIENCE).toHaveFocus();
  const reply = messages.find((message) => message.type === "answered");
  if (reply?.type !== "answered") throw new Error("nothing was answered");
  const { item, correct, answerIndex } = reply.answer;
  expect(findNumbers(before, [item.gainDb, item.q])).toEqual([]);
  expect(choices()[answerIndex]).toHaveAttribute("data-mark", "right");
  expect(choices().filter((choice) => choice.hasAttribute("data-mark"))).toHaveLength(correct ? 1 : 2);

  await expect.poll(() => events().length).toBe(1);
  expect(events()[0]).toMatchObject({
    type: "drill-answered",
    payload: { lessonId: LESSON.lessonId, skill: "hear-a-band.noise", item, correct, selfReported: true },
  });

  await button("Next question").click();
  await expect.element(heading("Question 2"), PATIENCE).toHaveFocus();
  expect(choices().some((choice) => choice.hasAttribute("data-mark"))).toBe(false);
  await button("End the run here").click();
  await expect.element(heading("The run has ended")).toHaveFocus();
  await expect.poll(() => events().length).toBe(2);
  expect(events()[1]).toMatchObject({
    type: "drill-finished",
    payload: { thresholdOctaves: null, answers: 1 },
  });
});

it("a key answers once, and not where text is typed or with a command key", async () => {
  const { client, messages } = practice();
  show(client);
  await button("Start").click();
  await expect.element(heading("Question 1"), PATIENCE).toHaveFocus();
  await userEvent.keyboard("{Control>}1{/Control}5");
  expect(messages.filter(({ type }) => type === "answer-item")).toEqual([]);
  await userEvent.keyboard("123");
  await expect.element(heading(/^(Right|No: it was)/), PATIENCE).toHaveFocus();
  expect(messages.filter(({ type }) => type === "answer-item")).toHaveLength(1);
});

it("a finished run says how finely the student hears, then offers the song and what was missed", async () => {
  const item = { centreHz: 500, gainDb: 10, q: 1.5, spacingOctaves: 1 };
  const summary = { thresholdOctaves: 0.42, answers: 1, correct: 0, missed: [item] };
  const answer: BandAnswer = {
    correct: false,
    answerIndex: 2,
    distanceOctaves: 1,
    score01: 0.5,
    item,
    review: false,
    summary,
  };
  const asked: DrillMaterial[] = [];
  const { client, commands } = scripted(answer);
  show(client, asked);
  await button("Start").click();
  await expect.element(heading("Question 1"), PATIENCE).toHaveFocus();
  await userEvent.keyboard("2");
  await expect.element(heading("No: it was 500 Hz, boxy")).toHaveFocus();
  await expect.element(page.getByText(/raised by 10 dB, one octave above what you chose/)).toBeVisible();
  await button("See how finely you hear").click();
  await expect.element(page.getByText(/^You hear ± 0\.4 octave\./)).toBeVisible();
  await expect.poll(() => events().map(({ type }) => type)).toEqual(["drill-answered", "drill-finished"]);
  await button("Another run, with what you missed").click();
  await expect.element(heading("Question 1"), PATIENCE).toHaveFocus();
  const starts = commands.filter((command) => command.type === "start-drill");
  expect(starts.map(({ due }) => due)).toEqual([[], [item]]);
  await button("End the run here").click();
  await button("Now with the song").click();
  await expect.element(heading("Question 1"), PATIENCE).toHaveFocus();
  expect(asked).toEqual(["noise", "noise", "song"]);
});

it("a worker that dies ends the run with a sentence and a way on", async () => {
  const { client } = scripted(null);
  show(client);
  await button("Start").click();
  await expect.element(heading("Question 1"), PATIENCE).toHaveFocus();
  await userEvent.keyboard("1");
  await expect.element(page.getByRole("alert"), PATIENCE).toHaveTextContent(/stopped after an error of ours/);
  await button("Start a new run").click();
  await expect.element(heading("Question 1"), PATIENCE).toHaveFocus();
});

/** A worker that knows one item and one answer to it; null: it dies of being asked. */
function scripted(answer: BandAnswer | null) {
  const commands: PracticeCommand[] = [];
  const pcm = {
    channels: [new Int32Array(48000), new Int32Array(48000)],
    bits: 24,
    frames: 48000,
    sampleRateHz: 48000,
  } as const;
  const sound = (digit: string) =>
    ({ asset: { kind: "rendered", id: "item", pcmSha256: digit.repeat(64) }, pcm }) as const;
  const client = new PracticeClient(() => {
    const port: PracticePort = {
      onmessage: null,
      onerror: null,
      terminate: () => undefined,
      postMessage: (command) => {
        commands.push(command);
        if (command.type === "answer-item" && answer === null) port.onerror?.(new ErrorEvent("error"));
        const reply = replyTo(command);
        if (reply !== null) port.onmessage?.(new MessageEvent("message", { data: reply }));
      },
    };
    return port;
  });
  function replyTo(command: PracticeCommand): PracticeReply | null {
    if (!("requestId" in command)) return null;
    const { requestId } = command;
    if (command.type === "start-drill") return { type: "drill-started", requestId, runId: "run" };
    if (command.type === "next-item") {
      const choicesHz = [125, 250, 500, 1000];
      const item = { itemId: `item-${requestId}`, choicesHz, spacingOctaves: 1, review: false };
      return { type: "item", requestId, item: { ...item, reference: sound("a"), heard: sound("b") } };
    }
    return command.type === "answer-item" && answer !== null ? { type: "answered", requestId, answer } : null;
  }
  return { client, commands };
}
