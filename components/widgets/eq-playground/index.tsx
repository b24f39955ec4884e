"use client";

import { useId, useState } from "react";
import { useProgressReady } from "@/components/stores/use-workbench";
import { loadSong } from "../shared/course-sounds";
import { LoadingFrame } from "../shared/loading-frame";
import { useLoaded } from "../shared/use-loaded";
import { EqBench } from "./eq-bench";
import type { EqPlaygroundProps } from "./props";

/** An equaliser on one track of a song, heard alone, in the song, or on noise, against the flat sound. */
export function EqPlayground(props: EqPlaygroundProps) {
  const ownerId = `${props.id}-${useId()}`;
  const ready = useProgressReady();
  const [load] = useState(() => () => loadSong(props.song));
  const loaded = useLoaded(load);
  if (loaded.state !== "ready" || !ready) return <LoadingFrame loaded={loaded} retry={loaded.retry} />;
  return <EqBench {...props} ownerId={ownerId} song={loaded.value} />;
}
