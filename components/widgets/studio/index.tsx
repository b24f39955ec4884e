"use client";

import { useId, useState } from "react";
import type { Session } from "@/audio-engine";
import type { MixRecord } from "@/components/stores/mix-record";
import { useMixes } from "@/components/stores/mix-store";
import { LoadingFrame } from "../shared/loading-frame";
import { loadSongState } from "../shared/song-files";
import { useLoaded } from "../shared/use-loaded";
import { newMix } from "./new-mix";
import type { StudioProps } from "./props";
import { StudioBench } from "./studio-bench";

/** What a song begins as when nobody has mixed it yet. */
const RAW = "raw";
export const FIRST_NAME = "My mix";

interface Opened {
  readonly raw: Session;
  readonly mix: MixRecord;
}

/** The free studio on one song: goes on with the mix that was changed last on this device, or begins one. */
export function Studio({ song, songs }: StudioProps) {
  const [load] = useState(() => async (): Promise<Opened> => {
    const [raw] = await Promise.all([loadSongState(song.id, RAW), useMixes.getState().open()]);
    const latest = useMixes.getState().entries.find(({ mix }) => mix?.songId === song.id);
    return { raw, mix: latest?.mix ?? newMix(song.id, FIRST_NAME, raw) };
  });
  const loaded = useLoaded(load);
  if (loaded.state !== "ready") return <LoadingFrame loaded={loaded} retry={loaded.retry} />;
  return <OpenedStudio song={song} songs={songs} {...loaded.value} />;
}

function OpenedStudio({ song, songs, raw, mix }: StudioProps & Opened) {
  const [open, setOpen] = useState(mix);
  const ownerId = `studio-${useId()}`;
  return (
    <StudioBench
      key={open.id}
      ownerId={`${ownerId}-${open.id}`}
      song={song}
      songs={songs}
      raw={raw}
      mix={open}
      onOpen={setOpen}
    />
  );
}
