"use client";

import { useId, useState } from "react";
import { useProgressReady } from "@/components/stores/use-workbench";
import { LoadingFrame } from "../shared/loading-frame";
import { loadSongAbout, loadSongState } from "../shared/song-files";
import { useLoaded } from "../shared/use-loaded";
import { OrderBench } from "./order-bench";
import { PlaceBench } from "./place-bench";
import type { ReverbDepthProps } from "./props";

/** Three sources on a stage, near and far. */
export function ReverbDepth(props: ReverbDepthProps) {
  const ownerId = `${props.id}-${useId()}`;
  const ready = useProgressReady();
  const [load] = useState(
    () => async () =>
      ({ about: await loadSongAbout(props.song), mix: await loadSongState(props.song, "mix") }) as const,
  );
  const loaded = useLoaded(load);
  if (loaded.state !== "ready" || !ready) return <LoadingFrame loaded={loaded} retry={loaded.retry} />;
  const Bench = props.task === "place" ? PlaceBench : OrderBench;
  return <Bench {...props} ownerId={ownerId} {...loaded.value} />;
}
