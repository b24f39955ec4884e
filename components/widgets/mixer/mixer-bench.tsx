"use client";

import { type ReactNode, useRef, useState } from "react";
import { type Session, studioEngine } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { useWantedPlace } from "@/components/controls/control-notes";
import { LoudnessReadout } from "@/components/controls/loudness-readout";
import { Segmented } from "@/components/controls/segmented";
import { useSound } from "@/components/stores/use-sound";
import { useEditedSession, useWorkbenchState } from "@/components/stores/use-workbench";
import type { WorkbenchStore } from "@/components/stores/workbench-store";
import { ComparisonBar, togglePlay } from "../shared/comparison-bar";
import type { SongAbout } from "../shared/song-about";
import { useWidgetKeys } from "../shared/use-widget-keys";
import { type SoundSetup, useWidgetSound } from "../shared/use-widget-sound";
import { WidgetFrame } from "../shared/widget-frame";
import { WidgetTools } from "../shared/widget-tools";
import { Board } from "./board";
import { stripsOf, withMute } from "./edits";
import { focusNeighbour } from "./focus-neighbour";
import { Listening } from "./listening";
import styles from "./mixer.module.css";
import { MovesView } from "./moves-view";
import { MIX_SIDES, otherSide } from "./sides";
import { StageView } from "./stage-view";
import { StripDesk } from "./strip-desk";
import { Timeline } from "./timeline";
import { levelWords, type MeterPoint, useMixMeters } from "./use-mix-meters";

export interface MixerBenchProps {
  readonly ownerId: string;
  readonly song: SongAbout;
  /** What “Start over” leads back to. */
  readonly start: Session;
  readonly store: WorkbenchStore;
  /** What stands above the mixer: where the mix is kept, what else can be done with it. */
  readonly head?: ReactNode;
}

type View = "mixer" | "stage" | "moves";

const VIEWS = [
  { value: "mixer", label: "Mixer" },
  { value: "stage", label: "Stage" },
  { value: "moves", label: "Moves" },
] as const;
const METER_POINTS = [
  { value: "post", label: "after fader" },
  { value: "pre", label: "before" },
] as const;
const CEILING_DBTP = -1;

