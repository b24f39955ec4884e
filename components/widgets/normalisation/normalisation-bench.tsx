"use client";

import { useEffect, useId, useState } from "react";
import { type LoopRegion, type Session, type Side, type Survey, studioEngine } from "@/audio-engine";
import { Segmented } from "@/components/controls/segmented";
import { TableScroll } from "@/components/plots/table-scroll";
import { useSound } from "@/components/stores/use-sound";
import { useEditedSession, useWorkbench } from "@/components/stores/use-workbench";
import { ChainControls } from "../mastering-compare/chain-controls";
import { ComparisonBar, type SideLabel, togglePlay } from "../shared/comparison-bar";
import { borderOf } from "../shared/course-sounds";
import sharedStyles from "../shared/shared.module.css";
import { useSurvey } from "../shared/use-survey";
import { useWidgetKeys } from "../shared/use-widget-keys";
import type { SoundSetup } from "../shared/use-widget-sound";
import { WidgetFrame } from "../shared/widget-frame";
import { WidgetTools } from "../shared/widget-tools";
import { decibels } from "../shared/words";
import styles from "./normalisation.module.css";
import { type Levelled, levelled, levelledWords } from "./normalise";
import type { NormalisedSong } from "./props";
import { type LevellingService, SERVICES, SERVICES_READ } from "./services";

const SIDES = [
  { id: "yours", letter: "A", label: "Your master" },
  { id: "loud", letter: "B", label: "Loud" },
  { id: "overcooked", letter: "C", label: "Over-cooked" },
] as const satisfies readonly SideLabel[];
const YOURS = "yours";
const AS_MASTERED = "none";
const CONTROLS = ["drive", "ceiling"] as const;

interface NormalisationBenchProps {
  readonly id: string;
  readonly ownerId: string;
  readonly song: NormalisedSong;
}

export function NormalisationBench({ id, ownerId, song }: NormalisationBenchProps) {
  const [loop] = useState<LoopRegion>(() => borderOf(song.about.form));
  const store = useWorkbench({
    widgetId: id,
    editedSideId: YOURS,
    comparison: {
      matched: false,
      sides: SIDES.map((side) => ({ ...side, kind: "session", session: startOf(side.id, song) })),
    },
  });
  const yours = useEditedSession(store);
  const [serviceId, setServiceId] = useState<string>(AS_MASTERED);
  const service = SERVICES.find((each) => each.id === serviceId) ?? null;
  const [setup] = useState<SoundSetup>(() => ({
    ownerId,
    startSideId: YOURS,
    loop,
    taps: [],
    matched: false,
  }));
  const sound = useSound(ownerId);
  const loaded = sound.state !== "loading" && sound.state !== "none";
  const surveys = {
    yours: useSurvey(ownerId, yours, loaded),
    loud: useSurvey(ownerId, song.loud, loaded),
    overcooked: useSurvey(ownerId, song.overcooked, loaded),
  };
  const played = SIDES.map(({ id: sideId, label }) => ({
    id: sideId,
    label,
    survey: surveys[sideId],
    levelled: levelledOf(surveys[sideId], service),
  }));
  const gains = played.map(({ levelled: now }) => now?.gainDb ?? 0);
  useMasters(setup, store.getState().sides);
  useLevelledSide(ownerId, "yours", yours, gains[0] ?? 0);
  useLevelledSide(ownerId, "loud", song.loud, gains[1] ?? 0);
  useLevelledSide(ownerId, "overcooked", song.overcooked, gains[2] ?? 0);
  const { edit, endGesture, undo, redo } = store.getState();
  const hear = (sideId: string): void => studioEngine().selectSide(ownerId, sideId);
  const onKeyDown = useWidgetKeys({
    playStop: () => togglePlay(ownerId, sound),
    side: (index) => SIDES[index] !== undefined && hear(SIDES[index].id),
    toStart: () => studioEngine().seek(ownerId, loop.startFrame),
    undo,
    redo,
  });

  return (
    <WidgetFrame
      label={`Masters of “${song.about.title}” as a service plays them`}
      onKeyDown={onKeyDown}
      promiseId="loudness"
      promisePlace="end"
    >
      <ComparisonBar ownerId={ownerId} sides={SIDES} sound={sound} canUnmatch={false} onSide={hear} />
      <div className={sharedStyles.controls}>
        <Segmented
          label="Played"
          showLabel
          options={[
            { value: AS_MASTERED, label: "as mastered" },
            ...SERVICES.map(({ id: value, name }) => ({ value, label: name })),
          ]}
          value={serviceId}
          onChange={setServiceId}
        />
      </div>
      <ChainControls
        ownerId={ownerId}
        controls={CONTROLS}
        session={yours}
        monitor={sound.monitor}
        onEdit={edit}
        onCommit={endGesture}
      />
      <LevelTable service={service} played={played} />
      <WidgetTools store={store} onReset={() => edit(() => song.gentle)} />
    </WidgetFrame>
  );
}

