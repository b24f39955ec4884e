"use client";

import { useId, useState } from "react";
import { withLanePoints } from "@/audio-engine";
import { useProgressReady } from "@/components/stores/use-workbench";
import { LoadingFrame } from "../shared/loading-frame";
import { loadSongAbout, loadSongState } from "../shared/song-files";
import { useLoaded } from "../shared/use-loaded";
import { LaneBench } from "./lane-bench";
import type { AutomationLaneProps } from "./props";

/** One number of a mix at a time, drawn over the song: what moves by itself, and what that does to the song. */
export function AutomationLane(props: AutomationLaneProps) {
  const ownerId = `${props.id}-${useId()}`;
  const ready = useProgressReady();
  const { song, state, clear = [], compare } = props;
  const [load] = useState(() => async () => {
    const [about, loaded, other] = await Promise.all([
      loadSongAbout(song),
      loadSongState(song, state),
      compare === undefined ? null : loadSongState(song, compare),
    ]);
    return { about, start: clear.reduce((made, target) => withLanePoints(made, target, []), loaded), other };
  });
  const loaded = useLoaded(load);
  if (loaded.state !== "ready" || !ready) return <LoadingFrame loaded={loaded} retry={loaded.retry} />;
  return <LaneBench {...props} {...loaded.value} ownerId={ownerId} />;
}
