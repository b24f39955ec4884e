import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import "@/app/globals.css";
import {
  EMPTY_SNAPSHOT,
  EQ_BAND_PARAMETERS,
  type EqBand,
  printValue,
  type Session,
  studioEngine,
} from "@/audio-engine";
import { LessonProvider } from "@/components/stores/lesson-context";
import { useProgress } from "@/components/stores/progress-store";
import { UNDO_HIDDEN_EQ } from "@/learning/exercises/public";
import { PracticeClient, type PracticePort } from "@/learning/practice/client";
import { PracticeService } from "@/learning/practice/service";
import { progressEventSchema } from "@/learning/progress/reading";
import { findNumbers } from "@/tests/helpers/find-numbers";
import { inverse, noise, practice, secretOf, withBands } from "@/tests/helpers/practice-harness";
import { MeasuredRounds } from "../measured";
import { seedOfDraft, workSession } from "../measured/work";
import { HIDDEN_EQ_LOOK } from "./hidden-eq-look";

vi.setConfig({ testTimeout: 60_000 });

const EXERCISE = UNDO_HIDDEN_EQ.id;
const SEED = 11;
const LESSON = { lessonId: "eq-in-context", contentVersion: "v1" };
const PATIENCE = { timeout: 30_000 };

let root: Root;
let host: HTMLElement;
let secret: readonly EqBand[];

beforeEach(async () => {
  await page.viewport(900, 900);
  secret = await secretOf(EXERCISE, SEED, noise);
  useProgress.setState({ keeping: "kept", events: [], drafts: [] });
  host = document.body.appendChild(document.createElement("div"));
  root = createRoot(host);
});

afterEach(() => {
  root.unmount();
  host.remove();
});

function show(client: PracticeClient): void {
  flushSync(() =>
    root.render(
      <LessonProvider lesson={LESSON}>
        <MeasuredRounds
          id="undo"
          info={UNDO_HIDDEN_EQ}
          look={HIDDEN_EQ_LOOK}
          client={client}
          load={async () => noise}
        />
      </LessonProvider>,
    ),
  );
}

/** What the student left here: a variant of the known seed, with these bands on it. */
async function leaveDraft(bands?: readonly EqBand[]): Promise<void> {
  const twin = await practice().client.generate(EXERCISE, SEED, noise);
  const work = workSession(twin);
  const session: Session = bands === undefined ? work : withBands(work, bands);
  const stamp = { deviceId: "device", sequence: 0, atMs: 0, contentVersion: "v1" };
  useProgress.setState({
    drafts: [{ ...stamp, widgetId: "undo.yours", lessonId: LESSON.lessonId, session }],
  });
}

/** All that a curious student finds in the page, in what React knows of its fields, and in what is kept. */
function everythingInThePage() {
  const { events, drafts, state } = useProgress.getState();
  const fields = [...host.querySelectorAll("input, select")].map((field) => Object.values({ ...field }));
  const values = [...host.querySelectorAll("input")].map(({ value }) => value);
  const kept = { ...localStorage };
  return { html: host.outerHTML, title: document.title, fields, values, kept, events, drafts, state };
}

/** Where the hidden bands stand: as numbers anywhere, and as the page prints them. */
function leaks(): string[] {
  const everything = everythingInThePage();
  const numbers = secret.flatMap(({ frequencyHz, gainDb, q }) => [frequencyHz, gainDb, q]);
  const printed = secret.flatMap(({ frequencyHz, gainDb }) => [
    printValue(EQ_BAND_PARAMETERS.frequencyHz, frequencyHz),
    printValue(EQ_BAND_PARAMETERS.gainDb, gainDb),
  ]);
  const text = everything.html + JSON.stringify([everything.values, everything.kept, everything.drafts]);
  return [...findNumbers(everything, numbers), ...printed.filter((each) => text.includes(each))];
}

const button = (name: string) => page.getByRole("button", { name });
const check = () => button("Check my answer");

it("nothing in the page tells what is hidden, not even after a refusal", async () => {
  await leaveDraft();
  const { client } = practice();
  show(client);
  await expect.element(check(), PATIENCE).toBeVisible();
  expect(leaks()).toEqual([]);
  await check().click();
  await expect.element(page.getByText(/^Not yet\. You have not changed/), PATIENCE).toBeVisible();
  expect(leaks()).toEqual([]);
  expect(useProgress.getState().events).toEqual([]);
  await expect.element(check()).toBeVisible();
});

