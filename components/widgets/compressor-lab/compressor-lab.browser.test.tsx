import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import "@/app/globals.css";
import { ENGINE_VERSION, newSession, newTrack, type Session, studioEngine } from "@/audio-engine";
import type { SongAbout } from "../shared/song-about";
import { LabBench } from "./lab-bench";

vi.setConfig({ testTimeout: 60_000 });

const PATIENCE = { timeout: 30_000 };
const FRAMES = 4 * 48000;

const noise = (id: string, seed: number) =>
  newTrack({
    id,
    name: id === "voice" ? "Voice" : "Band",
    input: { kind: "generator", generator: { id: `${id}-noise`, kind: "pink-noise", seed, levelDbfs: -26 } },
  });
const mix: Session = newSession({
  id: "noise-song",
  title: "Noise",
  engineVersion: ENGINE_VERSION,
  lengthFrames: FRAMES,
  tracks: [noise("voice", 1), noise("band", 2)],
});
const about = { form: [{ name: "All", startFrame: 0, endFrame: FRAMES }] } as unknown as SongAbout;

let root: Root;
let host: HTMLElement;

beforeEach(async () => {
  await page.viewport(900, 1200);
  host = document.body.appendChild(document.createElement("div"));
  root = createRoot(host);
  flushSync(() =>
    root.render(
      <LabBench
        id="lab"
        ownerId="lab-1"
        about={about}
        mix={mix}
        part="voice"
        section="All"
        heard={["alone", "band"]}
        controls={["threshold", "ratio", "attack"]}
        start={{ thresholdDb: 0, ratio: 4 }}
      />,
    ),
  );
  await expect.element(button(/^Play/), PATIENCE).toBeEnabled();
});

afterEach(() => {
  studioEngine().stop("lab-1");
  root.unmount();
  host.remove();
});

const button = (name: string | RegExp) => page.getByRole("button", { name });
const focus = (element: Element) => (element as HTMLElement).focus();
const slider = (name: string) => page.getByRole("slider", { name, exact: true });

it("does nothing at 0 dB and says so, then turns down when the threshold is pulled by keyboard", async () => {
  focus(button(/^Play/).element());
  await userEvent.keyboard(" ");
  await expect.element(page.getByText("0 dB: it is doing nothing"), PATIENCE).toBeVisible();
  focus(slider("Threshold").element());
  await userEvent.keyboard("{PageDown}{PageDown}{PageDown}{PageDown}{PageDown}{PageDown}");
  await expect.element(slider("Threshold")).toHaveAttribute("aria-valuetext", "minus 30 decibels");
  await expect
    .element(page.getByRole("img", { name: /it was turned down by up to [1-9]/ }), PATIENCE)
    .toBeVisible();
});

it("goes to the bypass and back by one key, and shows only what the lesson has reached", async () => {
  focus(button(/^Play/).element());
  await userEvent.keyboard("p");
  await expect.element(button(/^Bypass/)).toHaveAttribute("aria-pressed", "true");
  expect(studioEngine().getSnapshot("lab-1").sideId).toBe("bypassed");
  await userEvent.keyboard("p");
  await expect.element(button(/^Bypass/)).toHaveAttribute("aria-pressed", "false");
  expect(studioEngine().getSnapshot("lab-1").sideId).toBe("compressed");
  expect(page.getByRole("slider", { name: "Release", exact: true }).elements()).toEqual([]);
});

it("keeps the settings when it goes from the part alone into the band, on both sides", async () => {
  focus(slider("Ratio").element());
  await userEvent.keyboard("{ArrowUp}");
  const ratio = slider("Ratio").element().getAttribute("aria-valuetext");
  focus(page.getByRole("radio", { name: "Alone" }).element());
  await userEvent.keyboard("{ArrowRight}");
  await expect.element(page.getByRole("radio", { name: "In the band" })).toBeChecked();
  expect(slider("Ratio").element().getAttribute("aria-valuetext")).toBe(ratio);
});

it("says in words how the gain moves, and that it begins at once", async () => {
  await expect.element(page.getByText(/the gain begins to fall at once, at \d/)).toBeVisible();
  await expect
    .element(page.getByRole("img", { name: /How the gain moves on a burst: .*after 10 ms/ }))
    .toBeVisible();
});
