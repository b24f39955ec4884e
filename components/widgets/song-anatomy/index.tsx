"use client";

import { useId, useState } from "react";
import { useProgressReady } from "@/components/stores/use-workbench";
import { previewsOf } from "../shared/course-sounds";
import { LoadingFrame } from "../shared/loading-frame";
import { loadSongAbout, loadSongState } from "../shared/song-files";
import { useLoaded } from "../shared/use-loaded";
import { AnatomyBench, type AnatomySong } from "./anatomy-bench";
import type { SongAnatomyProps } from "./props";

/** One song as it was recorded, mixed and mastered: first without names, then with them and stem by stem. */
export function SongAnatomy({ id, song }: SongAnatomyProps) {
  const ownerId = `${id}-${useId()}`;
  const ready = useProgressReady();
  const [load] = useState(() => () => loadAnatomy(song));
  const loaded = useLoaded(load);
  if (loaded.state !== "ready" || !ready) return <LoadingFrame loaded={loaded} retry={loaded.retry} />;
  return <AnatomyBench id={id} ownerId={ownerId} {...loaded.value} />;
}

/** The states that can be heard at once: those with a preview. */
async function loadAnatomy(songId: string): Promise<AnatomySong> {
  const song = await loadSongAbout(songId);
  const states = Object.keys(song.sessions).filter((state) => state in song.previews);
  const [previews, ...sessions] = await Promise.all([
    previewsOf(song.previews),
    ...states.map((state) => loadSongState(songId, state)),
  ]);
  return { song, previews, sessions: new Map(states.map((state, i) => [state, sessions[i]!])) };
}
