"use client";

import { useId, useState } from "react";
import { previewsOf } from "../shared/course-sounds";
import { LoadingFrame } from "../shared/loading-frame";
import { loadSongStates } from "../shared/song-files";
import { useLoaded } from "../shared/use-loaded";
import { ListenBench } from "./listen-bench";
import type { SongListenProps } from "./props";

/** A song in every state that the course has of it, and each of its stems alone. */
export function SongListen({ song }: SongListenProps) {
  const ownerId = `song-${song.id}-${useId()}`;
  const [load] = useState(
    () => async () =>
      ({ sessions: await loadSongStates(song), previews: await previewsOf(song.previews) }) as const,
  );
  const loaded = useLoaded(load);
  if (loaded.state !== "ready") return <LoadingFrame loaded={loaded} retry={loaded.retry} />;
  return <ListenBench ownerId={ownerId} song={song} {...loaded.value} />;
}
