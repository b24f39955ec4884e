import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import "@/app/globals.css";
import { useProgress } from "@/components/stores/progress-store";
import type { ProgressEvent } from "@/learning/progress";
import { DueToday } from "./due-today";
import { type ReviewLesson, ReviewPanel } from "./review-panel";

const DAY_MS = 24 * 3600 * 1000;
const LESSON: ReviewLesson = {
  lessonId: "eq",
  title: "EQ in context",
  contentVersion: "v2",
  checkpointIds: ["nasal", "cut"],
  exerciseIds: ["undo"],
  drillIds: [],
  questions: [
    {
      id: "nasal",
      question: "Where is nasal?",
      options: ["100 Hz", "1 kHz", "10 kHz"],
      answer: 1,
      explanation: "Like a telephone.",
    },
    {
      id: "cut",
      question: "Which cut?",
      options: ["This", "That"],
      answer: 0,
      explanation: "It leaves the piano.",
    },
  ],
};

let root: Root;
let host: HTMLElement;
let made = 0;

function missed(checkpointId: string, daysAgo: number): ProgressEvent {
  made += 1;
  const atMs = Date.now() - daysAgo * DAY_MS;
  const stamp = { id: `e${made}`, deviceId: "d", sequence: made, atMs, contentVersion: "v1" };
  const payload = { lessonId: "eq", checkpointId, choiceId: "2", correct: false };
  return { ...stamp, type: "checkpoint-answered", payload };
}

function show(events: readonly ProgressEvent[]): void {
  useProgress.setState({ keeping: "kept", events, drafts: [] });
  flushSync(() =>
    root.render(
      <>
        <DueToday places={[LESSON]} />
        <ReviewPanel lessons={[LESSON]} titles={{ undo: "Undo the hidden EQ" }} />
      </>,
    ),
  );
}

beforeEach(async () => {
  await page.viewport(390, 800);
  host = document.body.appendChild(document.createElement("div"));
  root = createRoot(host);
});

afterEach(() => {
  vi.restoreAllMocks();
  root.unmount();
  host.remove();
});

const newest = () => useProgress.getState().events.at(-1);

it("asks what is due one by one, by keyboard, and keeps each answer as its lesson's", async () => {
  // So drawn, three options come in the reverse order.
  const real = crypto.getRandomValues.bind(crypto);
  vi.spyOn(crypto, "getRandomValues").mockImplementation((array) =>
    array instanceof Uint32Array ? (array.fill(3) as typeof array) : real(array),
  );
  show([missed("nasal", 2), missed("cut", 1.5), missed("cut-out", 9)]);
  await expect.element(page.getByText("Due today: 2 questions.", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Ask me the questions" }).click();
  await expect.element(page.getByRole("heading", { name: "Question 1 of 2" })).toHaveFocus();
  const options = () => [...host.querySelectorAll("fieldset button")].map((each) => each.textContent);
  expect(options()).toEqual(["10 kHz", "1 kHz", "100 Hz"]);
  expect(host.textContent).not.toContain("telephone");
  expect(host.querySelectorAll("[data-answer]")).toHaveLength(0);

  await userEvent.keyboard("{Tab}{Tab}{Enter}");
  await expect.element(page.getByText(/^Yes\. Like a telephone\.$/)).toBeVisible();
  await expect.poll(newest).toMatchObject({
    type: "checkpoint-answered",
    contentVersion: "v2",
    payload: { lessonId: "eq", checkpointId: "nasal", choiceId: "1", correct: true },
  });
  const link = page.getByRole("link", { name: "Hear it again in its lesson" });
  await expect.element(link).toHaveAttribute("href", "/lessons/eq#question-nasal");
  // A second answer does not count.
  await userEvent.keyboard("{Tab}{Enter}");
  expect(useProgress.getState().events).toHaveLength(4);

  await page.getByRole("button", { name: "Next question" }).click();
  await expect.element(page.getByRole("heading", { name: "Question 2 of 2" })).toHaveFocus();
  await page.getByRole("button", { name: "That" }).click();
  await expect.element(page.getByText(/^It is “This”\. It leaves the piano\.$/)).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
  await page.getByRole("button", { name: "Finish" }).click();
  await expect
    .element(page.getByText(/^That was all for today\. The next thing comes back on/))
    .toHaveFocus();
});

it("leads to a missed exercise, and says what to do when nothing is due", async () => {
  show([]);
  await expect.element(page.getByText(/^Nothing is due today\. What you miss/)).toBeVisible();
  await expect.element(page.getByRole("link", { name: "Choose a lesson" })).toBeVisible();
  const scored: ProgressEvent = {
    ...missed("nasal", 1.2),
    type: "exercise-scored",
    payload: {
      lessonId: "eq",
      exerciseId: "undo",
      seed: 1,
      score01: 0.4,
      met: false,
      measured: {},
      selfReported: true,
    },
  };
  flushSync(() => useProgress.setState({ events: [scored] }));
  await expect.element(page.getByText(/^Due today: 1 exercise\. Come back/)).toBeVisible();
  await expect
    .element(page.getByRole("link", { name: "EQ in context" }))
    .toHaveAttribute("href", "/lessons/eq");
});
