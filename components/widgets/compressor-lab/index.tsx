"use client";

import { useId, useState } from "react";
import { useProgressReady } from "@/components/stores/use-workbench";
import { LoadingFrame } from "../shared/loading-frame";
import { loadSongAbout, loadSongState } from "../shared/song-files";
import { useLoaded } from "../shared/use-loaded";
import { LabBench } from "./lab-bench";
import type { CompressorLabProps } from "./props";

/** A compressor on one part of a song, against its bypass at equal loudness; heard alone or in the band. */
export function CompressorLab(props: CompressorLabProps) {
  const ownerId = `${props.id}-${useId()}`;
  const ready = useProgressReady();
  const [load] = useState(
    () => async () =>
      ({ about: await loadSongAbout(props.song), mix: await loadSongState(props.song, "mix") }) as const,
  );
  const loaded = useLoaded(load);
  if (loaded.state !== "ready" || !ready) return <LoadingFrame loaded={loaded} retry={loaded.retry} />;
  return <LabBench {...props} ownerId={ownerId} {...loaded.value} />;
}
