import { useState } from "react";
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import "@/app/globals.css";
import { type EqBandView, EqGraph } from "./eq-graph";

const BELL: EqBandView = { id: "a", kind: "bell", enabled: true, frequencyHz: 1000, gainDb: 3, q: 1 };
const CUT: EqBandView = { id: "b", kind: "low-cut", enabled: true, frequencyHz: 80, gainDb: 0, q: 0.7 };

let root: Root;
let host: HTMLElement;
let bands: readonly EqBandView[];
let gestures: (string | null)[];
let ended: number;

function Bench({ start, hidden }: { start: readonly EqBandView[]; hidden: boolean }) {
  const [shown, setShown] = useState(start);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  return (
    <EqGraph
      bands={shown}
      onChange={(next, gesture) => {
        bands = next;
        gestures.push(gesture);
        setShown(next);
      }}
      onGestureEnd={() => ended++}
      selectedId={selectedId}
      onSelect={setSelectedId}
      rangeDb={12}
      maxBands={3}
      hidden={hidden}
      label="Equaliser"
    />
  );
}

function show(start: readonly EqBandView[], hidden = false): void {
  bands = start;
  flushSync(() => root.render(<Bench start={start} hidden={hidden} />));
}

const node = (name: RegExp) => page.getByRole("button", { name });
const focusNode = (name: RegExp) => (node(name).element() as HTMLElement).focus();

beforeEach(async () => {
  await page.viewport(900, 800);
  host = document.body.appendChild(document.createElement("div"));
  host.style.width = "700px";
  root = createRoot(host);
  gestures = [];
  ended = 0;
});

afterEach(() => {
  root.unmount();
  host.remove();
});

describe("by keys", () => {
  it("arrows move frequency and gain, Shift finely, in words", async () => {
    show([BELL, CUT]);
    focusNode(/^Band 1, bell, 1 kilohertz, plus 3 decibels, Q 1$/);
    await userEvent.keyboard("{ArrowUp}");
    expect(bands[0]?.gainDb).toBe(3.5);
    await userEvent.keyboard("{Shift>}{ArrowDown}{/Shift}");
    expect(bands[0]?.gainDb).toBe(3.4);
    await userEvent.keyboard("{ArrowRight}");
    // One step of 120 over three decades.
    expect(bands[0]?.frequencyHz).toBeCloseTo(1000 * 1000 ** (1 / 120), 1);
    await userEvent.keyboard("{PageDown}");
    expect(bands[0]?.q).toBeLessThan(0.9);
    await expect
      .element(node(/^Band 1, bell, 1.06 kilohertz, plus 3.4 decibels, Q 0.\d+$/))
      .toBeInTheDocument();
  });

  it("a held key is one gesture, which ends when it is let go", async () => {
    show([BELL]);
    focusNode(/^Band 1/);
    await userEvent.keyboard("{ArrowUp>3/}{ArrowUp}");
    expect(bands[0]?.gainDb).toBe(5);
    expect(gestures).toHaveLength(4);
    expect(new Set(gestures.slice(0, 3)).size).toBe(1);
    expect(gestures[3]).not.toBe(gestures[2]);
    expect(ended).toBe(2);
  });

  it("a cut has no gain to move", async () => {
    show([CUT]);
    focusNode(/^Band 1, low cut, 80 hertz, Q 0.7$/);
    await userEvent.keyboard("{ArrowUp}");
    expect(bands[0]).toEqual(CUT);
  });

  it("Delete removes the band and goes on to the next", async () => {
    show([BELL, CUT]);
    focusNode(/^Band 1/);
    await userEvent.keyboard("{Delete}");
    expect(bands).toEqual([CUT]);
    await expect.element(node(/^Band 1, low cut/)).toHaveFocus();
    await userEvent.keyboard("{Backspace}");
    expect(bands).toEqual([]);
    await expect.element(node(/^Add a band$/)).toHaveFocus();
  });

  it("the button adds bells in free places until all are used", async () => {
    show([BELL, CUT]);
    focusNode(/^Add a band$/);
    await userEvent.keyboard("{Enter}");
    expect(bands).toHaveLength(3);
    const ratios = bands
      .slice(0, 2)
      .map((band) => Math.abs(Math.log2(bands[2]!.frequencyHz / band.frequencyHz)));
    expect(Math.min(...ratios)).toBeGreaterThan(1);
    await expect.element(node(/^Band 3, bell/)).toHaveFocus();
    focusNode(/^All 3 bands used$/);
    await userEvent.keyboard("{Enter}");
    expect(bands).toHaveLength(3);
  });
});

