"use client";

import { useId, useState } from "react";
import { useProgressReady } from "@/components/stores/use-workbench";
import { loadSong } from "../shared/course-sounds";
import { LoadingFrame } from "../shared/loading-frame";
import { useLoaded } from "../shared/use-loaded";
import { MasteringBench } from "./mastering-bench";
import type { MasteringCompareProps } from "./props";

/** Mix, master and a reference master of one song, with the master's chain in the student's hands. */
export function MasteringCompare(props: MasteringCompareProps) {
  const ownerId = `${props.id}-${useId()}`;
  const ready = useProgressReady();
  const [load] = useState(() => () => loadSong(props.song));
  const loaded = useLoaded(load);
  if (loaded.state !== "ready" || !ready) return <LoadingFrame loaded={loaded} retry={loaded.retry} />;
  return <MasteringBench {...props} ownerId={ownerId} song={loaded.value} />;
}