/** The mixer itself: two mixes of one song, one of which is heard, shown and changed. */
export function MixerBench({ ownerId, song, start, store, head }: MixerBenchProps) {
  const [setup] = useState<SoundSetup>(() => ({
    ownerId,
    startSideId: store.getState().editedSideId,
    loop: { startFrame: 0, endFrame: start.lengthFrames },
    taps: [],
    matched: false,
  }));
  useWidgetSound(store, setup);
  const sound = useSound(ownerId);
  const session = useEditedSession(store);
  const sideId = useWorkbenchState(store, (state) => state.editedSideId);
  const [wantedStrip, setWantedStrip] = useState(session.tracks[0]?.id ?? "master");
  const [wantedInsert, setWantedInsert] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const [view, setView] = useState<View>("mixer");
  const [meterPoint, setMeterPoint] = useState<MeterPoint>("post");
  const [readout, setReadout] = useState("");
  const board = useRef<HTMLDivElement>(null);
  const compared = useRef(false);
  const strip = stripsOf(session).find(({ id }) => id === wantedStrip) ?? session.master;
  const insert = strip.inserts.find(({ id }) => id === wantedInsert) ?? strip.inserts[0] ?? null;
  const meters = useMixMeters({
    ownerId,
    sideId,
    stripId: strip.id,
    insertId: insert?.id ?? null,
    point: meterPoint,
    playing: sound.state === "playing",
  });
  const { edit, editOn, endGesture, replace, undo, redo } = store.getState();
  const { soloTrackIds } = sound.monitor;

  function hear(nextId: string): void {
    studioEngine().selectSide(ownerId, nextId);
    editOn(nextId);
    match();
  }

  /** Whoever compares hears both equally loud, unless the switch was already used. */
  function match(): void {
    if (!compared.current) studioEngine().setMatched(ownerId, true);
    compared.current = true;
  }

  function select(stripId: string, insertId: string | null = null): void {
    setWantedStrip(stripId);
    setWantedInsert(insertId);
    setAdding(false);
  }

  useWantedPlace(([stripId = "", insertId = null]) => {
    setView("mixer");
    select(stripId, insertId);
  });

  /** Leads to where a unit is added to a strip. */
  function addTo(stripId: string): void {
    select(stripId);
    setAdding(true);
  }

  function solo(trackId: string): void {
    const others = soloTrackIds.filter((id) => id !== trackId);
    const next = others.length === soloTrackIds.length ? [...others, trackId] : others;
    studioEngine().setMonitor(ownerId, { ...sound.monitor, soloTrackIds: next });
  }

  const isTrack = session.tracks.some(({ id }) => id === strip.id);
  const onKeyDown = useWidgetKeys({
    playStop: () => togglePlay(ownerId, sound),
    sideA: () => hear("a"),
    sideB: () => hear("b"),
    toStart: () => studioEngine().seek(ownerId, sound.loop?.startFrame ?? 0),
    undo,
    redo,
    letters: {
      m: () => edit((now) => withMute(now, strip.id, !strip.mute)),
      s: () => isTrack && solo(strip.id),
      r: () => setReadout(levelWords(strip.name, meters.latest())),
      ",": () => focusNeighbour(board.current, -1),
      ".": () => focusNeighbour(board.current, 1),
    },
  });
  const other = otherSide(sideId);
  return (
    <WidgetFrame
      label={`Mixer: ${song.title}`}
      onKeyDown={onKeyDown}
      promiseId="fader-and-pan"
      promisePlace="end"
    >
      {head}
      <div className={styles.transport}>
        <ComparisonBar ownerId={ownerId} sides={MIX_SIDES} sound={sound} onSide={hear} />
        <Button
          look="quiet"
          onClick={() => {
            replace(other, session);
            match();
          }}
        >
          Keep this state as {other.toUpperCase()}
        </Button>
      </div>
      <div className={styles.place}>
        <Timeline ref={meters.timeline} ownerId={ownerId} song={song} loop={sound.loop} />
        <LoudnessReadout ref={meters.loudness} limitDbtp={CEILING_DBTP} />
      </div>
      <div className={styles.views}>
        <Segmented label="View" options={VIEWS} value={view} onChange={setView} />
        <WidgetTools store={store} onReset={() => edit(() => start)} isAssignable />
        <Listening ownerId={ownerId} monitor={sound.monitor} />
        <div className={styles.listening}>
          <span aria-hidden="true">Meters</span>
          <Segmented label="Meters read" options={METER_POINTS} value={meterPoint} onChange={setMeterPoint} />
        </div>
      </div>
      <p role="status" className={readout === "" ? "visually-hidden" : styles.readout}>
        {readout}
      </p>
      {view === "mixer" && (
        <Board
          ref={board}
          session={session}
          selectedId={strip.id}
          soloTrackIds={soloTrackIds}
          columnOf={meters.column}
          onSelect={select}
          onAdd={addTo}
          onSolo={solo}
          edit={edit}
          onCommit={endGesture}
        />
      )}
      {view === "stage" && (
        <StageView
          session={session}
          selectedId={strip.id}
          onSelect={select}
          edit={edit}
          onCommit={endGesture}
        />
      )}
      {view === "moves" && (
        <MovesView
          ownerId={ownerId}
          session={session}
          strip={strip}
          form={song.form}
          onSelect={select}
          edit={edit}
          onCommit={endGesture}
        />
      )}
      <StripDesk
        key={strip.id}
        adding={adding}
        panel={meters.panel}
        session={session}
        strip={strip}
        insert={insert}
        onSelect={select}
        edit={edit}
        onCommit={endGesture}
      />
    </WidgetFrame>
  );
}
