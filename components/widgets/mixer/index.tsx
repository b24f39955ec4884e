"use client";

import { useId, useState } from "react";
import { useProgressReady, useWorkbench } from "@/components/stores/use-workbench";
import { LoadingFrame } from "../shared/loading-frame";
import { loadSongAbout, loadSongState } from "../shared/song-files";
import { useLoaded } from "../shared/use-loaded";
import { BalanceBench } from "./balance-bench";
import { MixerBench, type MixerBenchProps } from "./mixer-bench";
import type { MixerProps } from "./props";
import { mixComparison } from "./sides";

/** A mixer on a song: the whole one, in two mixes to compare, or what a lesson needs of it. */
export function Mixer({ id, song, state, controls, strips }: MixerProps) {
  const ownerId = `${id}-${useId()}`;
  const ready = useProgressReady();
  const [load] = useState(
    () => async () =>
      ({ about: await loadSongAbout(song), start: await loadSongState(song, state) }) as const,
  );
  const loaded = useLoaded(load);
  if (loaded.state !== "ready" || !ready) return <LoadingFrame loaded={loaded} retry={loaded.retry} />;
  const { about, start } = loaded.value;
  if (controls !== undefined)
    return <BalanceBench {...{ id, ownerId, controls, start, strips }} song={about} />;
  return <LessonMixer widgetId={id} ownerId={ownerId} song={about} start={start} />;
}

/** The mixer of a lesson: begins with what the student left in it. */
function LessonMixer({ widgetId, ...bench }: Omit<MixerBenchProps, "store"> & { widgetId: string }) {
  const { start } = bench;
  const store = useWorkbench({ widgetId, editedSideId: "a", comparison: mixComparison(start, start) });
  return <MixerBench {...bench} store={store} />;
}
