"use client";

import { useEffect, useState } from "react";
import {
  type PlaybackSystemName,
  type Session,
  type Side,
  studioEngine,
  type TranslationLoss,
} from "@/audio-engine";
import { Segmented } from "@/components/controls/segmented";
import { useSound } from "@/components/stores/use-sound";
import { useWorkbench } from "@/components/stores/use-workbench";
import { withTranslationFault } from "@/learning/exercises/translation-faults";
import { ComparisonBar, type SideLabel, togglePlay } from "../shared/comparison-bar";
import type { Song } from "../shared/course-sounds";
import { useWidgetKeys } from "../shared/use-widget-keys";
import { type SoundSetup, useWidgetSound } from "../shared/use-widget-sound";
import { WidgetFrame } from "../shared/widget-frame";
import { LossTable } from "./loss-table";
import { partsOf } from "./parts";
import type { TranslationCheckProps } from "./props";
import { SYSTEMS } from "./systems";
import styles from "./translation-check.module.css";

const GOOD: SideLabel = { id: "good", letter: "A", label: "Mix A" };
const FAULTY: SideLabel = { id: "faulty", letter: "B", label: "Mix B" };
const AS_IT_IS = "none";
/** Around the border of verse and chorus: long enough for every part, short enough to measure soon. */
const LOOP_FRAMES = 9.6 * 48000;

interface TranslationBenchProps extends TranslationCheckProps {
  readonly ownerId: string;
  readonly song: Song;
}

export function TranslationBench({ id, ownerId, song, fault, numbers }: TranslationBenchProps) {
  const [sessions] = useState(() => ({
    good: song.mix,
    faulty: fault === undefined ? null : withTranslationFault(song.mix, fault),
  }));
  const sides = fault === undefined ? [GOOD] : [GOOD, FAULTY];
  const store = useWorkbench({
    widgetId: id,
    editedSideId: "good",
    comparison: { matched: false, sides: sidesOf(sessions) },
  });
  const [setup] = useState<SoundSetup>(() => {
    const middle = song.form[1]?.startFrame ?? 0;
    const loop = { startFrame: middle - LOOP_FRAMES / 2, endFrame: middle + LOOP_FRAMES / 2 };
    return { ownerId, startSideId: "good", loop, taps: [], matched: false };
  });
  useWidgetSound(store, setup);
  const sound = useSound(ownerId);
  const loaded = sound.state !== "loading" && sound.state !== "none";
  const measured = {
    good: useLosses(ownerId, sessions.good, loaded && numbers),
    faulty: useLosses(ownerId, sessions.faulty, loaded && numbers),
  };
  const { system } = sound.monitor;
  const heardId = sound.sideId === "faulty" ? "faulty" : "good";

  const listen = (next: string): void =>
    studioEngine().setMonitor(ownerId, {
      ...sound.monitor,
      system: next === AS_IT_IS ? null : (next as PlaybackSystemName),
    });
  const hear = (sideId: string | undefined): void => {
    if (sideId !== undefined) studioEngine().selectSide(ownerId, sideId);
  };
  const onKeyDown = useWidgetKeys({
    playStop: () => togglePlay(ownerId, sound),
    sideA: () => hear(sides[0]?.id),
    sideB: () => hear(sides[1]?.id),
    toStart: () => studioEngine().seek(ownerId, setup.loop?.startFrame ?? 0),
  });
  const place = SYSTEMS.find(({ id: each }) => each === system);

  return (
    <WidgetFrame
      label={`“${song.title}” on other systems`}
      onKeyDown={onKeyDown}
      promiseId="playback-systems"
      promisePlace="end"
    >
      <ComparisonBar ownerId={ownerId} sides={sides} sound={sound} canUnmatch={false} onSide={hear} />
      <Segmented
        label="Heard through"
        showLabel
        options={[
          { value: AS_IT_IS, label: "Your own" },
          ...SYSTEMS.map(({ id: value, label }) => ({ value: value as string, label })),
        ]}
        value={system ?? AS_IT_IS}
        onChange={listen}
      />
      <p className={styles.words}>
        {place === undefined ? "As it comes out of what you are listening on." : place.words}
      </p>
      {numbers && (
        <LossTable
          label={sides.find(({ id: each }) => each === heardId)?.label ?? ""}
          losses={measured[heardId]}
          system={system}
        />
      )}
    </WidgetFrame>
  );
}

function sidesOf({ good, faulty }: { good: Session; faulty: Session | null }): readonly Side[] {
  const sides: Side[] = [{ ...GOOD, kind: "session", session: good }];
  return faulty === null ? sides : [...sides, { ...FAULTY, kind: "session", session: faulty }];
}

/** What the parts of a mix lose on every system; null until it has been measured. */
function useLosses(
  ownerId: string,
  session: Session | null,
  ready: boolean,
): readonly TranslationLoss[] | null {
  const [losses, setLosses] = useState<readonly TranslationLoss[] | null>(null);
  useEffect(() => {
    if (!ready || session === null) return;
    let wanted = true;
    studioEngine()
      .translate(
        ownerId,
        session,
        partsOf(session),
        SYSTEMS.map(({ id }) => id),
      )
      .then(
        (found) => {
          if (wanted && found !== null) setLosses(found);
        },
        (error: unknown) => console.error("What is lost could not be measured.", error),
      );
    return () => {
      wanted = false;
    };
  }, [ownerId, session, ready]);
  return losses;
}
