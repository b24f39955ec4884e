import { useState } from "react";
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { lanePoints, newSession, newTrack, type Session } from "@/audio-engine";
import "@/app/globals.css";
import { useEditedSession } from "@/components/stores/use-workbench";
import {
  createWorkbenchStore,
  editedSession,
  type WorkbenchStore,
} from "@/components/stores/workbench-store";
import { LaneEditor } from "./lane-editor";

const SECOND = 48000;
const FADER = "voice/faderDb";
const song: Session = newSession({
  id: "song",
  title: "Song",
  engineVersion: 1,
  lengthFrames: 10 * SECOND,
  tempoBpm: 120,
  tracks: [newTrack({ id: "voice", name: "Voice", input: { kind: "clips", clips: [] } })],
});
const FORM = [{ name: "Verse", startFrame: 0, endFrame: 10 * SECOND }];
const CHOICES = [
  { address: FADER, label: "Voice: Fader" },
  { address: "voice/pan", label: "Voice: Pan" },
];

let root: Root;
let host: HTMLElement;
let store: WorkbenchStore;

function Bench() {
  const [workbench] = useState(() =>
    createWorkbenchStore(
      { matched: false, sides: [{ id: "a", label: "A", kind: "session", session: song }] },
      "a",
    ),
  );
  store = workbench;
  const { edit, endGesture } = workbench.getState();
  return (
    <LaneEditor
      session={useEditedSession(workbench)}
      choices={CHOICES}
      form={FORM}
      peaks={null}
      edit={edit}
      onCommit={endGesture}
    />
  );
}

const points = () =>
  lanePoints(editedSession(store.getState()), FADER).map(({ atFrame, value, curve }) => ({
    seconds: atFrame / SECOND,
    value,
    curve,
  }));
const grip = (name: RegExp) => page.getByRole("button", { name });

beforeEach(async () => {
  await page.viewport(900, 800);
  host = document.body.appendChild(document.createElement("div"));
  host.style.width = "700px";
  root = createRoot(host);
  flushSync(() => root.render(<Bench />));
});

afterEach(() => {
  root.unmount();
  host.remove();
});

it("is drawn by keyboard alone: added, moved in time and value, added behind, deleted, undone", async () => {
  const add = page.getByRole("button", { name: "Add a point where it plays" });
  (add.element() as HTMLElement).focus();
  await userEvent.keyboard("{Enter}");
  await expect.element(grip(/^Point 1 of 1: 0 seconds, Verse/)).toHaveFocus();
  await userEvent.keyboard("{ArrowRight}{ArrowRight}{ArrowDown}");
  expect(points()).toHaveLength(1);
  expect(points()[0]?.seconds).toBe(1);
  expect(points()[0]?.value).toBeLessThan(0);
  await userEvent.keyboard("{Enter}");
  await expect.element(grip(/^Point 2 of 2/)).toHaveFocus();
  expect(points()[1]?.seconds).toBe(1.5);
  await userEvent.keyboard("{Shift>}{ArrowRight}{/Shift}");
  expect(points()[1]?.seconds).toBeCloseTo(1.51, 9);
  await userEvent.keyboard("{Delete}");
  await expect.element(grip(/^Point 1 of 1/)).toHaveFocus();
  store.getState().undo();
  await expect.element(grip(/^Point 2 of 2/)).toBeVisible();
});

it("is drawn by hand: a double-click adds, a drag moves, one drag is one undo", async () => {
  const plane = page.getByRole("group", { name: "Points of Voice: Fader" }).element();
  const { left, top, width, height } = plane.getBoundingClientRect();
  const at = (x01: number, y01: number) => ({
    clientX: left + x01 * width,
    clientY: top + y01 * height,
    bubbles: true,
  });
  flushSync(() => plane.dispatchEvent(new MouseEvent("dblclick", at(0.5, 0.3))));
  expect(points().map(({ seconds }) => seconds)).toEqual([0, expect.closeTo(5, 1)]);
  const element = grip(/^Point 2 of 2/).element();
  const pointer = { pointerId: 1, button: 0, isPrimary: true };
  // A made pointer cannot be captured.
  element.setPointerCapture = () => undefined;
  element.dispatchEvent(new PointerEvent("pointerdown", { ...pointer, ...at(0.5, 0.3) }));
  flushSync(() => element.dispatchEvent(new PointerEvent("pointermove", { ...pointer, ...at(0.6, 0.5) })));
  flushSync(() => element.dispatchEvent(new PointerEvent("pointermove", { ...pointer, ...at(0.75, 0.99) })));
  element.dispatchEvent(new PointerEvent("pointerup", { ...pointer, ...at(0.75, 0.99) }));
  expect(points()[1]).toMatchObject({ seconds: 7.5, value: -100 });
  store.getState().undo();
  expect(points()[1]?.seconds).toBeCloseTo(5, 1);
});

it("takes typed times and values, steps as well as lines, and stands in a table", async () => {
  await page.getByRole("button", { name: "Add a point where it plays" }).click();
  await page.getByLabelText("At second").fill("4");
  await userEvent.keyboard("{Enter}");
  expect(points()[0]?.seconds).toBe(4);
  await page.getByRole("button", { name: /^Fader: .*type a value/ }).click();
  await page.getByLabelText("Fader, typed value").fill("-3");
  await userEvent.keyboard("{Enter}");
  expect(points()[0]).toMatchObject({ seconds: 4, value: -3 });
  await userEvent.click(grip(/^Point 1 of 1/));
  await userEvent.keyboard("{Enter}");
  await userEvent.click(grip(/^Point 1 of 2/));
  await page.getByRole("radio", { name: "stays, then steps" }).click();
  expect(points()[0]?.curve).toBe("hold");
  await page.getByText("The data as a table").click();
  await expect.element(page.getByRole("cell", { name: "4.00 s" })).toBeVisible();
  await page.getByRole("button", { name: "Clear this lane" }).click();
  expect(points()).toEqual([]);
});
