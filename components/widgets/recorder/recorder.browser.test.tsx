import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import "@/app/globals.css";
import { type MicrophoneEvents, type OpenMicrophone, recordings, studioEngine } from "@/audio-engine";
import { useTakes } from "@/components/stores/take-store";
import { Recorder } from ".";

vi.setConfig({ testTimeout: 60_000 });

const PATIENCE = { timeout: 20_000 };
let root: Root;
let host: HTMLElement;
let events: MicrophoneEvents;

/** Half a second of a sine of −12 dBFS for every recording; different each time, so that no two takes are one. */
function fakeMicrophone(fields: Partial<OpenMicrophone> = {}): OpenMicrophone {
  let made = 0;
  return {
    label: "Test microphone",
    leftOn: [],
    record: async ({ frames }) => {
      made += 1;
      return Float32Array.from({ length: frames }, (_, i) => 0.25 * Math.sin((i * made) / 17));
    },
    cancel: () => undefined,
    setMonitoring: () => undefined,
    close: () => undefined,
    ...fields,
  };
}

function openWith(microphone: OpenMicrophone): void {
  vi.spyOn(studioEngine(), "openMicrophone").mockImplementation(async (given) => {
    events = given;
    return microphone;
  });
}

beforeEach(async () => {
  await page.viewport(900, 900);
  for (const take of useTakes.getState().takes) await useTakes.getState().remove(take);
  useTakes.setState({ takes: [], keeping: "loading" });
  host = document.body.appendChild(document.createElement("div"));
  root = createRoot(host);
  flushSync(() => root.render(<Recorder id="recorder" seconds={4} bpm={120} />));
});

afterEach(() => {
  root.unmount();
  host.remove();
  vi.restoreAllMocks();
});

const button = (name: string | RegExp) => page.getByRole("button", { name });

async function press(name: string): Promise<void> {
  (page.getByRole("switch", { name }).element() as HTMLElement).focus();
  await userEvent.keyboard(" ");
}

async function openByKeyboard(): Promise<void> {
  await expect.element(button(/^Open the microphone/), PATIENCE).toBeVisible();
  (button(/^Open the microphone/).element() as HTMLElement).focus();
  await userEvent.keyboard("{Enter}");
  await expect.element(button(/^Record 4 seconds/)).toBeVisible();
}

it("records, keeps and deletes a take by keyboard alone", async () => {
  openWith(fakeMicrophone());
  await openByKeyboard();
  await userEvent.keyboard("r");
  await expect.element(page.getByRole("button", { name: "Take 1", exact: true }), PATIENCE).toBeVisible();
  await vi.waitFor(async () => expect(await recordings.list()).toHaveLength(1));

  const [take] = useTakes.getState().takes;
  const kept = await recordings.read(take!.asset.pcmSha256);
  expect(kept).toMatchObject({ bits: 24, sampleRateHz: 48000, frames: take!.recordedFrames });

  vi.spyOn(window, "confirm").mockReturnValueOnce(false).mockReturnValueOnce(true);
  (button("Delete Take 1").element() as HTMLElement).focus();
  await userEvent.keyboard("{Enter}");
  expect(await recordings.list(), "asked, and refused").toHaveLength(1);
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByRole("button", { name: "Take 1", exact: true })).not.toBeInTheDocument();
  await vi.waitFor(async () => expect(await recordings.list()).toEqual([]));
});

it("asks for headphones before it lets anybody hear themselves", async () => {
  const setMonitoring = vi.fn();
  openWith(fakeMicrophone({ setMonitoring }));
  await openByKeyboard();
  const monitor = page.getByRole("switch", { name: "Let me hear myself" });
  await expect.element(monitor).toBeDisabled();
  await press("I wear headphones");
  await press("Let me hear myself");
  expect(setMonitoring).toHaveBeenLastCalledWith(true);
  await press("I wear headphones");
  expect(setMonitoring).toHaveBeenLastCalledWith(false);
});

it("says plainly what the browser goes on doing to the sound", async () => {
  openWith(fakeMicrophone({ leftOn: ["noise suppression"] }));
  await openByKeyboard();
  await expect.element(page.getByText(/goes on using noise suppression, although/)).toBeVisible();
});

it("tells in words how loud it comes in", async () => {
  openWith(fakeMicrophone());
  await openByKeyboard();
  for (let report = 0; report < 30; report++) events.heard(report === 3 ? 0 : -20, 0);
  await expect.element(page.getByText(/^Too hot: clip/)).toBeVisible();
  for (let report = 0; report < 30; report++) events.heard(-12, 0);
  await expect.element(page.getByText(/^Good: loud enough/)).toBeVisible();
});

it("keeps a take for this page only where nothing can be stored, and says so", async () => {
  openWith(fakeMicrophone());
  vi.spyOn(recordings, "keep").mockRejectedValue(new DOMException("", "QuotaExceededError"));
  await openByKeyboard();
  await userEvent.keyboard("r");
  await expect.element(page.getByRole("button", { name: "Take 1", exact: true }), PATIENCE).toBeVisible();
  await expect.element(page.getByText(/^This device has no room left/)).toBeVisible();
});

it("says in one sentence where takes are, and for how long", async () => {
  await expect
    .element(
      page.getByText(/kept in this browser, on this device, and are never sent anywhere; Safari/),
      PATIENCE,
    )
    .toBeVisible();
});