describe("by pointer", () => {
  const graph = () => page.getByRole("group", { name: "Bands" });

  it("a node lies where its values are on the axes", () => {
    show([{ ...BELL, frequencyHz: 200, gainDb: 6 }]);
    const area = graph().element().getBoundingClientRect();
    const handle = node(/^Band 1/)
      .element()
      .getBoundingClientRect();
    expect(handle.width).toBeGreaterThanOrEqual(24);
    expect((handle.left + handle.width / 2 - area.left) / area.width).toBeCloseTo(1 / 3, 3);
    expect((handle.top + handle.height / 2 - area.top) / area.height).toBeCloseTo(1 / 4, 3);
  });

  it("dragging moves a band to the place under the pointer, as one gesture", async () => {
    show([BELL]);
    const { width, height } = graph().element().getBoundingClientRect();
    await userEvent.dragAndDrop(node(/^Band 1/), graph(), {
      targetPosition: { x: Math.round(width / 3), y: Math.round(height / 4) },
    });
    expect(Math.abs(Math.log2(bands[0]!.frequencyHz / 200))).toBeLessThan(0.05);
    expect(Math.abs(bands[0]!.gainDb - 6)).toBeLessThan(0.1);
    expect(new Set(gestures).size).toBe(1);
    expect(gestures[0]).not.toBeNull();
    expect(ended).toBe(1);
  });

  it("a double-click on the empty graph adds a bell there, on a node resets it", async () => {
    show([BELL]);
    const { width, height } = graph().element().getBoundingClientRect();
    await graph().dblClick({ position: { x: Math.round(width / 3), y: Math.round(height * 0.75) } });
    expect(bands).toHaveLength(2);
    expect(Math.abs(Math.log2(bands[1]!.frequencyHz / 200))).toBeLessThan(0.05);
    expect(Math.abs(bands[1]!.gainDb + 6)).toBeLessThan(0.1);
    await node(/^Band 1/).dblClick();
    expect(bands[0]).toMatchObject({ gainDb: 0, q: 1, frequencyHz: 1000 });
  });

  it("Alt-click switches a band off and on", async () => {
    show([BELL]);
    await node(/^Band 1/).click({ modifiers: ["Alt"] });
    expect(bands[0]).toEqual({ ...BELL, enabled: false });
    await node(/off$/).click({ modifiers: ["Alt"] });
    expect(bands[0]).toEqual(BELL);
  });

  it("the wheel over a node changes its Q and does not scroll the page", () => {
    show([BELL]);
    const wheel = new WheelEvent("wheel", { deltaY: -100, bubbles: true, cancelable: true });
    flushSync(() =>
      node(/^Band 1/)
        .element()
        .dispatchEvent(wheel),
    );
    expect(bands[0]?.q).toBeGreaterThan(1);
    expect(wheel.defaultPrevented).toBe(true);
  });
});

it("hidden tells neither the eye nor the ear where the bands are", () => {
  show([BELL, CUT], true);
  expect(host.querySelectorAll("button")).toHaveLength(0);
  expect(host.querySelector("canvas")?.getAttribute("aria-label")).toBe("Equaliser: hidden until you answer");
  expect(host.textContent).toBe("Hidden until you answer");
});

it("says in words what it draws", () => {
  show([BELL, { ...CUT, enabled: false }]);
  expect(host.querySelector("canvas")?.getAttribute("aria-label")).toBe(
    "Equaliser: 2 bands: bell at 1.00 kHz, +3.0 dB, Q 1.00; low cut at 80 Hz, Q 0.70, off",
  );
});
