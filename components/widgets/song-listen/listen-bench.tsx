"use client";

import { useState } from "react";
import type { Preview, Session } from "@/audio-engine";
import type { SongAbout } from "../shared/song-about";
import { ListenPanel } from "./listen-panel";
import { useSongSound } from "./use-song-sound";

/** Where a song's page begins when the song has such a state: what it is meant to sound like. */
const FIRST_HEARD = "mix";

interface ListenBenchProps {
  readonly ownerId: string;
  readonly song: SongAbout;
  readonly sessions: ReadonlyMap<string, Session>;
  readonly previews: Readonly<Record<string, Preview>>;
}

export function ListenBench(props: ListenBenchProps) {
  const [startState] = useState(() => {
    const states = [...props.sessions.keys()];
    return states.includes(FIRST_HEARD) ? FIRST_HEARD : states[0]!;
  });
  const sound = useSongSound({ ...props, startState });
  return <ListenPanel {...props} sound={sound} startState={startState} meters />;
}
