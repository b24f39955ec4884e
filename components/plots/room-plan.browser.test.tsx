import { useState } from "react";
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import "@/app/globals.css";
import { RoomPlan } from "./room-plan";

let root: Root;
let host: HTMLElement;
let place: { x: number; y: number };
let gestures: string[];
let ended: number;

function Bench({ start }: { start: { x: number; y: number } }) {
  const [microphone, setMicrophone] = useState(start);
  return (
    <RoomPlan
      widthMetres={6}
      lengthMetres={4}
      source={{ x: 3, y: 2, label: "Violin" }}
      microphone={microphone}
      azimuthDegrees={0}
      pattern01={0.5}
      onMove={(x, y, gesture) => {
        place = { x, y };
        gestures.push(gesture);
        setMicrophone(place);
      }}
      onGestureEnd={() => ended++}
      minDistanceMetres={0.2}
      label="Live room"
      colour="a"
    />
  );
}

const token = () => page.getByRole("button", { name: /^Microphone/ });

function show(start: { x: number; y: number }): void {
  place = start;
  flushSync(() => root.render(<Bench start={start} />));
  (token().element() as HTMLElement).focus();
}

beforeEach(async () => {
  await page.viewport(900, 800);
  host = document.body.appendChild(document.createElement("div"));
  host.style.width = "500px";
  root = createRoot(host);
  gestures = [];
  ended = 0;
});

afterEach(() => {
  root.unmount();
  host.remove();
});

it("arrows walk 5 cm, with Shift 1 cm, up is away", async () => {
  show({ x: 3, y: 1 });
  await userEvent.keyboard("{ArrowUp}{ArrowRight}");
  expect(place).toEqual({ x: 3.05, y: 1.05 });
  await userEvent.keyboard("{Shift>}{ArrowDown}{ArrowLeft}{/Shift}");
  expect(place).toEqual({ x: 3.04, y: 1.04 });
});

it("a held key is one gesture", async () => {
  show({ x: 3, y: 1 });
  await userEvent.keyboard("{ArrowUp>3/}");
  expect(place).toEqual({ x: 3, y: 1.15 });
  expect(gestures).toHaveLength(3);
  expect(new Set(gestures).size).toBe(1);
  expect(ended).toBe(1);
});

it("stops at the walls and before the source", async () => {
  show({ x: 0.12, y: 2 });
  await userEvent.keyboard("{ArrowLeft}{ArrowLeft}");
  expect(place).toEqual({ x: 0.1, y: 2 });
  root.render(null);
  flushSync(() => root.render(<Bench key="near" start={{ x: 3, y: 1.78 }} />));
  (token().element() as HTMLElement).focus();
  await userEvent.keyboard("{ArrowUp}{ArrowUp}");
  expect(place).toEqual({ x: 3, y: 1.8 });
});

it("a drag puts it under the pointer, to scale", async () => {
  show({ x: 3, y: 1 });
  const box = () => token().element().getBoundingClientRect();
  const middle = () => ({ x: box().left + box().width / 2, y: box().top + box().height / 2 });
  const before = middle();
  expect(box().width).toBeGreaterThanOrEqual(24);
  await userEvent.dragAndDrop(token(), page.getByRole("img"), { targetPosition: { x: 100, y: 100 } });
  const after = middle();
  const frame = host.querySelector("svg")!.getBoundingClientRect();
  expect(Math.abs(after.x - frame.left - 100)).toBeLessThan(1.5);
  expect(Math.abs(after.y - frame.top - 100)).toBeLessThan(1.5);
  const metreAcross = (after.x - before.x) / (place.x - 3);
  const metreAlong = (before.y - after.y) / (place.y - 1);
  expect(metreAlong / metreAcross).toBeCloseTo(1, 2);
  expect(ended).toBe(1);
});

it("says where it stands and where it looks", () => {
  show({ x: 3, y: 1 });
  expect(token().element().getAttribute("aria-label")).toBe(
    "Microphone, cardioid, 1 metre from Violin, facing it, 3 metres from the left wall, 1 metre from the near wall",
  );
});
