"use client";

import { useState } from "react";
import type { Preview, Session } from "@/audio-engine";
import { useLesson } from "@/components/stores/lesson-context";
import { useProgress } from "@/components/stores/progress-store";
import { shuffled } from "../shared/chance";
import type { SongAbout } from "../shared/song-about";
import { ListenPanel } from "../song-listen/listen-panel";
import { useSongSound } from "../song-listen/use-song-sound";
import { BlindQuestion } from "./blind-question";
import { Revealed } from "./revealed";

export interface AnatomySong {
  readonly song: SongAbout;
  /** By state, in the order in which a song is made. */
  readonly sessions: ReadonlyMap<string, Session>;
  readonly previews: Readonly<Record<string, Preview>>;
}

interface AnatomyBenchProps extends AnatomySong {
  readonly id: string;
  readonly ownerId: string;
}

/** Asks which of the nameless sounds is alive, keeps the answer, then shows what they are. */
export function AnatomyBench({ id, ownerId, song, sessions, previews }: AnatomyBenchProps) {
  const lesson = useLesson();
  const kept = useProgress((progress) =>
    lesson === null ? undefined : progress.state.lessons.get(lesson.lessonId)?.checkpoints.get(id),
  );
  const [order, setOrder] = useState(() => shuffled([...sessions.keys()]));
  const [chosen, setChosen] = useState<string | null>(() =>
    kept !== undefined && sessions.has(kept.choiceId) ? kept.choiceId : null,
  );
  const [asked, setAsked] = useState(false);
  const [startState] = useState(() => chosen ?? order[0]!);
  const sound = useSongSound({ ownerId, song, sessions, previews, startState });

  function choose(state: string): void {
    setChosen(state);
    setAsked(true);
    if (lesson === null) return;
    const { lessonId, contentVersion } = lesson;
    const payload = { lessonId, checkpointId: id, choiceId: state, correct: null };
    void useProgress.getState().record("checkpoint-answered", payload, contentVersion);
  }

  function askAgain(): void {
    setOrder((before) => shuffled(before));
    setChosen(null);
  }

  if (chosen === null) {
    return (
      <BlindQuestion ownerId={ownerId} title={song.title} order={order} sound={sound} onChoose={choose} />
    );
  }
  return (
    <ListenPanel {...{ ownerId, song, sessions, sound, startState }} meters={false}>
      <Revealed song={song} order={asked ? order : null} chosen={chosen} onAgain={askAgain} />
    </ListenPanel>
  );
}