it("work that was left is there again, is marked, shown, kept, and gives way to a new variant", async () => {
  await leaveDraft(inverse(secret));
  const { client, messages } = practice();
  show(client);
  await expect.element(check(), PATIENCE).toBeVisible();
  await check().click();
  const heading = page.getByRole("heading", { name: "You have it" });
  await expect.element(heading, PATIENCE).toHaveFocus();
  await expect.element(page.getByText(/^Undone: your sound differs/)).toBeVisible();
  expect(leaks().length, "what was hidden is shown now").toBeGreaterThanOrEqual(2 * secret.length);
  for (const name of ["Original", "Yours", "Changed"]) await expect.element(button(name)).toBeVisible();

  await expect.poll(() => useProgress.getState().events.length).toBe(1);
  const [event] = useProgress.getState().events;
  expect(progressEventSchema.parse(event)).toMatchObject({
    type: "exercise-scored",
    payload: { lessonId: LESSON.lessonId, exerciseId: EXERCISE, seed: SEED, met: true, selfReported: true },
  });
  const draft = () => useProgress.getState().drafts[0]?.session;
  await vi.waitFor(() => expect(seedOfDraft(EXERCISE, draft())).not.toBe(SEED));

  const next = seedOfDraft(EXERCISE, draft());
  await button("Another one").click();
  await expect.element(check(), PATIENCE).toBeVisible();
  const asked = messages.filter((message) => message.type === "generate").map(({ seed }) => seed);
  expect(asked).toEqual([SEED, next]);
});

it("an edit by keyboard is kept under the variant's seed", async () => {
  await leaveDraft();
  show(practice().client);
  await expect.element(check(), PATIENCE).toBeVisible();
  (page.getByRole("slider", { name: "Gain" }).element() as HTMLElement).focus();
  await userEvent.keyboard("{ArrowUp}");
  await vi.waitFor(() => {
    const session = useProgress.getState().drafts[0]?.session;
    const insert = session?.tracks[0]?.inserts[0];
    expect(insert?.unit === "eq" && insert.params.bands[0]?.gainDb).toBeGreaterThan(0);
    expect(seedOfDraft(EXERCISE, session)).toBe(SEED);
  });
});

it("a worker that dies while marking costs nothing", async () => {
  await leaveDraft(inverse(secret));
  show(new PracticeClient(mortalPorts()));
  await expect.element(check(), PATIENCE).toBeVisible();
  await check().click();
  await expect.element(page.getByRole("alert"), PATIENCE).toHaveTextContent(/check again/);
  await check().click();
  await expect.element(page.getByRole("heading", { name: "You have it" }), PATIENCE).toHaveFocus();
});

it("sounds and owner are let go with the widget", async () => {
  const load = vi.spyOn(studioEngine(), "load");
  show(practice().client);
  await expect.poll(() => load.mock.calls.length, PATIENCE).toBe(1);
  const ownerId = load.mock.calls[0]?.[0].ownerId ?? "";
  await expect.poll(() => studioEngine().getSnapshot(ownerId).state, PATIENCE).toBe("ready");
  root.unmount();
  expect(studioEngine().getSnapshot(ownerId)).toEqual(EMPTY_SNAPSHOT);
});

/** Ports of which the first dies when it is to mark. */
function mortalPorts(): () => PracticePort {
  let opened = 0;
  return () => {
    opened += 1;
    const isFirst = opened === 1;
    const port: PracticePort = {
      onmessage: null,
      onerror: null,
      terminate: () => undefined,
      postMessage: (command) => {
        if (isFirst && command.type === "score") port.onerror?.(new ErrorEvent("error"));
        else void service.handle(structuredClone(command));
      },
    };
    const service = new PracticeService({
      fetchSound: () => Promise.reject(new Error("noise needs no file")),
      report: (error) => console.error(error),
      post: (reply) => port.onmessage?.(new MessageEvent("message", { data: structuredClone(reply) })),
    });
    return port;
  };
}
