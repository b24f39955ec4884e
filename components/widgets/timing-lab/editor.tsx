"use client";

import { useMemo } from "react";
import { type Retiming, type Session, studioEngine, TIMING_PARAMETERS } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { Knob } from "@/components/controls/knob";
import { Segmented } from "@/components/controls/segmented";
import { useSound } from "@/components/stores/use-sound";
import { useEditedSession } from "@/components/stores/use-workbench";
import type { WorkbenchStore } from "@/components/stores/workbench-store";
import sharedStyles from "../shared/shared.module.css";
import { HitsPlot } from "./hits-plot";
import type { TimingControl } from "./props";
import { distancesMs, handOf, timingWords, withHand, withStraightGrid } from "./timing";
import styles from "./timing-lab.module.css";

interface TimingEditorProps {
  readonly store: WorkbenchStore;
  readonly ownerId: string;
  /** How the part was played. */
  readonly start: Session;
  readonly controls: readonly TimingControl[];
  /** False keeps the picture and its numbers back. */
  readonly tell?: boolean;
}

const KNOBS = [
  ["quantise", "tighten01"],
  ["lag", "lagSeconds"],
  ["swing", "swingRatio"],
] as const satisfies readonly (readonly [TimingControl, keyof Retiming])[];

/** A part's hits: tightened, shifted, swung; each one's distance to the grid; and beside what it is heard. */
export function TimingEditor({ store, ownerId, start, controls, tell = true }: TimingEditorProps) {
  const session = useEditedSession(store);
  const { edit, endGesture } = store.getState();
  const hand = useMemo(() => handOf(session, start), [session, start]);
  const played = useMemo(() => handOf(start, start), [start]);
  const distances = useMemo(() => distancesMs(session), [session]);
  return (
    <div className={styles.editor}>
      {tell && (
        <>
          <p className={styles.words}>{timingWords(session)}</p>
          <HitsPlot
            label="Distance of each hit to the grid"
            summary={timingWords(session)}
            distancesMs={distances}
          />
        </>
      )}
      <div className={sharedStyles.controls}>
        {KNOBS.filter(([control]) => controls.includes(control)).map(([control, key]) => (
          <Knob
            key={control}
            descriptor={{ ...TIMING_PARAMETERS[key], defaultValue: played[key] }}
            value={shown(key, hand)}
            onChange={(value) => edit((now) => withHand(now, start, { [key]: value }), key)}
            onCommit={endGesture}
          />
        ))}
        {controls.includes("straight") && (
          <Button onClick={() => edit(withStraightGrid)}>All on the straight grid</Button>
        )}
        <HeardWith ownerId={ownerId} session={session} />
      </div>
    </div>
  );
}

/** Positions are whole frames: what a knob shows is rounded to what it can set. */
function shown(key: keyof Retiming, hand: Retiming): number {
  const { min, max, fineStep } = TIMING_PARAMETERS[key];
  return Math.min(max, Math.max(min, Math.round(hand[key] / fineStep) * fineStep));
}

const ALONE = "alone";

/** What the part is heard with: the session's own band or click, or nothing. */
function HeardWith({ ownerId, session }: { readonly ownerId: string; readonly session: Session }) {
  const { monitor } = useSound(ownerId);
  const partners = session.tracks.filter(({ id, mute }) => id !== "part" && !mute);
  const solo = monitor.soloTrackIds;
  const value = solo.length === 0 ? "all" : (partners.find(({ id }) => solo.includes(id))?.id ?? ALONE);
  const options = [
    ...(partners.length > 1 ? [{ value: "all", label: "Band and click" }] : []),
    ...partners.map(({ id, name }) => ({ value: partners.length > 1 ? id : "all", label: name })),
    { value: ALONE, label: "Alone" },
  ];
  return (
    <Segmented
      label="Heard with"
      showLabel
      options={options}
      value={value}
      onChange={(choice) => {
        const soloTrackIds = choice === "all" ? [] : choice === ALONE ? ["part"] : ["part", choice];
        studioEngine().setMonitor(ownerId, { ...monitor, soloTrackIds });
      }}
    />
  );
}
