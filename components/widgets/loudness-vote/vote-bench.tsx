"use client";

import { useState } from "react";
import { type LoopRegion, type Side, studioEngine } from "@/audio-engine";
import { useLesson } from "@/components/stores/lesson-context";
import { useProgress } from "@/components/stores/progress-store";
import { useSound } from "@/components/stores/use-sound";
import { useWorkbench } from "@/components/stores/use-workbench";
import { shuffled } from "../shared/chance";
import { type SoundSetup, useWidgetSound } from "../shared/use-widget-sound";
import { BallotPanel } from "./ballot-panel";
import { VoteResults } from "./vote-results";
import {
  type Ballot,
  drawBallots,
  isComplete,
  VOTE_PAIRS,
  VOTE_ROUNDS,
  type Vote,
  type Votes,
  voteId,
} from "./votes";

export interface VoteSong {
  readonly title: string;
  readonly loop: LoopRegion;
  readonly sides: readonly Side[];
}

interface VoteBenchProps {
  readonly id: string;
  readonly ownerId: string;
  readonly song: VoteSong;
}

/** One ballot after the other; then the student's own votes, which stay on the device. */
export function VoteBench({ id, ownerId, song }: VoteBenchProps) {
  const lesson = useLesson();
  const [ballots, setBallots] = useState(() => drawBallots(shuffled));
  const [votes, setVotes] = useState<Votes>(() =>
    lesson === null ? new Map() : keptVotes(id, lesson.lessonId),
  );
  const [place, setPlace] = useState(() => (isComplete(votes) ? ballots.length : 0));
  const [isFresh, setFresh] = useState(false);
  const ballot = ballots[place];
  const store = useWorkbench({
    widgetId: id,
    editedSideId: "mix",
    comparison: { matched: false, sides: song.sides },
  });
  const [setup] = useState<SoundSetup>(() => ({
    ownerId,
    startSideId: ballot?.sideIds[0] ?? "mix",
    loop: song.loop,
    taps: [],
    matched: false,
  }));
  useWidgetSound(store, setup);
  const sound = useSound(ownerId);

  function goTo(next: number, all: readonly Ballot[]): void {
    setPlace(next);
    const following = all[next];
    if (following === undefined) {
      studioEngine().stop(ownerId);
      return;
    }
    studioEngine().setMatched(ownerId, following.round === "matched");
    studioEngine().selectSide(ownerId, following.sideIds[0]);
  }

  function vote(choice: Vote): void {
    if (ballot === undefined) return;
    const key = voteId(ballot.round, ballot.pair);
    setVotes((before) => new Map([...before, [key, choice]]));
    setFresh(true);
    goTo(place + 1, ballots);
    if (lesson === null) return;
    const { lessonId, contentVersion } = lesson;
    const payload = { lessonId, checkpointId: `${id}.${key}`, choiceId: choice, correct: null };
    void useProgress.getState().record("checkpoint-answered", payload, contentVersion);
  }

  function again(): void {
    const fresh = drawBallots(shuffled);
    setBallots(fresh);
    setVotes(new Map());
    goTo(0, fresh);
  }

  if (ballot === undefined) return <VoteResults votes={votes} isFresh={isFresh} onAgain={again} />;
  return (
    <BallotPanel
      key={place}
      {...{ ownerId, sound, ballot }}
      title={song.title}
      place={place}
      count={ballots.length}
      onVote={vote}
    />
  );
}

/** What was voted here before. */
function keptVotes(widgetId: string, lessonId: string): Votes {
  const kept = useProgress.getState().state.lessons.get(lessonId)?.checkpoints;
  const ids = VOTE_ROUNDS.flatMap((round) => VOTE_PAIRS.map((pair) => voteId(round, pair)));
  return new Map(
    ids.flatMap((each) => {
      const choice = kept?.get(`${widgetId}.${each}`)?.choiceId;
      return choice === "louder" || choice === "softer" ? [[each, choice] as const] : [];
    }),
  );
}
