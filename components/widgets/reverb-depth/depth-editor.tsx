"use client";

import { useState } from "react";
import {
  type DepthCue,
  type DepthPlacement,
  depthAddress,
  depthOf,
  EQ_BAND_PARAMETERS,
  frontFaderDb,
  movedInDepth,
  type ParameterDescriptor,
  type Session,
  STRIP_PARAMETERS,
  UNIT_PARAMETERS,
  valueAt,
  withValue,
} from "@/audio-engine";
import { useWantedPlace } from "@/components/controls/control-notes";
import { Knob } from "@/components/controls/knob";
import { useEditedSession } from "@/components/stores/use-workbench";
import type { WorkbenchStore } from "@/components/stores/workbench-store";
import sharedStyles from "../shared/shared.module.css";
import { Stage, type StageToken } from "../shared/stage";
import styles from "../shared/stage.module.css";

interface DepthEditorProps {
  readonly store: WorkbenchStore;
  /** As it begins: says how loud each source is in the front. */
  readonly start: Session;
  readonly cues: readonly DepthCue[];
}

interface DepthNumber {
  readonly cue: DepthCue;
  readonly number: keyof DepthPlacement;
  readonly descriptor: ParameterDescriptor;
  readonly label?: string;
}

const NUMBERS: readonly DepthNumber[] = [
  { cue: "level", number: "levelDb", descriptor: STRIP_PARAMETERS.faderDb, label: "Level" },
  { cue: "reverb", number: "earlyDb", descriptor: UNIT_PARAMETERS.reverb.earlyDb },
  { cue: "reverb", number: "lateDb", descriptor: UNIT_PARAMETERS.reverb.lateDb },
  { cue: "pre-delay", number: "preDelaySeconds", descriptor: UNIT_PARAMETERS.reverb.preDelaySeconds },
  { cue: "treble", number: "trebleDb", descriptor: EQ_BAND_PARAMETERS.gainDb, label: "Treble" },
];
const STEP01 = 1 / 20;
const FINE_STEP01 = 1 / 100;

/** Sources on a stage from above: pulled back, each cue of the lesson moves with them; and every number of the chosen one. */
export function DepthEditor({ store, start, cues }: DepthEditorProps) {
  const session = useEditedSession(store);
  const [selectedId, setSelectedId] = useState(session.tracks[0]?.id ?? "");
  useWantedPlace(([stripId = ""]) => setSelectedId(stripId));
  const { edit, endGesture } = store.getState();
  const baseDb = (id: string): number => frontFaderDb(start, id, cues);
  const depth01 = (id: string): number => depthOf(session, id, baseDb(id), cues);
  const move = (id: string, pan: number, depth: number): void =>
    edit(
      (now) =>
        withValue(
          movedInDepth(now, id, baseDb(id), Math.min(1, Math.max(0, depth)), cues),
          `${id}/pan`,
          Math.min(1, Math.max(-1, pan)),
        ),
      `${id}/stage`,
    );
  const tokens = session.tracks.map(({ id, name, pan }): StageToken => {
    const depth = depth01(id);
    const words = `${name}: ${depthWords(depth)}, ${Math.round(100 * depth)} percent of the way to the back wall`;
    return { id, name: name.replace(/^Lead: /, ""), x01: (pan + 1) / 2, y01: 1 - depth, label: words };
  });
  const chosen = session.tracks.find(({ id }) => id === selectedId) ?? session.tracks[0];
  return (
    <div className={styles.view}>
      <Stage
        tokens={tokens}
        names="below"
        selectedId={chosen?.id ?? ""}
        onSelect={setSelectedId}
        onMove={(id, x01, y01) => move(id, 2 * x01 - 1, 1 - y01)}
        onStep={(id, right, front, fine) => {
          const track = session.tracks.find((candidate) => candidate.id === id);
          if (track === undefined) return;
          const step = fine ? FINE_STEP01 : STEP01;
          move(id, track.pan + right * 2 * step, depth01(id) - front * step);
        }}
        onCommit={endGesture}
      />
      <p className={styles.words}>
        You sit at the front edge. Drag a source, or use the arrow keys; Shift makes small steps.
      </p>
      {chosen !== undefined && (
        <fieldset className={styles.numbers}>
          <legend>{chosen.name}</legend>
          <div className={sharedStyles.controls}>
            {NUMBERS.filter(({ cue }) => cues.includes(cue)).map(({ number, descriptor, label }) => {
              const address = depthAddress(chosen.id, number);
              return (
                <Knob
                  key={number}
                  descriptor={descriptor}
                  address={address}
                  {...(label === undefined ? {} : { label })}
                  value={valueAt(session, address) ?? 0}
                  onChange={(value) => edit((now) => withValue(now, address, value), address)}
                  onCommit={endGesture}
                />
              );
            })}
          </div>
        </fieldset>
      )}
    </div>
  );
}

function depthWords(depth01: number): string {
  if (depth01 < 1 / 3) return "in front";
  return depth01 < 2 / 3 ? "in the middle" : "at the back";
}
