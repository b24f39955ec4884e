"use client";

import { type KeyboardEvent, useId, useRef, useState } from "react";
import { parseValue, printValue } from "@/audio-engine/params";
import styles from "./controls.module.css";
import type { ParameterProps } from "./parameter-range";

/** The value as text; click or Enter to type one in the habits of the studio ("1.2k", "-3dB"). Esc cancels. */
export function ValueEntry({ descriptor, value, onChange, onCommit, label, disabled }: ParameterProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);
  const showButton = useRef<HTMLButtonElement>(null);
  const errorId = useId();
  const name = label ?? descriptor.label;

  function leave(focus: boolean) {
    setDraft(null);
    setRefused(false);
    if (focus) requestAnimationFrame(() => showButton.current?.focus());
  }

  function accept(text: string, focus: boolean) {
    const parsed = parseValue(descriptor, text);
    if (parsed === null) {
      setRefused(true);
      return;
    }
    onChange(parsed);
    onCommit?.();
    leave(focus);
  }

  function handleKey(event: KeyboardEvent<HTMLInputElement>) {
    event.stopPropagation();
    if (event.key === "Enter") accept(event.currentTarget.value, true);
    if (event.key === "Escape") leave(true);
  }

  if (draft === null) {
    return (
      <button
        ref={showButton}
        type="button"
        className={styles.value}
        disabled={disabled}
        aria-label={`${name}: ${printValue(descriptor, value)}, type a value`}
        onClick={() => setDraft(printValue(descriptor, value))}
      >
        {printValue(descriptor, value)}
      </button>
    );
  }
  return (
    <span className={styles.typing}>
      <input
        className={styles.valueInput}
        type="text"
        // The person has just asked to type here.
        ref={(input) => {
          if (input !== null && document.activeElement !== input) {
            input.focus();
            input.select();
          }
        }}
        value={draft}
        aria-label={`${name}, typed value`}
        aria-invalid={refused}
        aria-describedby={refused ? errorId : undefined}
        onChange={(event) => {
          setDraft(event.target.value);
          setRefused(false);
        }}
        onKeyDown={handleKey}
        onBlur={() => leave(false)}
      />
      {refused && (
        <span id={errorId} className={styles.refused} role="alert">
          Type a number with its unit, for example {printValue(descriptor, descriptor.defaultValue)}.
        </span>
      )}
    </span>
  );
}
