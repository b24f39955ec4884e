"use client";

import { useId, useState } from "react";
import type { Session } from "@/audio-engine";
import type { MixRecord } from "@/components/stores/mix-record";
import { useMixes } from "@/components/stores/mix-store";
import { useMixHold } from "@/components/stores/use-mix-hold";
import { LoadingFrame } from "../shared/loading-frame";
import { loadSongState } from "../shared/song-files";
import { useLoaded } from "../shared/use-loaded";
import { Elsewhere } from "./elsewhere";
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

function OpenedStudio({ mix, ...studio }: StudioProps & Opened) {
  const [open, setOpen] = useState(mix);
  return <HeldStudio key={open.id} {...studio} mix={open} onOpen={setOpen} />;
}

/** One mix, in one tab at a time. */
function HeldStudio({ mix, onOpen, ...studio }: StudioProps & Opened & { onOpen: (mix: MixRecord) => void }) {
  const ownerId = `studio-${useId()}`;
  const { hold, turn, refused, takeOver, mix: kept } = useMixHold(mix);
  if (hold === "asking") return <LoadingFrame loaded={{ state: "loading" }} retry={() => undefined} />;
  if (hold === "elsewhere") {
    return (
      <Elsewhere mix={kept} songs={studio.songs} refused={refused} onTakeOver={takeOver} onOpen={onOpen} />
    );
  }
  return (
    <StudioBench
      key={turn}
      ownerId={`${ownerId}-${kept.id}-${turn}`}
      {...studio}
      mix={kept}
      onOpen={onOpen}
    />
  );
}
