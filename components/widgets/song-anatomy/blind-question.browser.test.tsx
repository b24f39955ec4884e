import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import "@/app/globals.css";
import { EMPTY_SNAPSHOT } from "@/audio-engine";
import { BlindQuestion } from "./blind-question";

const ORDER = ["gentle", "raw", "mix"];
let root: Root;
let host: HTMLElement;
let chosen: string[];

beforeEach(() => {
  chosen = [];
  host = document.body.appendChild(document.createElement("div"));
  root = createRoot(host);
});

afterEach(() => {
  root.unmount();
  host.remove();
});

/** As the page draws it while one of the sounds plays, or none. */
function show(sideId: string | null): void {
  const sound = { ...EMPTY_SNAPSHOT, state: sideId === null ? "ready" : "playing", sideId } as const;
  flushSync(() =>
    root.render(
      <BlindQuestion
        ownerId="alive-1"
        title="Small Hours"
        order={ORDER}
        sound={sound}
        onChoose={(state) => chosen.push(state)}
      />,
    ),
  );
}

it("asks only when every sound was heard, and is answered by keyboard", async () => {
  show(null);
  const alive = page.getByRole("button", { name: "Sound 2 is alive" });
  await expect.element(alive).toBeDisabled();
  for (const [place, state] of ORDER.entries()) {
    show(state);
    if (place < 2) await expect.element(alive).toBeDisabled();
  }
  await expect.element(alive).toBeEnabled();
  (alive.element() as HTMLElement).focus();
  await userEvent.keyboard("{Enter}");
  expect(chosen).toEqual(["raw"]);
});

it("nothing in it names a state, nor tells by how much one is turned down", async () => {
  for (const state of ORDER) {
    show(state);
    expect(host.outerHTML).not.toMatch(/raw|mix|gentle|master|record|turned down/i);
  }
});
