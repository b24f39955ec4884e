"use client";

import { useEffect, useRef, useState } from "react";
import { type Side, studioEngine } from "@/audio-engine";
import { type LoudnessHandle, LoudnessReadout } from "@/components/controls/loudness-readout";
import { LoudnessHistory, type LoudnessHistoryHandle } from "@/components/plots/loudness-history";
import { Waveform, type WaveformHandle } from "@/components/plots/waveform";
import { useSound } from "@/components/stores/use-sound";
import { useEditedSession, useWorkbench } from "@/components/stores/use-workbench";
import { ComparisonBar, type SideLabel, togglePlay } from "../shared/comparison-bar";
import type { Song } from "../shared/course-sounds";
import { useBlind } from "../shared/use-blind";
import { useSurvey } from "../shared/use-survey";
import { useWidgetKeys } from "../shared/use-widget-keys";
import { type SoundSetup, useWidgetSound } from "../shared/use-widget-sound";
import { WidgetFrame } from "../shared/widget-frame";
import { WidgetTools } from "../shared/widget-tools";
import { ChainControls, editsChain } from "./chain-controls";
import type { MasteringCompareProps } from "./props";

interface MasteringSide extends SideLabel {
  readonly id: "mix" | "master" | "reference";
  readonly letter: "A" | "B" | "C";
}

const MIX: MasteringSide = { id: "mix", letter: "A", label: "Mix" };
const MASTER: MasteringSide = { id: "master", letter: "B", label: "Master" };
const REFERENCE: MasteringSide = { id: "reference", letter: "C", label: "Reference master" };
/** Holds a picture's place until it is there. */
const NOT_DRAWN = { min: new Float32Array(1), max: new Float32Array(1) };
const COLOURS = { A: "a", B: "b", C: "c" } as const;

const CEILING_DBTP = -1;

interface MasteringBenchProps extends Omit<MasteringCompareProps, "song"> {
  readonly ownerId: string;
  readonly song: Song;
}

export function MasteringBench({ id, ownerId, song, controls, matched }: MasteringBenchProps) {
  const ownChain = editsChain(controls);
  const showsHistory = controls.includes("history");
  const [sides] = useState(() =>
    ownChain ? [MIX, { ...MASTER, label: "Your master" }, REFERENCE] : [MIX, MASTER],
  );
  const store = useWorkbench({
    widgetId: id,
    editedSideId: "master",
    comparison: { matched, sides: sides.map((side) => sideOf(side, song)) },
  });
  const [setup] = useState<SoundSetup>(() => setupOf(ownerId, song, matched));
  useWidgetSound(store, setup);
  const sound = useSound(ownerId);
  const session = useEditedSession(store);
  const blind = useBlind(["mix", "master"], (sideId) => studioEngine().selectSide(ownerId, sideId));
  const waveform = useRef<WaveformHandle>(null);
  const loudness = useRef<LoudnessHandle>(null);
  const history = useRef<LoudnessHistoryHandle>(null);
  const heardFrame = useRef(song.border.startFrame);
  const loaded = sound.state !== "loading" && sound.state !== "none";
  const surveys = {
    mix: useSurvey(ownerId, song.mix, loaded),
    master: useSurvey(ownerId, session, loaded),
    reference: useSurvey(ownerId, song.master, loaded && ownChain),
  };
  const heardSide = sides.find(({ id: sideId }) => sideId === sound.sideId)?.id ?? "master";
  const heardLabel = sides.find(({ id: sideId }) => sideId === heardSide)?.label.toLowerCase() ?? "";
  const pictures = sides.map(({ id: sideId, letter, label }) => ({
    ...(surveys[sideId]?.peaks ?? NOT_DRAWN),
    label,
    colour: COLOURS[letter],
  }));
  const { edit, endGesture, undo, redo } = store.getState();
  const { startFrame: loopStart } = song.border;

  useEffect(
    () =>
      studioEngine().onReport(ownerId, (report) => {
        heardFrame.current = report.positionFrame;
        loudness.current?.update(report);
        history.current?.update(report.positionFrame - loopStart, report);
        waveform.current?.setPlayhead(report.positionFrame - loopStart);
      }),
    [ownerId, loopStart],
  );

  const hear = (sideId: string): void => studioEngine().selectSide(ownerId, sideId);
  const choose = (sideId: string): void => (blind.state === null ? hear(sideId) : blind.guess(sideId));
  const onKeyDown = useWidgetKeys({
    playStop: () => togglePlay(ownerId, sound),
    sideA: () => choose("mix"),
    sideB: () => choose("master"),
    ...(ownChain ? { sideC: () => blind.state === null && hear("reference") } : {}),
    blind: () => (blind.state === null ? blind.start() : blind.end()),
    toStart: () => studioEngine().seek(ownerId, loopStart),
    undo,
    redo,
  });

  return (
    <WidgetFrame
      label={`Mix and master of “${song.title}”`}
      onKeyDown={onKeyDown}
      promiseId="limiter-samples"
    >
      <ComparisonBar
        ownerId={ownerId}
        sides={blind.state === null ? sides : sides.slice(0, 2)}
        sound={sound}
        blind={blind}
        canUnmatch={controls.includes("matching")}
        onSide={hear}
      />
      <ChainControls
        ownerId={ownerId}
        controls={controls}
        session={session}
        monitor={sound.monitor}
        onEdit={edit}
        onCommit={endGesture}
      />
      {blind.state === null && (
        <>
          <LoudnessReadout ref={loudness} limitDbtp={CEILING_DBTP} showGainReduction={ownChain} />
          {showsHistory && (
            <LoudnessHistory
              ref={history}
              label={`Loudness of ${heardLabel} over time`}
              history={surveys[heardSide]?.loudness ?? null}
              lengthFrames={song.border.endFrame - loopStart}
              limitDbtp={CEILING_DBTP}
              onResetPeak={() => studioEngine().seek(ownerId, heardFrame.current)}
            />
          )}
          {!showsHistory && (
            <Waveform
              ref={waveform}
              label={`“${song.title}” as a picture`}
              channels={pictures}
              lengthFrames={song.border.endFrame - loopStart}
              loop={null}
              ceilingDb={CEILING_DBTP}
              onSeek={(frame) => studioEngine().seek(ownerId, loopStart + frame)}
            />
          )}
        </>
      )}
      {ownChain && <WidgetTools store={store} onReset={() => edit(() => song.master)} isAssignable />}
    </WidgetFrame>
  );
}

function sideOf({ id, label }: SideLabel, song: Song): Side {
  return { id, label, kind: "session", session: id === "mix" ? song.mix : song.master };
}

function setupOf(ownerId: string, song: Song, matched: boolean): SoundSetup {
  const { mix, master } = song.previews;
  return {
    ownerId,
    startSideId: "mix",
    loop: song.border,
    taps: [],
    matched,
    previews: {
      ...(mix === undefined ? {} : { mix }),
      ...(master === undefined ? {} : { master, reference: master }),
    },
  };
}
