"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { type Session, stripById, studioEngine } from "@/audio-engine";
import { useSound } from "@/components/stores/use-sound";
import { useEditedSession, useWorkbench } from "@/components/stores/use-workbench";
import { Timeline, type TimelineHandle } from "../mixer/timeline";
import { ComparisonBar, type SideLabel, togglePlay } from "../shared/comparison-bar";
import { type SongAbout, stateTitle } from "../shared/song-about";
import { useSurvey } from "../shared/use-survey";
import { useWidgetKeys } from "../shared/use-widget-keys";
import { type SoundSetup, useWidgetSound } from "../shared/use-widget-sound";
import { WidgetFrame } from "../shared/widget-frame";
import { WidgetTools } from "../shared/widget-tools";
import { ContrastReadout } from "./contrast-readout";
import styles from "./lane.module.css";
import { LaneEditor, type LaneEditorHandle } from "./lane-editor";
import { choiceAt } from "./lane-points";
import type { AutomationLaneProps } from "./props";

interface LaneBenchProps extends Omit<AutomationLaneProps, "song" | "clear"> {
  readonly ownerId: string;
  readonly about: SongAbout;
  readonly start: Session;
  readonly other: Session | null;
}

const GIVEN = "given";
const YOURS = "yours";
const OTHER = "other";
const LETTERS = ["A", "B", "C"] as const;

/** The song as it was given, yours, and what it is compared with; one lane of yours at a time. */
export function LaneBench(props: LaneBenchProps) {
  const { id, ownerId, about, start, other, lanes, state, compare, contrast } = props;
  const editable = lanes.length > 0;
  const [sides] = useState<readonly SideLabel[]>(() =>
    [
      { id: GIVEN, label: stateTitle(about, state) },
      ...(editable ? [{ id: YOURS, label: "Yours" }] : []),
      ...(compare === undefined ? [] : [{ id: OTHER, label: stateTitle(about, compare) }]),
    ].map((side, i) => ({ ...side, letter: LETTERS[i] ?? "C" })),
  );
  const startSideId = editable ? YOURS : GIVEN;
  const store = useWorkbench({
    widgetId: id,
    editedSideId: startSideId,
    comparison: {
      matched: true,
      sides: sides.map((side) => ({
        ...side,
        kind: "session",
        session: side.id === OTHER && other !== null ? other : start,
      })),
    },
  });
  const [setup] = useState<SoundSetup>(() => ({
    ownerId,
    startSideId,
    loop: { startFrame: 0, endFrame: start.lengthFrames },
    taps: [],
    matched: true,
  }));
  useWidgetSound(store, setup);
  const sound = useSound(ownerId);
  const session = useEditedSession(store);
  const lane = useRef<LaneEditorHandle>(null);
  const timeline = useRef<TimelineHandle>(null);
  const ready = sound.state !== "loading" && sound.state !== "none";
  const survey = useSurvey(ownerId, session, ready && editable, null);
  const choices = useMemo(
    () =>
      lanes.flatMap((address) => {
        const strip = stripById(start, address.split("/")[0] ?? "");
        return strip === null ? [] : [choiceAt(start, strip, address)];
      }),
    [lanes, start],
  );
  const { edit, endGesture, undo, redo } = store.getState();

  useEffect(
    () =>
      studioEngine().onReport(ownerId, ({ positionFrame }) => {
        lane.current?.setPlayhead(positionFrame);
        timeline.current?.setPosition(positionFrame);
      }),
    [ownerId],
  );

  const hear = (sideId: string): void => studioEngine().selectSide(ownerId, sideId);
  const onKeyDown = useWidgetKeys({
    playStop: () => togglePlay(ownerId, sound),
    side: (index) => hear(sides[index]?.id ?? startSideId),
    toStart: () => studioEngine().seek(ownerId, sound.loop?.startFrame ?? 0),
    undo,
    redo,
  });
  const [softer, louder] = (contrast ?? []).map((name) => about.form.find((part) => part.name === name));
  return (
    <WidgetFrame label={`What moves in “${about.title}”`} onKeyDown={onKeyDown} promiseId="automation">
      <ComparisonBar ownerId={ownerId} sides={sides} sound={sound} onSide={hear} />
      <div className={styles.place}>
        <Timeline ref={timeline} ownerId={ownerId} song={about} loop={sound.loop} />
      </div>
      {editable && (
        <LaneEditor
          ref={lane}
          session={session}
          choices={choices}
          form={about.form}
          peaks={survey?.peaks ?? null}
          edit={edit}
          onCommit={endGesture}
        />
      )}
      {softer !== undefined && louder !== undefined && (
        <ContrastReadout
          ownerId={ownerId}
          parts={[softer, louder]}
          sides={sides.map((side) => ({
            ...side,
            session: side.id === YOURS ? session : side.id === OTHER && other !== null ? other : start,
          }))}
          ready={ready}
        />
      )}
      {editable && <WidgetTools store={store} onReset={() => edit(() => start)} isAssignable />}
    </WidgetFrame>
  );
}
