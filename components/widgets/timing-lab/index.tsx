"use client";

import { useId, useState } from "react";
import { type Session, studioEngine } from "@/audio-engine";
import { useSound } from "@/components/stores/use-sound";
import { useProgressReady, useWorkbench } from "@/components/stores/use-workbench";
import { ComparisonBar, type SideLabel, togglePlay } from "../shared/comparison-bar";
import { LoadingFrame } from "../shared/loading-frame";
import { loadHits } from "../shared/take-sounds";
import { useLoaded } from "../shared/use-loaded";
import { useWidgetKeys } from "../shared/use-widget-keys";
import { type SoundSetup, useWidgetSound } from "../shared/use-widget-sound";
import { WidgetFrame } from "../shared/widget-frame";
import { WidgetTools } from "../shared/widget-tools";
import { TimingEditor } from "./editor";
import type { TimingLabProps } from "./props";
import { withHand } from "./timing";

const YOURS = "yours";
const SIDES: readonly SideLabel[] = [
  { id: "played", letter: "A", label: "As played" },
  { id: YOURS, letter: "B", label: "Yours" },
];
/** How each player differs from the recording. */
const PLAYERS = {
  "as-recorded": {},
  loose: { tighten01: -2 },
  swung: { swingRatio: 1.6 },
} as const;

/** A guitar against its band: how far each hit is off, and what quantising, lag and swing make of it. */
export function TimingLab(props: TimingLabProps) {
  const ownerId = `${props.id}-${useId()}`;
  const ready = useProgressReady();
  const loaded = useLoaded(loadHits);
  if (loaded.state !== "ready" || !ready) return <LoadingFrame loaded={loaded} retry={loaded.retry} />;
  return <TimingBench {...props} ownerId={ownerId} recorded={loaded.value} />;
}

interface TimingBenchProps extends TimingLabProps {
  readonly ownerId: string;
  readonly recorded: Session;
}

/** The widget with its sound loaded. */
export function TimingBench({ id, ownerId, recorded, player, controls }: TimingBenchProps) {
  const [start] = useState(() => playedBy(recorded, player));
  const store = useWorkbench({
    widgetId: id,
    editedSideId: YOURS,
    comparison: {
      matched: false,
      sides: SIDES.map(({ id: sideId, label }) => ({ id: sideId, label, kind: "session", session: start })),
    },
  });
  const [setup] = useState<SoundSetup>(() => ({
    ownerId,
    startSideId: YOURS,
    loop: { startFrame: 0, endFrame: start.lengthFrames },
    taps: [],
    matched: false,
  }));
  useWidgetSound(store, setup);
  const sound = useSound(ownerId);
  const { edit, undo, redo } = store.getState();
  const hear = (sideId: string): void => studioEngine().selectSide(ownerId, sideId);
  const onKeyDown = useWidgetKeys({
    playStop: () => togglePlay(ownerId, sound),
    sideA: () => hear("played"),
    sideB: () => hear(YOURS),
    toStart: () => studioEngine().seek(ownerId, 0),
    undo,
    redo,
  });
  return (
    <WidgetFrame label="Timing of a guitar" onKeyDown={onKeyDown} promiseId="delay-compensation">
      <ComparisonBar ownerId={ownerId} sides={SIDES} sound={sound} canUnmatch={false} onSide={hear} />
      <TimingEditor store={store} ownerId={ownerId} start={start} controls={controls} />
      <WidgetTools store={store} onReset={() => edit(() => start)} />
    </WidgetFrame>
  );
}

/** The recording in another player's hands; a swung part has the click instead of the straight band. */
function playedBy(recorded: Session, player: TimingLabProps["player"]): Session {
  const silent = player === "swung" ? "band" : "click";
  const session = {
    ...recorded,
    id: `hits-${player}`,
    tracks: recorded.tracks.map((track) => ({ ...track, mute: track.id === silent })),
  };
  return withHand(session, session, PLAYERS[player]);
}
