import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import "@/app/globals.css";
import { type AssetRef, takesSession } from "@/audio-engine";
import { LessonProvider } from "@/components/stores/lesson-context";
import { useProgress } from "@/components/stores/progress-store";
import lanes from "@/content/takes/lanes.json";
import { compOf } from "./comp";
import { CompBench } from "./index";

const LESSON = { lessonId: "comp-three-takes", contentVersion: "v1" };
const asset = (id: string): AssetRef => ({ kind: "library", id, pcmSha256: id.padEnd(64, "0") });
const START = takesSession({
  id: "takes-vocal",
  title: "Takes",
  engineVersion: 1,
  frames: lanes.frames,
  tempoBpm: 120,
  takes: [1, 2, 3].map((n) => ({ name: `Take ${n}`, asset: asset(`takes-vocal-${n}`) })),
  guide: asset("takes-guide"),
});

let root: Root;
let host: HTMLElement;

beforeEach(async () => {
  await page.viewport(900, 1000);
  useProgress.setState({ keeping: "kept", events: [], drafts: [] });
  host = document.body.appendChild(document.createElement("div"));
  root = createRoot(host);
  flushSync(() =>
    root.render(
      <LessonProvider lesson={LESSON}>
        <CompBench id="comp" ownerId="comp-1" start={START} part="vocal" borders={true} />
      </LessonProvider>,
    ),
  );
});

afterEach(() => {
  root.unmount();
  host.remove();
});

/** The comp as it is kept on the device. */
function kept() {
  const session = useProgress.getState().drafts.find(({ widgetId }) => widgetId === "comp.comp")?.session;
  if (session === undefined) throw new Error("nothing was kept");
  return compOf(session);
}

const line = (number: number) => page.getByRole("group", { name: new RegExp(`^Line ${number}`) });
const lanesPicture = () => page.getByRole("img", { name: /^Takes as lanes/ });

it("is put together by number keys, and says what it is made of", async () => {
  line(1).getByRole("radio", { name: "Take 1" }).element().focus();
  await userEvent.keyboard("{Tab}");
  line(2).getByRole("radio", { name: "Take 1" }).element().focus();
  await userEvent.keyboard("3");
  await expect.element(line(2).getByRole("radio", { name: "Take 3" })).toBeChecked();
  await expect.element(line(1).getByRole("radio", { name: "Take 1" })).toBeChecked();
  await expect
    .element(lanesPicture())
    .toHaveAccessibleName(/Take 1 from 0.000 s, Take 3 from 3.925 s, Take 1 from 7.925 s/);
  await expect
    .poll(() => kept().borders)
    .toEqual([
      { frame: 188400, fadeFrames: 960 },
      { frame: 380400, fadeFrames: 960 },
    ]);
});

it("has borders that arrows move by 10 ms and, with Shift, by 1 ms, and fades that go to nothing", async () => {
  line(2).getByRole("radio", { name: "Take 1" }).element().focus();
  await userEvent.keyboard("2");
  page.getByRole("slider", { name: "Border 1, Take 1 to Take 2" }).element().focus();
  await userEvent.keyboard("{ArrowLeft}{ArrowLeft}{Shift>}{ArrowRight}{/Shift}");
  await expect.poll(() => kept().borders[0]?.frame).toBe(188400 - 2 * 480 + 48);
  page.getByRole("slider", { name: "Cross-fade 1" }).element().focus();
  await userEvent.keyboard("{Home}");
  await expect.poll(() => kept().borders[0]?.fadeFrames).toBe(0);
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.poll(() => kept().borders[0]?.fadeFrames).toBe(960);
});

it("takes a line by a click on its lane and a stretch by a swipe", async () => {
  const picture = lanesPicture().element();
  const { left, top, width, height } = picture.getBoundingClientRect();
  const at = (x: number, lane: number) => ({
    bubbles: true,
    button: 0,
    pointerId: 1,
    clientX: left + x * width,
    clientY: top + ((lane + 0.5) / 3) * height,
  });
  const target = picture.parentElement ?? picture;
  target.setPointerCapture = () => undefined;
  const point = (type: string, x: number, lane: number) =>
    flushSync(() => target.dispatchEvent(new PointerEvent(type, at(x, lane))));
  point("pointerdown", 0.6, 1);
  point("pointerup", 0.6, 1);
  await expect.element(line(3).getByRole("radio", { name: "Take 2" })).toBeChecked();
  point("pointerdown", 0.05, 2);
  point("pointermove", 0.15, 2);
  point("pointerup", 0.15, 2);
  await expect
    .poll(() => kept().pieces.map(({ take }) => take))
    .toEqual(["Take 1", "Take 3", "Take 1", "Take 2", "Take 1"]);
  await expect.element(line(1).getByText("Take 1, then Take 3")).toBeVisible();
});

it("can be reached by Tab, lane by lane and line by line, without a trap", async () => {
  page
    .getByRole("button", { name: /Your comp/ })
    .element()
    .focus();
  const names: string[] = [];
  for (let i = 0; i < 14; i++) {
    await userEvent.keyboard("{Tab}");
    names.push(document.activeElement?.closest("fieldset")?.querySelector("legend")?.textContent ?? "");
  }
  expect(names.filter((name) => name.startsWith("Line ")).length).toBe(4);
});