interface PlayedMaster {
  readonly id: string;
  readonly label: string;
  readonly survey: Survey | null;
  readonly levelled: Levelled | null;
}

function LevelTable({
  service,
  played,
}: {
  service: LevellingService | null;
  played: readonly PlayedMaster[];
}) {
  const captionId = useId();
  return (
    <div className={styles.levels}>
      <p id={captionId} className={styles.caption}>
        {service === null ? (
          "As the masters are, over the stretch that plays:"
        ) : (
          <>
            {`At ${decibels(service.targetLufs, 0).replace(" dB", "")} LUFS, as published in `}
            <a href={service.url} rel="noreferrer external">
              {service.source}
            </a>
            {`, read in ${SERVICES_READ}:`}
          </>
        )}
      </p>
      <TableScroll label="Three masters as the service plays them">
        <table aria-labelledby={captionId}>
          <thead>
            <tr>
              {["Master", "Mastered at", "The service", "You hear", "Peaks at", "Peak to loudness"].map(
                (name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {played.map(({ id, label, survey, levelled: now }) => (
              <tr key={id}>
                <th scope="row">{label}</th>
                <td>{survey === null ? "measuring…" : lufs(survey.integratedLufs)}</td>
                <td>{now === null ? "–" : service === null ? "is not there" : levelledWords(now)}</td>
                <td>{now === null ? "–" : lufs(now.integratedLufs)}</td>
                <td>{now === null ? "–" : `${number(now.truePeakDbtp)} dBTP`}</td>
                <td>{now === null ? "–" : decibels(now.truePeakDbtp - now.integratedLufs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </div>
  );
}

/** Loads the masters once. */
function useMasters(setup: SoundSetup, sides: readonly Side[]): void {
  const [first] = useState(sides);
  useEffect(() => {
    const { matched, ...request } = setup;
    void studioEngine().load({ ...request, comparison: { sides: first, matched } });
    return () => studioEngine().release(setup.ownerId);
  }, [setup, first]);
}

/** Sends a master on as the service plays it, at every change. */
function useLevelledSide(ownerId: string, sideId: string, session: Session, gainDb: number): void {
  useEffect(
    () => studioEngine().edit(ownerId, sideId, withGain(session, gainDb)),
    [ownerId, sideId, session, gainDb],
  );
}

/** A gain behind the limiter, as a service applies it. */
function withGain(session: Session, gainDb: number): Session {
  return gainDb === 0 ? session : { ...session, master: { ...session.master, faderDb: gainDb } };
}

function levelledOf(survey: Survey | null, service: LevellingService | null): Levelled | null {
  if (survey?.integratedLufs == null || survey.loudness.truePeakDbtp === null) return null;
  const master = { integratedLufs: survey.integratedLufs, truePeakDbtp: survey.loudness.truePeakDbtp };
  return service === null ? { ...master, gainDb: 0, heldBy: null } : levelled(master, service);
}

function startOf(sideId: (typeof SIDES)[number]["id"], song: NormalisedSong): Session {
  return sideId === "yours" ? song.gentle : song[sideId];
}

const number = (value: number): string => decibels(value).replace(" dB", "");
const lufs = (value: number | null): string => (value === null ? "silence" : `${number(value)} LUFS`);
