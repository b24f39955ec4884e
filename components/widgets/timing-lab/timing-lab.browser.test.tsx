import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import "@/app/globals.css";
import { type AssetRef, hitsSession } from "@/audio-engine";
import { LessonProvider } from "@/components/stores/lesson-context";
import { useProgress } from "@/components/stores/progress-store";
import hits from "@/content/takes/hits.json";
import { TimingBench } from "./index";

const LESSON = { lessonId: "timing", contentVersion: "v1" };
const asset = (id: string): AssetRef => ({ kind: "library", id, pcmSha256: id.padEnd(64, "0") });
const RECORDED = hitsSession({
  id: "hits",
  title: "Hits",
  engineVersion: 1,
  frames: hits.frames,
  tempoBpm: 120,
  part: { ...hits, asset: asset("takes-guitar-1"), endFrame: hits.gridFrame + hits.frames },
  band: asset("takes-guide"),
  click: asset("dry-snare"),
  clickFrame: 0,
});

let root: Root;
let host: HTMLElement;

beforeEach(async () => {
  await page.viewport(900, 1000);
  useProgress.setState({ keeping: "kept", events: [], drafts: [] });
  host = document.body.appendChild(document.createElement("div"));
  root = createRoot(host);
});

afterEach(() => {
  root.unmount();
  host.remove();
});

function show(player: "loose" | "swung"): void {
  flushSync(() =>
    root.render(
      <LessonProvider lesson={LESSON}>
        <TimingBench
          id="lab"
          ownerId="lab-1"
          recorded={RECORDED}
          player={player}
          controls={["quantise", "lag", "swing", "straight"]}
        />
      </LessonProvider>,
    ),
  );
}

const words = () => page.getByText(/^On average/);
const knob = (name: string) => page.getByRole("slider", { name });

it("is tightened and shifted by keys, and says mean and standard deviation", async () => {
  show("loose");
  await expect.element(words()).toHaveTextContent(/standard deviation of 2\d ms; straight eighths/);
  knob("Quantise").element().focus();
  await userEvent.keyboard("{End}");
  await expect.element(words()).toHaveTextContent(/standard deviation of 0 ms/);
  await expect.element(knob("Quantise")).toHaveAttribute("aria-valuetext", "100 percent");
  knob("Lag").element().focus();
  await userEvent.keyboard("{End}");
  await expect.element(words()).toHaveTextContent(/80 ms behind the beat/);
  await userEvent.keyboard("{Control>}z{/Control}{Control>}z{/Control}");
  await expect.element(words()).toHaveTextContent(/standard deviation of 2\d ms/);
});

it("keeps the swing when it is tightened, and loses it on the straight grid", async () => {
  show("swung");
  knob("Quantise").element().focus();
  await userEvent.keyboard("{End}");
  await expect.element(words()).toHaveTextContent(/standard deviation of 0 ms; eighths of 1.60 to 1/);
  await page.getByRole("button", { name: "All on the straight grid" }).click();
  await expect.element(words()).toHaveTextContent(/on the beat, with a standard deviation of 0 ms; straight/);
});

it("tells each hit's distance as a table", async () => {
  show("loose");
  await page.getByText("The data as a table").click();
  expect(page.getByRole("row").elements()).toHaveLength(33);
});
