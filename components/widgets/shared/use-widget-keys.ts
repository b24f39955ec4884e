"use client";
import type { KeyboardEvent } from "react";
import { usePreferences } from "@/components/stores/preferences-store";

/** What the keys of a focused widget do; a key without an entry does nothing. */
export interface WidgetKeys {
  readonly playStop: () => void;
  readonly toStart?: () => void;
  readonly toggleLoop?: () => void;
  readonly sideA?: () => void;
  readonly sideB?: () => void;
  readonly sideC?: () => void;
  /** More sides than three: by their place, on the letters from A on. */
  readonly side?: ((index: number) => void) | undefined;
  readonly blind?: () => void;
  /** Keys of this widget alone. */
  readonly letters?: Readonly<Record<string, () => void>>;
  readonly undo?: () => void;
  readonly redo?: () => void;
}

const SIDE_LETTERS = "abcdefghi";

/**
 * Key handler for a widget's root element. Space and the letters work when the focus is inside the widget and not on a
 * control that needs them; letters can be turned off (WCAG 2.1.4). Esc is the page's and stops every sound.
 */
export function useWidgetKeys(keys: WidgetKeys): (event: KeyboardEvent<HTMLElement>) => void {
  const letterKeys = usePreferences((preferences) => preferences.letterKeys);
  return (event) => {
    const action = actionFor(event, keys, letterKeys);
    if (action === undefined) return;
    event.preventDefault();
    action();
  };
}

function actionFor(
  event: KeyboardEvent<HTMLElement>,
  keys: WidgetKeys,
  letterKeys: boolean,
): (() => void) | undefined {
  const command = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  if (isTextField(event.target)) return undefined;
  if (command && key === "z") return event.shiftKey ? keys.redo : keys.undo;
  if (command || event.altKey) return undefined;
  if (key === " ") return takesSpace(event.target) ? undefined : keys.playStop;
  if (!letterKeys) return undefined;
  const letters: Record<string, (() => void) | undefined> = {
    a: keys.sideA,
    b: keys.sideB,
    c: keys.sideC,
    x: keys.blind,
    l: keys.toggleLoop,
    "0": keys.toStart,
    ...keys.letters,
  };
  const { side } = keys;
  const place = SIDE_LETTERS.indexOf(key);
  return letters[key] ?? (side === undefined || place < 0 ? undefined : () => side(place));
}

function isTextField(target: EventTarget): boolean {
  return (
    target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text")
  );
}

/** Buttons, switches and summaries answer to Space themselves. */
function takesSpace(target: EventTarget): boolean {
  return (
    target instanceof Element &&
    target.closest("button, summary, select, input[type=checkbox], input[type=radio]") !== null
  );
}
