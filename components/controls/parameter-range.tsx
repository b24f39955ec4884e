"use client";

import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import {
  fromPosition01,
  type ParameterDescriptor,
  roundForDisplay,
  speakValue,
  stepValue,
  toPosition01,
} from "@/audio-engine/params";
import { useIsWanted, useNote } from "./control-notes";

/** What every continuous control takes. */
export interface ParameterProps {
  readonly descriptor: ParameterDescriptor;
  /** In the descriptor's unit. */
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** The movement is over: pointer up, key up, or a typed value. */
  readonly onCommit?: (() => void) | undefined;
  /** Replaces the descriptor's label, when several of a kind stand together. */
  readonly label?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** Place of the number in its session: what was said to it is found here. */
  readonly address?: string | undefined;
}

const TRAVEL = 1000;
const PAGE_STEPS = 10;

interface ParameterRangeProps extends ParameterProps {
  readonly className?: string | undefined;
  readonly orientation?: "horizontal" | "vertical";
}

/** The native slider beneath knobs and faders: keyboard and screen reader work with it, the drawing is decoration. */
export function ParameterRange(props: ParameterRangeProps) {
  const { descriptor, value, onChange, onCommit, label, disabled, className, orientation } = props;
  const { address } = props;
  const id = useId();
  const note = useNote(address);
  const { isWanted, onShown } = useIsWanted(address);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!isWanted) return;
    input.current?.focus();
    input.current?.scrollIntoView({ block: "center" });
    onShown();
  }, [isWanted, onShown]);

  function handleKey(event: KeyboardEvent<HTMLInputElement>) {
    const next = valueForKey(descriptor, value, event);
    if (next === null) return;
    event.preventDefault();
    onChange(next);
  }

  return (
    <input
      ref={input}
      id={id}
      type="range"
      className={className}
      min={0}
      max={TRAVEL}
      step={1}
      value={Math.round(toPosition01(descriptor, value) * TRAVEL)}
      aria-label={label ?? descriptor.label}
      aria-valuetext={speakValue(descriptor, value)}
      aria-orientation={orientation}
      aria-description={note}
      title={note}
      data-address={address}
      data-noted={note === undefined ? undefined : ""}
      disabled={disabled}
      onChange={(event) => {
        const position01 = Number(event.target.value) / TRAVEL;
        onChange(roundForDisplay(descriptor, fromPosition01(descriptor, position01)));
      }}
      onKeyDown={handleKey}
      onKeyUp={onCommit}
      onPointerUp={onCommit}
    />
  );
}

/** The value that a key leads to, by the habits of the studio; null for other keys. */
export function valueForKey(
  descriptor: ParameterDescriptor,
  value: number,
  {
    key,
    shiftKey,
    ctrlKey,
    altKey,
    metaKey,
  }: Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "altKey" | "metaKey">,
): number | null {
  if (ctrlKey || altKey || metaKey) return null;
  switch (key) {
    case "ArrowUp":
    case "ArrowRight":
      return stepValue(descriptor, value, 1, shiftKey);
    case "ArrowDown":
    case "ArrowLeft":
      return stepValue(descriptor, value, -1, shiftKey);
    case "PageUp":
      return stepValue(descriptor, value, PAGE_STEPS, false);
    case "PageDown":
      return stepValue(descriptor, value, -PAGE_STEPS, false);
    case "Home":
      return descriptor.min;
    case "End":
      return descriptor.max;
    case "Delete":
    case "Backspace":
      return descriptor.defaultValue;
    default:
      return null;
  }
}
