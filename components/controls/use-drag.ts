"use client";

import { type PointerEvent, useEffect, useRef } from "react";
import { clampValue, fromPosition01, roundForDisplay, stepValue, toPosition01 } from "@/audio-engine/params";
import type { ParameterProps } from "./parameter-range";

const FINE = 0.1;
/** Share of the travel around the detent in which a drag rests on it. */
const DETENT_REACH = 0.012;

interface Drag {
  readonly startY: number;
  readonly startPosition01: number;
}

/**
 * Vertical drag, wheel, and click-to-default for a drawn dial.
 * @param pixelsPerTravel how far to drag from one end to the other
 */
export function useDrag(props: ParameterProps, pixelsPerTravel: number) {
  const { descriptor, value, onChange, onCommit, disabled } = props;
  const drag = useRef<Drag | null>(null);
  const dial = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    const element = dial.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent): void => {
      const now = latest.current;
      if (now.disabled || !element.contains(document.activeElement)) return;
      event.preventDefault();
      now.onChange(stepValue(now.descriptor, now.value, event.deltaY < 0 ? 1 : -1, event.shiftKey));
      now.onCommit?.();
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, []);

  function toDefault() {
    onChange(descriptor.defaultValue);
    onCommit?.();
  }

  const handlers = {
    onPointerDown(event: PointerEvent<HTMLDivElement>) {
      if (disabled || event.button !== 0) return;
      event.preventDefault();
      event.currentTarget.querySelector("input")?.focus();
      if (event.altKey || event.ctrlKey) {
        toDefault();
        return;
      }
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { startY: event.clientY, startPosition01: toPosition01(descriptor, value) };
    },
    onPointerMove(event: PointerEvent<HTMLDivElement>) {
      const from = drag.current;
      if (from === null) return;
      const share = ((from.startY - event.clientY) / pixelsPerTravel) * (event.shiftKey ? FINE : 1);
      const position01 = Math.min(1, Math.max(0, from.startPosition01 + share));
      const free = roundForDisplay(descriptor, fromPosition01(descriptor, position01));
      onChange(event.shiftKey ? free : detented(props, free, position01));
    },
    onPointerUp() {
      if (drag.current === null) return;
      drag.current = null;
      onCommit?.();
    },
    onPointerCancel() {
      drag.current = null;
      onCommit?.();
    },
    onDoubleClick: toDefault,
  };
  return { dial, handlers };
}

function detented({ descriptor }: ParameterProps, value: number, position01: number): number {
  const { detent } = descriptor;
  if (detent === undefined) return clampValue(descriptor, value);
  const near = Math.abs(position01 - toPosition01(descriptor, detent)) < DETENT_REACH;
  return near ? detent : clampValue(descriptor, value);
}
