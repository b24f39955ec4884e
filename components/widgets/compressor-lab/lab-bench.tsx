"use client";

import { useEffect, useMemo, useState } from "react";
import { type Session, studioEngine } from "@/audio-engine";
import { Segmented } from "@/components/controls/segmented";
import { LevelHistory } from "@/components/plots/level-history";
import { useSound } from "@/components/stores/use-sound";
import { useEditedSession, useWorkbench } from "@/components/stores/use-workbench";
import { ComparisonBar, type SideLabel, togglePlay } from "../shared/comparison-bar";
import sharedStyles from "../shared/shared.module.css";
import { type SongAbout, sectionOf } from "../shared/song-about";
import { useBlind } from "../shared/use-blind";
import { useWidgetKeys } from "../shared/use-widget-keys";
import { type SoundSetup, useWidgetSound } from "../shared/use-widget-sound";
import { WidgetFrame } from "../shared/widget-frame";
import { WidgetTools } from "../shared/widget-tools";
import { BypassButton } from "./bypass-button";
import { CompressorEditor } from "./compressor-editor";
import { bypassedSession, compressorOf, type Heard, heardOf, labSession, partName } from "./lab";
import type { CompressorLabProps } from "./props";
import { COMPRESSED, IN_TAP, OUT_TAP, useLabMeters } from "./use-lab-meters";

const BYPASSED = "bypassed";
const SIDES: readonly SideLabel[] = [
  { id: BYPASSED, letter: "A", label: "Without" },
  { id: COMPRESSED, letter: "B", label: "Compressed" },
];

const HEARD_LABELS: Readonly<Record<Heard, string>> = { alone: "Alone", band: "In the band" };

interface LabBenchProps extends Omit<CompressorLabProps, "song"> {
  readonly ownerId: string;
  readonly about: SongAbout;
  readonly mix: Session;
}

export function LabBench(props: LabBenchProps) {
  const {
    id,
    ownerId,
    about,
    mix,
    part: stripId,
    section,
    heard: choices,
    controls,
    start: settings,
  } = props;
  const [part] = useState(() => ({ song: mix, stripId }));
  const [start] = useState(() => labSession(part, choices[0] ?? "alone", settings));
  const store = useWorkbench({
    widgetId: id,
    editedSideId: COMPRESSED,
    comparison: {
      matched: true,
      sides: [
        { id: BYPASSED, label: "Without", kind: "session", session: bypassedSession(start, stripId) },
        { id: COMPRESSED, label: "Compressed", kind: "session", session: start },
      ],
    },
  });
  const [setup] = useState<SoundSetup>(() => {
    const { startFrame, endFrame } = sectionOf(about.form, section);
    return {
      ownerId,
      startSideId: COMPRESSED,
      loop: { startFrame, endFrame },
      taps: [
        { id: IN_TAP, sideId: BYPASSED, stripId, point: "post-inserts" },
        { id: OUT_TAP, sideId: COMPRESSED, stripId, point: "post-inserts" },
      ],
      matched: true,
    };
  });
  useWidgetSound(store, setup);
  const sound = useSound(ownerId);
  const session = useEditedSession(store);
  const insert = compressorOf(session, stripId);
  const heard = heardOf(session, part);
  const blind = useBlind([BYPASSED, COMPRESSED], (sideId) => studioEngine().selectSide(ownerId, sideId));
  const meters = useLabMeters(ownerId, stripId, sound.state === "playing");
  const { edit, replace, undo, redo } = store.getState();

  // The bypass follows what is heard; it is the same session with the compressor out.
  useEffect(() => {
    const bypassed = store.getState().sides.find((side) => side.id === BYPASSED);
    if (bypassed?.kind === "session" && heardOf(bypassed.session, part) !== heard) {
      replace(BYPASSED, bypassedSession(labSession(part, heard, settings), stripId));
    }
  }, [heard, part, replace, settings, store, stripId]);

  const hear = (sideId: string): void => studioEngine().selectSide(ownerId, sideId);
  const choose = (sideId: string): void => (blind.state === null ? hear(sideId) : blind.guess(sideId));
  const bypassed = sound.sideId === BYPASSED;
  const toggleBypass = (): void => {
    if (blind.state === null) hear(bypassed ? COMPRESSED : BYPASSED);
  };
  const onKeyDown = useWidgetKeys({
    playStop: () => togglePlay(ownerId, sound),
    sideA: () => choose(BYPASSED),
    sideB: () => choose(COMPRESSED),
    blind: () => (blind.state === null ? blind.start() : blind.end()),
    toStart: () => studioEngine().seek(ownerId, setup.loop?.startFrame ?? 0),
    undo,
    redo,
    letters: { p: toggleBypass },
  });
  const heardOptions = useMemo(
    () => choices.map((value) => ({ value, label: HEARD_LABELS[value] })),
    [choices],
  );
  const name = partName(part);

  return (
    <WidgetFrame label={`Compressor on: ${name}`} onKeyDown={onKeyDown} promiseId="compressor-trace">
      <ComparisonBar ownerId={ownerId} sides={SIDES} sound={sound} blind={blind} onSide={hear} />
      <div className={sharedStyles.controls}>
        {blind.state === null && <BypassButton on={bypassed} onToggle={toggleBypass} />}
        {heardOptions.length > 1 && (
          <Segmented
            label="What you hear"
            showLabel
            options={heardOptions}
            value={heard}
            onChange={(next) => edit(() => labSession(part, next, insert.params))}
          />
        )}
      </div>
      {blind.state === null && (
        <>
          <LevelHistory
            ref={meters.history}
            label={`${name}, the last seconds`}
            thresholdDb={insert.params.thresholdDb}
          />
          <CompressorEditor
            store={store}
            stripId={stripId}
            insert={insert}
            controls={controls}
            panel={meters.panel}
          />
        </>
      )}
      {controls.length > 0 && (
        <WidgetTools
          store={store}
          onReset={() => edit(() => labSession(part, heard, settings))}
          isAssignable
        />
      )}
    </WidgetFrame>
  );
}
