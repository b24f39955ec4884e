"use client";

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
import { Stage, type StageToken } from "../shared/stage";
import styles from "../shared/stage.module.css";
import { isAutomated } from "./edits";

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
  const move = (id: string, pan: number, faderDb: number): void =>
    edit((now) => withValue(withValue(now, `${id}/pan`, pan), `${id}/faderDb`, faderDb), `${id}/stage`);
  return (
    <div className={styles.view}>
      <Stage
        tokens={strips.map((strip) => tokenOf(session, strip))}
        names="beside"
        selectedId={selectedId}
        onSelect={onSelect}
        onMove={(id, x01, y01) => move(id, panAt(x01), faderAt(y01))}
        onStep={(id, right, front, fine) => {
          const strip = strips.find((candidate) => candidate.id === id);
          if (strip === undefined) return;
          const { pan, faderDb } = strip;
          if (right !== 0) move(id, stepValue(PAN, pan, right, fine), faderDb);
          else move(id, pan, stepValue(FADER, faderDb, front, fine));
        }}
        onCommit={onCommit}
      />
      <p className={styles.words}>
        Left and right is the pan, near and far the level. Drag, or use the arrow keys; Shift makes small
        steps.
      </p>
    </div>
  );
}

function tokenOf(session: Session, { id, name, pan, faderDb, mute }: Strip): StageToken {
  return {
    id,
    name,
    x01: (pan + 1) / 2,
    y01: depth01(faderDb),
    mute,
    fixed: isAutomated(session, `${id}/faderDb`) || isAutomated(session, `${id}/pan`),
    label: `${name}: ${speakValue(PAN, pan)}, ${speakValue(FADER, faderDb)}${mute ? ", muted" : ""}`,
  };
}

/** Share of the stage from its back wall to the front edge. */
function depth01(faderDb: number): number {
  return Math.min(1, Math.max(0, (toPosition01(FADER, faderDb) - BACK01) / (FRONT01 - BACK01)));
}

function panAt(x01: number): number {
  const pan = roundForDisplay(PAN, x01 * 2 - 1);
  return Math.abs(pan) < DETENT_PAN ? 0 : pan;
}

function faderAt(y01: number): number {
  return roundForDisplay(FADER, fromPosition01(FADER, BACK01 + y01 * (FRONT01 - BACK01)));
}
