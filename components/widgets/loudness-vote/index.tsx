"use client";

import { useId, useState } from "react";
import type { Side } from "@/audio-engine";
import { withValue } from "@/audio-engine";
import { useProgressReady } from "@/components/stores/use-workbench";
import { LoadingFrame } from "../shared/loading-frame";
import { loadSongAbout, loadSongState } from "../shared/song-files";
import { useLoaded } from "../shared/use-loaded";
import type { LoudnessVoteProps } from "./props";
import { VoteBench, type VoteSong } from "./vote-bench";
import { COPIES_DB, copyId } from "./votes";

/** Which sounds better? Voted at their own levels, then matched, both times without names. */
export function LoudnessVote({ id, song, section }: LoudnessVoteProps) {
  const ownerId = `${id}-${useId()}`;
  const ready = useProgressReady();
  const [load] = useState(() => () => loadVoteSong(song, section));
  const loaded = useLoaded(load);
  if (loaded.state !== "ready" || !ready) return <LoadingFrame loaded={loaded} retry={loaded.retry} />;
  return <VoteBench id={id} ownerId={ownerId} song={loaded.value} />;
}

async function loadVoteSong(songId: string, place: number): Promise<VoteSong> {
  const [about, mix, gentle, overcooked] = await Promise.all([
    loadSongAbout(songId),
    ...["mix", "gentle", "overcooked"].map((state) => loadSongState(songId, state)),
  ]);
  const section = about.form[place];
  if (section === undefined || mix === undefined || gentle === undefined || overcooked === undefined)
    throw new RangeError(`“${about.title}” has no section ${place}.`);
  const copies = COPIES_DB.map(
    (levelDb) => [copyId(levelDb), withValue(mix, "master/faderDb", levelDb)] as const,
  );
  const sides = [
    ["mix", mix] as const,
    ...copies,
    ["gentle", gentle] as const,
    ["overcooked", overcooked] as const,
  ];
  return {
    title: about.title,
    loop: { startFrame: section.startFrame, endFrame: section.endFrame },
    sides: sides.map(([id, session]): Side => ({ id, label: id, kind: "session", session })),
  };
}
