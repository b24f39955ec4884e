"use client";

import { useId, useState } from "react";
import { type Session, STRIP_PARAMETERS, studioEngine, withValue } from "@/audio-engine";
import { Fader } from "@/components/controls/fader";
import type { Take } from "@/components/stores/take";
import { useSound } from "@/components/stores/use-sound";
import { useEditedSession, useProgressReady, useWorkbench } from "@/components/stores/use-workbench";
import { ComparisonBar, type SideLabel, togglePlay } from "../shared/comparison-bar";
import { LoadingFrame } from "../shared/loading-frame";
import sharedStyles from "../shared/shared.module.css";
import { loadSongAbout, loadSongState } from "../shared/song-files";
import { TakeChoice } from "../shared/take-choice";
import { isRecording, takeSamples, takeSession } from "../shared/take-sound";
import { useLoaded } from "../shared/use-loaded";
import { type TakesHere, useTakesHere } from "../shared/use-takes";
import { useWidgetKeys } from "../shared/use-widget-keys";
import { type SoundSetup, useWidgetSound } from "../shared/use-widget-sound";
import { WidgetFrame } from "../shared/widget-frame";
import { SINGER, songWithTake } from "./song-with-take";

export interface TakeInSongProps {
  /** Unique within the lesson. */
  readonly id: string;
  /** A song that leaves a section free. */
  readonly song: string;
}

const SIDES: readonly SideLabel[] = [
  { id: "song", letter: "A", label: "In the song" },
  { id: "alone", letter: "B", label: "Alone" },
];

/** The student's take where the song has left four bars free, in the singer's channel. */
export function TakeInSong(props: TakeInSongProps) {
  const takes = useTakesHere();
  const ready = useProgressReady();
  if (takes.state !== "ready" || !ready) return <LoadingFrame loaded={takes} retry={takes.retry} />;
  return <LoadedTake key={takes.value.chosen.asset.pcmSha256} {...props} takes={takes.value} />;
}

interface TakesProps extends TakeInSongProps {
  readonly takes: TakesHere;
}

function LoadedTake(props: TakesProps) {
  const [load] = useState(() => () => loadWithTake(props.song, props.takes.chosen));
  const loaded = useLoaded(load);
  if (loaded.state !== "ready") return <LoadingFrame loaded={loaded} retry={loaded.retry} />;
  return <SongBench {...props} session={loaded.value} />;
}

function SongBench({ id, takes, session }: TakesProps & { readonly session: Session }) {
  const ownerId = `${id}-${useId()}`;
  const { chosen } = takes;
  const store = useWorkbench({
    widgetId: id,
    editedSideId: "song",
    comparison: {
      matched: false,
      sides: [
        { id: "song", label: "In the song", kind: "session", session },
        { id: "alone", label: "Alone", kind: "session", session: takeSession(chosen) },
      ],
    },
  });
  const [setup] = useState<SoundSetup>(() => ({
    ownerId,
    startSideId: "song",
    loop: { startFrame: 0, endFrame: session.lengthFrames },
    taps: [],
    matched: false,
  }));
  useWidgetSound(store, setup);
  const sound = useSound(ownerId);
  const edited = useEditedSession(store);
  const { edit, endGesture, undo, redo } = store.getState();
  const hear = (sideId: string): void => studioEngine().selectSide(ownerId, sideId);
  const onKeyDown = useWidgetKeys({
    playStop: () => togglePlay(ownerId, sound),
    sideA: () => hear("song"),
    sideB: () => hear("alone"),
    toStart: () => studioEngine().seek(ownerId, 0),
    undo,
    redo,
  });
  return (
    <WidgetFrame
      label="Your take in the song"
      onKeyDown={onKeyDown}
      promiseId="fader-and-pan"
      promisePlace="end"
    >
      <TakeChoice takes={takes} />
      <ComparisonBar ownerId={ownerId} sides={SIDES} sound={sound} canUnmatch={false} onSide={hear} />
      <Fader
        descriptor={STRIP_PARAMETERS.faderDb}
        label="Your take"
        value={edited.tracks.find((track) => track.id === SINGER)?.faderDb ?? 0}
        onChange={(faderDb) => edit((now) => withValue(now, `${SINGER}/faderDb`, faderDb), "fader")}
        onCommit={endGesture}
      />
      {!isRecording(chosen) && (
        <p className={sharedStyles.status}>
          The supplied voice was sung to another song: it shows the way, and does not fit.
        </p>
      )}
    </WidgetFrame>
  );
}

async function loadWithTake(songId: string, take: Take): Promise<Session> {
  const [about, mix, { take: samples }] = await Promise.all([
    loadSongAbout(songId),
    loadSongState(songId, "mix"),
    takeSamples(take),
  ]);
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  return songWithTake(mix, about, take, 20 * Math.log10(peak));
}
