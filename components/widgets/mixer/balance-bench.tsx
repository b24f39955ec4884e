"use client";

import { useRef, useState } from "react";
import { type Session, stripById, studioEngine } from "@/audio-engine";
import { Segmented } from "@/components/controls/segmented";
import { useSound } from "@/components/stores/use-sound";
import { useEditedSession, useWorkbench } from "@/components/stores/use-workbench";
import { ComparisonBar, type SideLabel, togglePlay } from "../shared/comparison-bar";
import type { SongAbout } from "../shared/song-about";
import { useWidgetKeys } from "../shared/use-widget-keys";
import { type SoundSetup, useWidgetSound } from "../shared/use-widget-sound";
import { WidgetFrame } from "../shared/widget-frame";
import { WidgetTools } from "../shared/widget-tools";
import { BalanceEditor } from "./balance-editor";
import { stripsOf } from "./edits";
import styles from "./mixer.module.css";
import { MonoFold } from "./mono-fold";
import type { MixerControl } from "./props";
import { Timeline } from "./timeline";
import { useMixMeters } from "./use-mix-meters";

interface BalanceBenchProps {
  readonly id: string;
  readonly ownerId: string;
  readonly song: SongAbout;
  readonly start: Session;
  readonly controls: readonly MixerControl[];
  readonly strips: readonly string[] | undefined;
}

const YOURS = "b";
const SIDES: readonly SideLabel[] = [
  { id: "a", letter: "A", label: "As it was given" },
  { id: YOURS, letter: "B", label: "Yours" },
];
const VIEWS = [
  { value: "mixer", label: "Mixer" },
  { value: "stage", label: "Stage" },
] as const;

/** A lesson's mixer: a few strips with what the lesson is about, beside the mix as it was given. */
export function BalanceBench({ id, ownerId, song, start, controls, strips }: BalanceBenchProps) {
  const store = useWorkbench({
    widgetId: id,
    editedSideId: YOURS,
    comparison: {
      matched: false,
      sides: SIDES.map((side) => ({ ...side, kind: "session", session: start })),
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
  const session = useEditedSession(store);
  const [view, setView] = useState<(typeof VIEWS)[number]["value"]>("mixer");
  const compared = useRef(false);
  const shown = strips ?? stripsOf(start).map((strip) => strip.id);
  const meters = useMixMeters({
    ownerId,
    sideId: sound.sideId ?? YOURS,
    stripId: shown[0] ?? "master",
    insertId: null,
    point: "post",
    playing: sound.state === "playing",
  });
  const { edit, undo, redo } = store.getState();

  /** Whoever compares hears both equally loud, unless the switch was already used. */
  function hear(sideId: string): void {
    studioEngine().selectSide(ownerId, sideId);
    if (!compared.current) studioEngine().setMatched(ownerId, true);
    compared.current = true;
  }

  const onKeyDown = useWidgetKeys({
    playStop: () => togglePlay(ownerId, sound),
    sideA: () => hear("a"),
    sideB: () => hear(YOURS),
    toStart: () => studioEngine().seek(ownerId, sound.loop?.startFrame ?? 0),
    undo,
    redo,
  });
  return (
    <WidgetFrame label={`Mixer: ${song.title}`} onKeyDown={onKeyDown} promiseId="fader-and-pan">
      <ComparisonBar ownerId={ownerId} sides={SIDES} sound={sound} onSide={hear} />
      <Timeline ref={meters.timeline} ownerId={ownerId} song={song} loop={sound.loop} />
      <div className={styles.views}>
        {controls.includes("stage") && (
          <Segmented label="View" options={VIEWS} value={view} onChange={setView} />
        )}
        <WidgetTools store={store} onReset={() => edit(() => start)} isAssignable />
      </div>
      <BalanceEditor
        store={store}
        strips={shown.flatMap((stripId) => stripById(session, stripId) ?? [])}
        controls={controls}
        view={controls.includes("stage") ? view : "mixer"}
        columnOf={meters.column}
      />
      {controls.includes("mono") && <MonoFold ownerId={ownerId} sound={sound} session={session} />}
    </WidgetFrame>
  );
}
