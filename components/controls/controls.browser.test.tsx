import { type ComponentType, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import "@/app/globals.css";
import { EQ_BAND_PARAMETERS, type ParameterDescriptor, STRIP_PARAMETERS } from "@/audio-engine/params";
import { Fader } from "./fader";
import { Knob } from "./knob";
import type { ParameterProps } from "./parameter-range";

let root: Root;
let host: HTMLElement;
let value: number;
let commits: number;

function Bench({ Control, descriptor, start }: BenchProps) {
  const [shown, setShown] = useState(start);
  const onChange = (next: number): void => {
    value = next;
    setShown(next);
  };
  return <Control descriptor={descriptor} value={shown} onChange={onChange} onCommit={() => commits++} />;
}

interface BenchProps {
  readonly Control: ComponentType<ParameterProps>;
  readonly descriptor: ParameterDescriptor;
  readonly start: number;
}

function show(Control: ComponentType<ParameterProps>, descriptor: ParameterDescriptor, start: number): void {
  value = start;
  flushSync(() => root.render(<Bench Control={Control} descriptor={descriptor} start={start} />));
}

const slider = (name: string) => page.getByRole("slider", { name });
const focusSlider = (name: string) => (slider(name).element() as HTMLElement).focus();

/** A real pointer over the dial: down in its middle, moved by `pixelsUp`, up again. */
function drag(name: string, pixelsUp: number, keys: { shiftKey?: boolean } = {}): void {
  const dial = slider(name).element().parentElement!;
  const { left, top, width, height } = dial.getBoundingClientRect();
  const [clientX, clientY] = [left + width / 2, top + height / 2];
  const event = (type: string, y: number): PointerEvent =>
    new PointerEvent(type, { clientX, clientY: y, pointerId: 1, bubbles: true, cancelable: true, ...keys });
  // A pointer that the browser did not make cannot be captured.
  dial.setPointerCapture = () => undefined;
  for (const each of [
    event("pointerdown", clientY),
    event("pointermove", clientY - pixelsUp / 2),
    event("pointermove", clientY - pixelsUp),
    event("pointerup", clientY - pixelsUp),
  ]) {
    flushSync(() => dial.dispatchEvent(each));
  }
}

beforeEach(() => {
  host = document.body.appendChild(document.createElement("div"));
  root = createRoot(host);
  commits = 0;
});

afterEach(() => {
  root.unmount();
  host.remove();
});

describe.each([
  ["knob", Knob],
  ["fader", Fader],
])("a %s by keys", (_, Control) => {
  it("moves one step per arrow, a tenth of it with Shift, ten per Page key", async () => {
    show(Control, EQ_BAND_PARAMETERS.gainDb, 0);
    focusSlider("Gain");
    await userEvent.keyboard("{ArrowUp}");
    expect(value).toBeCloseTo(0.5, 9);
    await userEvent.keyboard("{ArrowLeft}{ArrowDown}");
    expect(value).toBeCloseTo(-0.5, 9);
    await userEvent.keyboard("{Shift>}{ArrowRight}{/Shift}");
    expect(value).toBeCloseTo(-0.4, 9);
    await userEvent.keyboard("{PageDown}");
    expect(value).toBeCloseTo(-5.4, 9);
  });

  it("stops on its detent instead of jumping over it", async () => {
    show(Control, EQ_BAND_PARAMETERS.gainDb, -2);
    focusSlider("Gain");
    await userEvent.keyboard("{PageUp}");
    expect(value).toBe(0);
    await userEvent.keyboard("{PageUp}");
    expect(value).toBe(5);
  });

  it("goes to its ends by Home and End, to its default by Delete, and no further", async () => {
    show(Control, EQ_BAND_PARAMETERS.frequencyHz, 500);
    focusSlider("Frequency");
    await userEvent.keyboard("{Home}{ArrowDown}");
    expect(value).toBe(20);
    await userEvent.keyboard("{End}{PageUp}");
    expect(value).toBe(20000);
    await userEvent.keyboard("{Delete}");
    expect(value).toBe(EQ_BAND_PARAMETERS.frequencyHz.defaultValue);
  });

  it("says its value in words and ends a gesture when the key is let go", async () => {
    show(Control, EQ_BAND_PARAMETERS.gainDb, 0);
    focusSlider("Gain");
    await userEvent.keyboard("{ArrowDown}");
    await expect.element(slider("Gain")).toHaveAttribute("aria-valuetext", "minus 0.5 decibels");
    expect(commits).toBeGreaterThan(0);
  });

  it("takes a typed value in the habits of the studio, and gives the focus back", async () => {
    show(Control, EQ_BAND_PARAMETERS.frequencyHz, 500);
    await page.getByRole("button", { name: /^Frequency: .*type a value/ }).click();
    await userEvent.keyboard("1.2k{Enter}");
    expect(value).toBe(1200);
    await expect.element(page.getByRole("button", { name: /^Frequency: 1.2/ })).toHaveFocus();
  });

  it("refuses what is no number with a sentence, and Esc leaves the value alone", async () => {
    show(Control, EQ_BAND_PARAMETERS.gainDb, 3);
    await page.getByRole("button", { name: /^Gain: .*type a value/ }).click();
    await userEvent.keyboard("loud{Enter}");
    await expect.element(page.getByRole("alert")).toHaveTextContent("Type a number with its unit");
    await userEvent.keyboard("{Escape}");
    expect(value).toBe(3);
    await expect.element(page.getByRole("button", { name: /^Gain: \+?3/ })).toHaveFocus();
  });
});

describe("a knob by pointer", () => {
  it("goes from end to end in 180 pixels, and ends one gesture", () => {
    show(Knob, EQ_BAND_PARAMETERS.gainDb, -24);
    drag("Gain", 90);
    expect(value).toBeCloseTo(0, 9);
    expect(commits).toBe(1);
    show(Knob, EQ_BAND_PARAMETERS.frequencyHz, 20);
    drag("Frequency", 180);
    expect(value).toBe(20000);
  });

  it("moves a tenth as far with Shift", () => {
    show(Knob, EQ_BAND_PARAMETERS.gainDb, -24);
    drag("Gain", 90, { shiftKey: true });
    expect(value).toBeCloseTo(-24 + 2.4, 1);
  });

  it("rests on its detent when it comes close", () => {
    show(Knob, STRIP_PARAMETERS.pan, -1);
    drag("Pan", 91);
    expect(value).toBe(0);
  });

  it("passes close by its detent with Shift", () => {
    show(Knob, STRIP_PARAMETERS.pan, 0);
    drag("Pan", 1, { shiftKey: true });
    expect(value).toBeCloseTo(2 / 1800, 3);
    expect(value).not.toBe(0);
  });

  it("returns to its default by double-click and by Alt-click", async () => {
    show(Knob, EQ_BAND_PARAMETERS.gainDb, 6);
    await userEvent.dblClick(slider("Gain").element().parentElement!);
    expect(value).toBe(0);
    await userEvent.keyboard("{ArrowUp}");
    expect(value).not.toBe(0);
    await userEvent.keyboard("{Alt>}");
    await userEvent.click(slider("Gain").element().parentElement!);
    await userEvent.keyboard("{/Alt}");
    expect(value).toBe(0);
  });

  it("turns by the wheel only while it has the focus", () => {
    show(Knob, EQ_BAND_PARAMETERS.gainDb, 0);
    const dial = slider("Gain").element().parentElement!;
    const wheel = (): void =>
      flushSync(() => {
        dial.dispatchEvent(new WheelEvent("wheel", { deltaY: -100, bubbles: true, cancelable: true }));
      });
    wheel();
    expect(value).toBe(0);
    focusSlider("Gain");
    wheel();
    expect(value).toBeCloseTo(0.5, 9);
  });
});
