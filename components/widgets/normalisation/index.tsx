"use client";

import { useId, useState } from "react";
import { useProgressReady } from "@/components/stores/use-workbench";
import { LoadingFrame } from "../shared/loading-frame";
import { loadSongAbout, loadSongState } from "../shared/song-files";
import { useLoaded } from "../shared/use-loaded";
import { NormalisationBench } from "./normalisation-bench";
import type { NormalisationProps, NormalisedSong } from "./props";

/** Masters of one song as a music service plays them: each turned to one loudness, heard and counted. */
export function Normalisation({ id, song }: NormalisationProps) {
  const ownerId = `${id}-${useId()}`;
  const ready = useProgressReady();
  const [load] = useState(() => () => loadMasters(song));
  const loaded = useLoaded(load);
  if (loaded.state !== "ready" || !ready) return <LoadingFrame loaded={loaded} retry={loaded.retry} />;
  return <NormalisationBench id={id} ownerId={ownerId} song={loaded.value} />;
}

async function loadMasters(song: string): Promise<NormalisedSong> {
  const [about, gentle, loud, overcooked] = await Promise.all([
    loadSongAbout(song),
    loadSongState(song, "gentle"),
    loadSongState(song, "loud"),
    loadSongState(song, "overcooked"),
  ]);
  return { about, gentle, loud, overcooked };
}
