import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import "@/app/globals.css";
import { ENGINE_VERSION, newSession, newTrack, type Session } from "@/audio-engine";
import type { SongAbout } from "../shared/song-about";
import { OrderBench } from "./order-bench";
import { PlaceBench } from "./place-bench";

vi.setConfig({ testTimeout: 60_000 });

const PATIENCE = { timeout: 30_000 };
const FRAMES = 2 * 48000;
const NAMES = ["Voice", "Guitar", "Piano"];

const mix: Session = newSession({
  id: "noise-song",
  title: "Noise",
  engineVersion: ENGINE_VERSION,
  lengthFrames: FRAMES,
  tracks: NAMES.map((name, seed) =>
    newTrack({
      id: name.toLowerCase(),
      name,
      input: { kind: "generator", generator: { id: `n-${seed}`, kind: "pink-noise", seed, levelDbfs: -30 } },
    }),
  ),
});
const about = { form: [{ name: "All", startFrame: 0, endFrame: FRAMES }] } as unknown as SongAbout;
const shared = {
  id: "depth",
  ownerId: "depth-1",
  about,
  mix,
  section: "All",
  sources: ["voice", "guitar", "piano"],
} as const;

let root: Root;
let host: HTMLElement;

beforeEach(async () => {
  await page.viewport(900, 1200);
  host = document.body.appendChild(document.createElement("div"));
  root = createRoot(host);
});

afterEach(() => {
  root.unmount();
  host.remove();
});

const button = (name: string | RegExp) => page.getByRole("button", { name });
const focus = (element: Element) => (element as HTMLElement).focus();

it("a source walks to the back by keyboard, its numbers go with it, and are measured when they are asked for", async () => {
  flushSync(() => root.render(<PlaceBench {...shared} task="place" cues={["reverb"]} />));
  await expect.element(button(/^Play/), PATIENCE).toBeEnabled();
  expect(page.getByRole("table").elements()).toEqual([]);
  focus(button(/^Piano: in front/).element());
  await userEvent.keyboard("{Enter}");
  await userEvent.keyboard("{ArrowUp>20/}");
  await expect.element(button(/^Piano: at the back, 100 percent/)).toBeVisible();
  await expect
    .element(page.getByRole("slider", { name: "Tail", exact: true }))
    .toHaveAttribute("aria-valuetext", "0 decibels");
  await button("Show the numbers").click();
  const row = (name: string) => page.getByRole("row", { name: new RegExp(`^${name}`) });
  await expect.element(row("Voice").getByText(/^\+2\d\.\d dB/), PATIENCE).toBeVisible();
  // The room answers with the sound's own energy at 1 kHz; over the whole of pink noise with a little less or more.
  await expect
    .element(
      row("Piano")
        .getByText(/^[+−]?[0-3]\.\d dB/)
        .first(),
      PATIENCE,
    )
    .toBeVisible();
  await userEvent.keyboard("{Control>}z{/Control}");
});

it("an order is given by keyboard; only then are the stage and the numbers there", async () => {
  flushSync(() => root.render(<OrderBench {...shared} task="order" cues={["reverb"]} />));
  await expect.element(button(/^Play/), PATIENCE).toBeEnabled();
  const commit = button("That is my order");
  await expect.element(commit).toBeDisabled();
  expect(button(/percent of the way/).elements()).toEqual([]);
  for (const [i, row] of ["Front", "Middle", "Back"].entries()) {
    focus(page.getByRole("radio", { name: row }).nth(i).element());
    await userEvent.keyboard(" ");
  }
  focus(commit.element());
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByText(/^(All three are right|One of three|None is right)/)).toBeVisible();
  expect(button(/percent of the way/).elements()).toHaveLength(3);
  await button("Another order").click();
  await expect.element(commit).toBeDisabled();
  expect(button(/percent of the way/).elements()).toEqual([]);
});
