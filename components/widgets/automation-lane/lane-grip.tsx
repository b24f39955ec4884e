"use client";

import { type KeyboardEvent, type PointerEvent, type RefObject, useId, useRef } from "react";
import type { LanePoint, ParameterDescriptor, Session } from "@/audio-engine";
import plots from "@/components/plots/plots.module.css";
import styles from "./lane.module.css";
import { pointForKey, timeStepFrames } from "./lane-points";
import { heightOf, valueAtHeight } from "./lane-view";

interface LaneGripProps {
  readonly session: Session;
  readonly descriptor: ParameterDescriptor;
  readonly point: LanePoint;
  readonly index: number;
  readonly words: string;
  readonly selected: boolean;
  /** The lane's inner area: drags are measured in its size. */
  readonly plane: RefObject<HTMLElement | null>;
  readonly onSelect: () => void;
  readonly onMove: (to: Partial<LanePoint>, gesture: string) => void;
  readonly onGestureEnd: () => void;
  /** One more point behind this one. */
  readonly onAdd: () => void;
  readonly onRemove: () => void;
}

const SNAPS_PER_BEAT = 4;

/** The grip of one point: dragged, or moved by the arrow keys; Enter adds one behind it, Delete takes it away. */
export function LaneGrip(props: LaneGripProps) {
  const { session, descriptor, point, index, words, selected, plane } = props;
  const { onSelect, onMove, onGestureEnd, onAdd, onRemove } = props;
  const id = useId();
  const count = useRef(0);
  const gesture = useRef<string | null>(null);
  const dragging = useRef(false);

  const gestureName = (): string => {
    gesture.current ??= `${id}-${++count.current}`;
    return gesture.current;
  };

  function endGesture(): void {
    dragging.current = false;
    if (gesture.current === null) return;
    gesture.current = null;
    onGestureEnd();
  }

  function drag(event: PointerEvent<HTMLButtonElement>): void {
    const area = plane.current?.getBoundingClientRect();
    if (!dragging.current || area === undefined) return;
    const frame = ((event.clientX - area.left) / area.width) * session.lengthFrames;
    const snap = timeStepFrames(session, false) / SNAPS_PER_BEAT;
    onMove(
      {
        atFrame: event.shiftKey ? frame : Math.round(frame / snap) * snap,
        value: valueAtHeight(descriptor, 1 - (event.clientY - area.top) / area.height),
      },
      gestureName(),
    );
  }

  function handleKey(event: KeyboardEvent<HTMLButtonElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === "Insert") {
      event.preventDefault();
      onAdd();
    } else if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      onRemove();
    } else {
      const to = pointForKey(session, descriptor, point, event);
      if (to === null) return;
      event.preventDefault();
      onMove(to, gestureName());
    }
  }

  return (
    <button
      type="button"
      className={`${plots.handle} ${styles.grip}`}
      style={{
        left: `${(point.atFrame / session.lengthFrames) * 100}%`,
        top: `${(1 - heightOf(descriptor, point.value)) * 100}%`,
      }}
      aria-label={words}
      aria-pressed={selected}
      aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown PageUp PageDown Enter Delete"
      data-point={index}
      data-selected={selected ? "" : undefined}
      data-curve={point.curve}
      onFocus={onSelect}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.focus();
        event.currentTarget.setPointerCapture(event.pointerId);
        dragging.current = true;
      }}
      onPointerMove={drag}
      onPointerUp={endGesture}
      onPointerCancel={endGesture}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={handleKey}
      onKeyUp={endGesture}
      onBlur={endGesture}
    >
      <span className={styles.dot} aria-hidden="true" />
    </button>
  );
}
