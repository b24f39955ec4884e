import type { Locator } from "@playwright/test";
import { integratedLoudness } from "@/audio-engine/render/integrated-loudness";
import {
  alignedEnds,
  capture,
  captureFromStart,
  countContexts,
  readyWidget,
  rmsDb,
  SETTLED_FRAMES,
  untilMatched,
  untilPlaying,
} from "./engine-page";
import { expect, test } from "./page-watch";

/** The equaliser on noise in the EQ lesson: pink noise of −26 dBFS RMS. */
const NOISE_WIDGET = { index: 1, id: "noise" };
const LESSON = "/lessons/eq-in-context";

async function typeValue(widget: Locator, name: string, value: string): Promise<void> {
  await widget.getByRole("button", { name: new RegExp(`^${name}: .*type a value`) }).click();
  await widget.getByLabel(`${name}, typed value`).fill(value);
  await widget.getByLabel(`${name}, typed value`).press("Enter");
}

/** Gain between two equal stretches at one frequency in dB, by their cross-spectrum in overlapping Hann windows. */
function gainAt(from: Float32Array, to: Float32Array, frequencyHz: number): number {
  const size = 8192;
  const turn = (2 * Math.PI * frequencyHz) / 48000;
  let [crossReal, crossImaginary, power] = [0, 0, 0];
  for (let start = SETTLED_FRAMES; start + size <= from.length; start += size / 4) {
    let [fr, fi, tr, ti] = [0, 0, 0, 0];
    for (let i = 0; i < size; i++) {
      const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size);
      const [c, s] = [Math.cos(turn * i) * window, Math.sin(turn * i) * window];
      const [x, y] = [from[start + i] ?? 0, to[start + i] ?? 0];
      fr += x * c;
      fi -= x * s;
      tr += y * c;
      ti -= y * s;
    }
    crossReal += tr * fr + ti * fi;
    crossImaginary += ti * fr - tr * fi;
    power += fr * fr + fi * fi;
  }
  return 20 * Math.log10(Math.hypot(crossReal, crossImaginary) / power);
}

test("nothing sounds before a click, the noise sounds at its level after it, and Esc ends in exact silence", async ({
  page,
}) => {
  const contexts = await countContexts(page);
  await page.goto(LESSON);
  const widget = await readyWidget(page, NOISE_WIDGET.index);
  expect(await contexts()).toBe(0);

  await widget.getByRole("button", { name: /^Play/ }).click();
  const { left, right } = await captureFromStart(page, NOISE_WIDGET.id, "flat", 2 * 48000);
  // A mono track in the middle: −3.01 dB on each side. So short a stretch of pink noise is off by up to 0.5 dB.
  expect(rmsDb(left.subarray(SETTLED_FRAMES))).toBeGreaterThan(-29.01 - 0.5);
  expect(rmsDb(left.subarray(SETTLED_FRAMES))).toBeLessThan(-29.01 + 0.5);
  expect(right.subarray(SETTLED_FRAMES)).toEqual(left.subarray(SETTLED_FRAMES));
  expect(await contexts()).toBe(1);

  await page.keyboard.press("Escape");
  // The key takes its way through the page, which is longer on a busy machine; what it ends in is nothing at all.
  const { left: silentLeft, right: silentRight } = await capture(page, "output", 48_000);
  expect(silentLeft.subarray(-SETTLED_FRAMES).every((x) => x === 0)).toBe(true);
  expect(silentRight.subarray(-SETTLED_FRAMES).every((x) => x === 0)).toBe(true);
});

test("+12 dB at 1 kHz is +12 dB at the print, and sides without a difference are equal to the bit", async ({
  page,
}) => {
  await page.goto(LESSON);
  const widget = await readyWidget(page, NOISE_WIDGET.index);
  await widget.getByRole("switch", { name: "Match loudness" }).press("Space");
  await typeValue(widget, "Gain", "0");
  await widget.getByRole("button", { name: /^Play/ }).click();
  const frames = 2 * 48000;
  const flat = await captureFromStart(page, NOISE_WIDGET.id, "flat", frames);
  const neutral = await captureFromStart(page, NOISE_WIDGET.id, "eq", frames);
  const [flatLeft, neutralLeft] = alignedEnds([flat, neutral]);
  expect(neutralLeft!.subarray(SETTLED_FRAMES)).toEqual(flatLeft!.subarray(SETTLED_FRAMES));

  await typeValue(widget, "Frequency", "1k");
  await typeValue(widget, "Gain", "+12 dB");
  const raised = await captureFromStart(page, NOISE_WIDGET.id, "eq", frames);
  const [before, after] = alignedEnds([flat, raised]);
  expect(Math.abs(gainAt(before!, after!, 1000) - 12)).toBeLessThan(0.1);
  expect(Math.abs(gainAt(before!, after!, 60))).toBeLessThan(0.1);
});

test("matched sides come out equally loud", async ({ page }) => {
  await page.goto(LESSON);
  const widget = await readyWidget(page, NOISE_WIDGET.index);
  await typeValue(widget, "Gain", "+12 dB");
  await widget.getByRole("button", { name: /^Play/ }).click();
  await untilMatched(page, NOISE_WIDGET.id);
  const loudness = async (side: string): Promise<number> => {
    const { left, right } = await captureFromStart(page, NOISE_WIDGET.id, side, 2 * 48000, "output");
    return integratedLoudness([left.subarray(SETTLED_FRAMES), right.subarray(SETTLED_FRAMES)]) ?? Number.NaN;
  };
  const flat = await loudness("flat");
  const raised = await loudness("eq");
  expect(Math.abs(raised - flat)).toBeLessThan(0.3);
});

test("one widget at a time has the sound", async ({ page }) => {
  await page.goto(LESSON);
  const first = await readyWidget(page, 0);
  const second = await readyWidget(page, 1);
  await second.getByRole("button", { name: /^Play/ }).click();
  await untilPlaying(second);
  await first.getByRole("button", { name: /^Play/ }).click();
  await untilPlaying(first);
  await expect(second.getByRole("button", { name: /^Play/ })).toBeVisible();
});
