"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { type EqBand, studioEngine } from "@/audio-engine";
import { Segmented } from "@/components/controls/segmented";
import { EqGraph, type EqGraphHandle } from "@/components/plots/eq-graph";
import { SpectrumFeed } from "@/components/plots/spectrum-feed";
import { useSound } from "@/components/stores/use-sound";
import { useEditedSession, useWorkbench } from "@/components/stores/use-workbench";
import { ComparisonBar, type SideLabel, togglePlay } from "../shared/comparison-bar";
import type { Song } from "../shared/course-sounds";
import sharedStyles from "../shared/shared.module.css";
import { useBlind } from "../shared/use-blind";
import { useWidgetKeys } from "../shared/use-widget-keys";
import { type SoundSetup, useWidgetSound } from "../shared/use-widget-sound";
import { WidgetFrame } from "../shared/widget-frame";
import { WidgetTools } from "../shared/widget-tools";
import { BandPanel } from "../units/band-panel";
import {
  bandsFrom,
  bandsOf,
  flatSession,
  type Heard,
  heardOf,
  playgroundSession,
  withBands,
} from "./playground";
import type { EqPlaygroundProps } from "./props";

const SIDES: readonly SideLabel[] = [
  { id: "flat", letter: "A", label: "Flat" },
  { id: "eq", letter: "B", label: "Your EQ" },
];

const HEARD_LABELS: Readonly<Record<Heard, string>> = {
  track: "This track",
  mix: "The song",
  noise: "Noise",
};
const RANGES = [
  { value: "6", label: "±6" },
  { value: "12", label: "±12" },
  { value: "24", label: "±24" },
] as const;
type Range = (typeof RANGES)[number]["value"];

interface EqBenchProps extends Omit<EqPlaygroundProps, "song"> {
  readonly ownerId: string;
  readonly song: Song;
}

export function EqBench({ id, ownerId, song, track, heard: choices, bands: shorthands }: EqBenchProps) {
  const [start] = useState(() =>
    playgroundSession(song.mix, track, choices[0] ?? "mix", bandsFrom(shorthands)),
  );
  const store = useWorkbench({
    widgetId: id,
    editedSideId: "eq",
    comparison: {
      matched: true,
      sides: [
        { id: "flat", label: "Flat", kind: "session", session: flatSession(start, track) },
        { id: "eq", label: "Your EQ", kind: "session", session: start },
      ],
    },
  });
  const [setup] = useState<SoundSetup>(() => setupOf(ownerId, song, track));
  useWidgetSound(store, setup);
  const sound = useSound(ownerId);
  const session = useEditedSession(store);
  const bands = bandsOf(session, track);
  const heard = heardOf(session, track);
  const trackName = song.mix.tracks.find((candidate) => candidate.id === track)?.name ?? track;
  const [selectedId, setSelectedId] = useState<string | null>(bands[0]?.id ?? null);
  const [range, setRange] = useState<Range>("12");
  const graph = useRef<EqGraphHandle>(null);
  const blind = useBlind(["flat", "eq"], (sideId) => studioEngine().selectSide(ownerId, sideId));
  const { edit, endGesture, replace, undo, redo } = store.getState();

  useSpectra(ownerId, graph);

  // The flat side follows what is heard; it is the same session with the equaliser out.
  useEffect(() => {
    const { sides } = store.getState();
    const flat = sides.find((side) => side.id === "flat");
    if (flat?.kind === "session" && heardOf(flat.session, track) !== heard) {
      replace("flat", flatSession(playgroundSession(song.mix, track, heard, []), track));
    }
  }, [heard, replace, song.mix, store, track]);

  const setBands = (next: readonly EqBand[], gesture: string | null): void =>
    edit((now) => withBands(now, track, next), gesture);
  const hear = (sideId: string): void => studioEngine().selectSide(ownerId, sideId);

  const onKeyDown = useWidgetKeys({
    playStop: () => togglePlay(ownerId, sound),
    sideA: () => (blind.state === null ? hear("flat") : blind.guess("flat")),
    sideB: () => (blind.state === null ? hear("eq") : blind.guess("eq")),
    blind: () => (blind.state === null ? blind.start() : blind.end()),
    toStart: () => studioEngine().seek(ownerId, setup.loop?.startFrame ?? 0),
    undo,
    redo,
  });
  const heardOptions = useMemo(
    () => choices.map((value) => ({ value, label: HEARD_LABELS[value] })),
    [choices],
  );

  return (
    <WidgetFrame
      label={`Equaliser on the ${trackName.toLowerCase()}`}
      onKeyDown={onKeyDown}
      promiseId="equaliser-curve"
    >
      <ComparisonBar ownerId={ownerId} sides={SIDES} sound={sound} blind={blind} onSide={hear} />
      <div className={sharedStyles.controls}>
        {heardOptions.length > 1 && (
          <Segmented
            label="What you hear"
            showLabel
            options={heardOptions}
            value={heard}
            onChange={(next) => edit(() => playgroundSession(song.mix, track, next, bands))}
          />
        )}
        <Segmented label="Scale in decibels" showLabel options={RANGES} value={range} onChange={setRange} />
      </div>
      <EqGraph
        ref={graph}
        label={`Equaliser on the ${trackName.toLowerCase()}`}
        bands={bands}
        rangeDb={range === "6" ? 6 : range === "12" ? 12 : 24}
        selectedId={selectedId}
        onSelect={setSelectedId}
        onChange={setBands}
        onGestureEnd={endGesture}
      />
      <BandPanel
        bands={bands}
        selectedId={selectedId}
        onSelect={setSelectedId}
        onChange={setBands}
        onCommit={endGesture}
      />
      <WidgetTools
        store={store}
        onReset={() => edit(() => playgroundSession(song.mix, track, heard, bandsFrom(shorthands)))}
        isAssignable
      />
    </WidgetFrame>
  );
}

function setupOf(ownerId: string, song: Song, track: string): SoundSetup {
  const preview = song.previews.mix;
  return {
    ownerId,
    startSideId: "eq",
    loop: song.border,
    taps: [
      { id: "pre", sideId: "flat", stripId: track, point: "post-inserts" },
      { id: "post", sideId: "eq", stripId: track, point: "post-inserts" },
    ],
    matched: true,
    ...(preview === undefined ? {} : { previews: { flat: preview, eq: preview } }),
  };
}

/** Draws the spectrum before and after the equaliser while the widget plays. */
function useSpectra(ownerId: string, graph: React.RefObject<EqGraphHandle | null>): void {
  useEffect(() => {
    const feeds = { pre: new SpectrumFeed(), post: new SpectrumFeed() };
    return studioEngine().onReport(ownerId, ({ taps }) => {
      const pre = taps.find((tap) => tap.id === "pre");
      const post = taps.find((tap) => tap.id === "post");
      graph.current?.setSpectra(
        pre === undefined ? null : feeds.pre.push(pre.left, pre.right),
        post === undefined ? null : feeds.post.push(post.left, post.right),
      );
    });
  }, [ownerId, graph]);
}
