"use client";

import { useId, useState } from "react";
import { useProgressReady } from "@/components/stores/use-workbench";
import { LoadingFrame } from "../shared/loading-frame";
import { loadSongAbout, loadSongState } from "../shared/song-files";
import { useLoaded } from "../shared/use-loaded";
import { withHeadroom } from "./guess";
import type { VoiceFaderProps } from "./props";
import { VoiceBench } from "./voice-bench";

/** One fader without a scale: put the voice where it belongs, then see where that is. */
export function VoiceFader(props: VoiceFaderProps) {
  const ownerId = `${props.id}-${useId()}`;
  const ready = useProgressReady();
  const { song, state } = props;
  const [load] = useState(
    () => async () =>
      ({ about: await loadSongAbout(song), given: withHeadroom(await loadSongState(song, state)) }) as const,
  );
  const loaded = useLoaded(load);
  if (loaded.state !== "ready" || !ready) return <LoadingFrame loaded={loaded} retry={loaded.retry} />;
  return <VoiceBench {...props} {...loaded.value} ownerId={ownerId} />;
}
