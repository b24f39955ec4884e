"use client";

import { type CSSProperties, type KeyboardEvent, type PointerEvent, useRef } from "react";
import {
  fromPosition01,
  roundForDisplay,
  type Session,
  STRIP_PARAMETERS,
  type Strip,
  speakValue,
  stepValue,
  toPosition01,
  withValue,
} from "@/audio-engine";
import type { WorkbenchActions } from "@/components/stores/workbench-store";
import { isAutomated } from "./edits";
import styles from "./stage.module.css";

interface StageViewProps {
  readonly session: Session;
  /** Who stands on the stage; every track when not given. */
  readonly strips?: readonly Strip[];
  readonly selectedId: string;
  readonly onSelect: (stripId: string) => void;
  readonly edit: WorkbenchActions["edit"];
  readonly onCommit: () => void;
}

const { faderDb: FADER, pan: PAN } = STRIP_PARAMETERS;
/** Faders between these stand on the stage from back to front; lower ones stand at the back wall. */
const BACK01 = toPosition01(FADER, -18);
const FRONT01 = toPosition01(FADER, 10);
const DETENT_PAN = 0.04;

/** The room from above: from left to right is the pan, from back to front the level. The same numbers as the faders'. */
export function StageView(props: StageViewProps) {
  const { session, strips = session.tracks, selectedId, onSelect, edit, onCommit } = props;
  const stage = useRef<HTMLFieldSetElement>(null);
  return (
    <div className={styles.view}>
      <fieldset ref={stage} className={styles.stage}>
        <legend className="visually-hidden">The stage from above</legend>
        {strips.map((strip, i) => (
          <Token
            key={strip.id}
            strip={strip}
            nameSide={i % 2 === 0 ? "right" : "left"}
            stage={stage}
            selected={strip.id === selectedId}
            fixed={isAutomated(session, `${strip.id}/faderDb`) || isAutomated(session, `${strip.id}/pan`)}
            onSelect={onSelect}
            edit={edit}
            onCommit={onCommit}
          />
        ))}
        <span className={styles.listener} aria-hidden="true">
          you
        </span>
      </fieldset>
      <p className={styles.words}>
        Left and right is the pan, near and far the level. Drag, or use the arrow keys; Shift makes small
        steps.
      </p>
    </div>
  );
}

interface TokenProps extends Omit<StageViewProps, "session" | "strips" | "selectedId"> {
  readonly strip: Strip;
  /** Neighbours in the mixer have their names on different sides, since many stand in the middle. */
  readonly nameSide: "left" | "right";
  readonly stage: React.RefObject<HTMLElement | null>;
  readonly selected: boolean;
  /** Moves by itself: no hand can. */
  readonly fixed: boolean;
}

function Token({ strip, nameSide, stage, selected, fixed, onSelect, edit, onCommit }: TokenProps) {
  const dragging = useRef(false);
  const { id, name, pan, faderDb } = strip;
  const move = (next: { readonly pan: number; readonly faderDb: number }): void =>
    edit(
      (now) => withValue(withValue(now, `${id}/pan`, next.pan), `${id}/faderDb`, next.faderDb),
      `${id}/stage`,
    );

  function drag(event: PointerEvent<HTMLButtonElement>): void {
    const area = stage.current?.getBoundingClientRect();
    if (!dragging.current || area === undefined) return;
    const x = (event.clientX - area.left) / area.width;
    const y = (event.clientY - area.top) / area.height;
    move({ pan: panAt(x), faderDb: faderAt(y) });
  }

  function handleKey(event: KeyboardEvent<HTMLButtonElement>): void {
    if (event.ctrlKey || event.altKey || event.metaKey || fixed) return;
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1 }[event.key];
    if (steps === undefined) return;
    event.preventDefault();
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      move({ pan: stepValue(PAN, pan, steps, event.shiftKey), faderDb });
    } else move({ pan, faderDb: stepValue(FADER, faderDb, -steps, event.shiftKey) });
  }

  return (
    <button
      type="button"
      className={styles.token}
      style={{ "--x": (pan + 1) / 2, "--y": depth01(faderDb) } as CSSProperties}
      data-name={nameSide}
      data-selected={selected ? "" : undefined}
      data-mute={strip.mute ? "" : undefined}
      aria-pressed={selected}
      aria-label={`${name}: ${speakValue(PAN, pan)}, ${speakValue(FADER, faderDb)}${strip.mute ? ", muted" : ""}`}
      onClick={() => onSelect(id)}
      onPointerDown={(event) => {
        if (event.button !== 0 || fixed) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        dragging.current = true;
        onSelect(id);
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        dragging.current = false;
        onCommit();
      }}
      onPointerCancel={() => {
        dragging.current = false;
        onCommit();
      }}
      onKeyDown={handleKey}
      onKeyUp={onCommit}
    >
      <span className={styles.dot} aria-hidden="true" />
      <span className={styles.tokenName} aria-hidden="true">
        {name}
      </span>
    </button>
  );
}

/** Share of the stage from its back wall to the front edge. */
function depth01(faderDb: number): number {
  return Math.min(1, Math.max(0, (toPosition01(FADER, faderDb) - BACK01) / (FRONT01 - BACK01)));
}

function panAt(x01: number): number {
  const pan = roundForDisplay(PAN, Math.min(1, Math.max(0, x01)) * 2 - 1);
  return Math.abs(pan) < DETENT_PAN ? 0 : pan;
}

function faderAt(y01: number): number {
  const position01 = BACK01 + Math.min(1, Math.max(0, y01)) * (FRONT01 - BACK01);
  return roundForDisplay(FADER, fromPosition01(FADER, position01));
}
