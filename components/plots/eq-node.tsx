"use client";

import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useId, useRef } from "react";
import {
  bandAtDrag,
  bandForKey,
  type DragPoint,
  dragPointOf,
  type EqBandView,
  resetBand,
  shownGainDb,
  speakBand,
  withQSteps,
} from "./eq-bands";
import styles from "./eq-graph.module.css";
import { frequencyTo01 } from "./frequency-axis";
import plots from "./plots.module.css";

interface EqNodeProps {
  readonly band: EqBandView;
  readonly index: number;
  readonly selected: boolean;
  readonly rangeDb: number;
  /** The graph's inner area: drags are measured in its size. */
  readonly plane: RefObject<HTMLElement | null>;
  readonly onChange: (band: EqBandView, gesture: string | null) => void;
  readonly onGestureEnd: () => void;
  readonly onSelect: () => void;
  readonly onRemove: () => void;
}

interface Drag {
  readonly gesture: string;
  /** No gain further out than this: the graph's edge, or where the band was beyond it. */
  readonly limitDb: number;
  clientX: number;
  clientY: number;
  point: DragPoint;
}

const FINE = 0.1;
const PIXELS_PER_Q_TRAVEL = 260;
const limited = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** The grip of one band: drag, wheel, double-click, Alt-click, and the same by keys. */
export function EqNode(props: EqNodeProps) {
  const { band, index, selected, rangeDb, plane, onChange, onGestureEnd, onSelect, onRemove } = props;
  const button = useRef<HTMLButtonElement>(null);
  const drag = useRef<Drag | null>(null);
  const gestureCount = useRef(0);
  const keyGesture = useRef<string | null>(null);
  const id = useId();
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    const element = button.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const now = latest.current;
      now.onChange(withQSteps(now.band, event.deltaY + event.deltaX < 0 ? 1 : -1), null);
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, []);

  const newGesture = (): string => `${id}-${++gestureCount.current}`;

  function handlePointerDown(event: PointerEvent<HTMLButtonElement>): void {
    if (event.button !== 0) return;
    event.currentTarget.focus();
    onSelect();
    if (event.altKey) {
      onChange({ ...band, enabled: !band.enabled }, null);
      return;
    }
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = {
      gesture: newGesture(),
      limitDb: Math.max(rangeDb, Math.abs(shownGainDb(band))),
      clientX: event.clientX,
      clientY: event.clientY,
      point: dragPointOf(band),
    };
  }

  function handlePointerMove(event: PointerEvent<HTMLButtonElement>): void {
    const from = drag.current;
    if (from === null || plane.current === null) return;
    const { clientWidth, clientHeight } = plane.current;
    const speed = event.shiftKey ? FINE : 1;
    const right = (event.clientX - from.clientX) * speed;
    const up = (from.clientY - event.clientY) * speed;
    if (right === 0 && up === 0) return;
    const { x01, gainDb, q01 } = from.point;
    from.clientX = event.clientX;
    from.clientY = event.clientY;
    from.point =
      event.ctrlKey || event.metaKey
        ? { x01, gainDb, q01: limited(q01 + up / PIXELS_PER_Q_TRAVEL, 0, 1) }
        : {
            x01: limited(x01 + right / clientWidth, 0, 1),
            gainDb: limited(gainDb + (up / clientHeight) * 2 * rangeDb, -from.limitDb, from.limitDb),
            q01,
          };
    onChange(bandAtDrag(band, from.point, rangeDb, event.shiftKey), from.gesture);
  }

  function endDrag(): void {
    if (drag.current === null) return;
    drag.current = null;
    onGestureEnd();
  }

  function handleKeyDown(event: KeyboardEvent<HTMLButtonElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      onRemove();
      return;
    }
    const next = bandForKey(band, event.key, event.shiftKey);
    if (next === null) return;
    event.preventDefault();
    keyGesture.current ??= newGesture();
    onChange(next, keyGesture.current);
  }

  function endKeys(): void {
    if (keyGesture.current === null) return;
    keyGesture.current = null;
    onGestureEnd();
  }

  const y01 = limited(0.5 - shownGainDb(band) / (2 * rangeDb), 0, 1);
  return (
    <button
      ref={button}
      type="button"
      className={`${plots.handle} ${styles.handle}`}
      style={{ left: `${frequencyTo01(band.frequencyHz) * 100}%`, top: `${y01 * 100}%` }}
      aria-label={speakBand(band, index)}
      aria-pressed={selected}
      aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown PageUp PageDown Delete"
      data-band={band.id}
      data-selected={selected ? "" : undefined}
      data-off={band.enabled ? undefined : ""}
      onFocus={onSelect}
      onPointerDown={handlePointerDown}
      onPointerMove={handlePointerMove}
      onPointerUp={endDrag}
      onPointerCancel={endDrag}
      onDoubleClick={(event) => {
        event.stopPropagation();
        if (!event.altKey) onChange(resetBand(band), null);
      }}
      onContextMenu={(event) => {
        if (event.ctrlKey) event.preventDefault();
      }}
      onKeyDown={handleKeyDown}
      onKeyUp={endKeys}
      onBlur={endKeys}
    >
      <span className={styles.node} aria-hidden="true">
        {index + 1}
      </span>
    </button>
  );
}
