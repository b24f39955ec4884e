"use client";

import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { studioEngine } from "@/audio-engine";
import { BandListening, BandQuestion } from "@/components/exercises/band-quiz/band-question";
import { MetMark } from "@/components/exercises/met-mark";
import { useSound } from "@/components/stores/use-sound";
import { LoadingFrame } from "@/components/widgets/shared/loading-frame";
import { useArrival } from "@/components/widgets/shared/use-arrival";
import { useLoaded } from "@/components/widgets/shared/use-loaded";
import type { JudgedQuestion } from "@/learning/drills/quiz-public";
import styles from "./quiz.module.css";
import type { QuizSounds } from "./quiz-sounds";
import { drillOf, judgedWords, leftWords } from "./quiz-words";
import type { QuizSheetControl } from "./use-quiz-sheet";

interface QuizQuestionProps {
  readonly sheet: QuizSheetControl;
  readonly sounds: QuizSounds;
  /** From 0. */
  readonly index: number;
  /** Whether the focus comes here: not when the page has just been opened. */
  readonly takesFocus: boolean;
  readonly letters: Readonly<Record<string, () => void>>;
  readonly children: ReactNode;
}

/** One question of a quiz: heard, answered, and where the quiz says so judged. */
export function QuizQuestion({ sheet, sounds, index, takesFocus, letters, children }: QuizQuestionProps) {
  const ownerId = `quiz-${useId()}`;
  const { quiz, choices, judged, left, isSending } = sheet;
  const { choicesHz } = quiz.questions[index]!;
  const drill = drillOf(quiz);
  const heading = useArrival<HTMLHeadingElement>(takesFocus ? "always" : "never");
  const leftNow = left[index] ?? null;
  const isLimited = leftNow !== null;
  const isPlaying = useCountedPlays(ownerId, isLimited, () => sheet.countPlay(index));
  const canPlay = leftNow !== 0 || isPlaying;
  const told = judged[index] ?? null;
  const [wasTold] = useState(told !== null);
  const isForGood = quiz.feedback === "now";
  return (
    <BandQuestion
      {...{ ownerId, drill, choicesHz, letters }}
      label={`${drill.title}: question ${index + 1} of ${quiz.questions.length}`}
      heading={
        <h3 ref={heading} tabIndex={-1} className={styles.heading}>
          Question {index + 1} of {quiz.questions.length}
        </h3>
      }
      listening={
        canPlay ? (
          <>
            <Listening {...{ ownerId, drill, sounds, index }} isLooped={!isLimited} />
            {leftNow !== null && <p className={styles.soft}>{leftWords(leftNow)}</p>}
          </>
        ) : (
          <p className={styles.soft} role="status">
            You have heard this question as often as the quiz allows.
          </p>
        )
      }
      keys={{ canPlay, canRestart: !isLimited }}
      isOpen={!isSending && (!isForGood || told === null)}
      {...(!isForGood && { chosen: choices[index] ?? null })}
      markOf={(choice) => markOf(choice, told)}
      onChoose={(choice) => sheet.choose(index, choice)}
    >
      {told !== null && <Told {...{ choicesHz }} judged={told} takesFocus={!wasTold} />}
      {children}
    </BandQuestion>
  );
}

interface ToldProps {
  readonly judged: JudgedQuestion;
  readonly choicesHz: readonly number[];
  readonly takesFocus: boolean;
}

/** What was told of an answer that stays. */
function Told({ judged, choicesHz, takesFocus }: ToldProps) {
  const heading = useArrival<HTMLHeadingElement>(takesFocus ? "always" : "never");
  const { head, more } = judgedWords(judged, choicesHz);
  return (
    <div>
      <h4 ref={heading} tabIndex={-1} className={styles.heading}>
        {judged.correct && <MetMark />}
        {head}
      </h4>
      <p className={styles.words}>{more}</p>
    </div>
  );
}

function markOf(choice: number, told: JudgedQuestion | null): "right" | "wrong" | undefined {
  if (told === null) return undefined;
  if (choice === told.answerIndex) return "right";
  return choice === told.choiceIndex ? "wrong" : undefined;
}

interface ListeningProps {
  readonly ownerId: string;
  readonly drill: ReturnType<typeof drillOf>;
  readonly sounds: QuizSounds;
  readonly index: number;
  readonly isLooped: boolean;
}

/** The two sounds of a question, once they are here. */
export function Listening({ ownerId, drill, sounds, index, isLooped }: ListeningProps) {
  const [load] = useState(() => () => sounds.pair(index));
  const loaded = useLoaded(load);
  if (loaded.state !== "ready") return <LoadingFrame loaded={loaded} retry={loaded.retry} />;
  return <BandListening {...{ ownerId, drill, isLooped }} sounds={loaded.value} />;
}

/**
 * Counts each time that a sound begins to play, and lets it begin at its start every time.
 * @param count false where it may not be played after all
 * @returns whether it plays now
 */
function useCountedPlays(ownerId: string, isLimited: boolean, count: () => Promise<boolean>): boolean {
  const { state } = useSound(ownerId);
  const isPlaying = state === "playing";
  const wasPlaying = useRef(false);
  const counting = useRef(count);
  useEffect(() => {
    counting.current = count;
  });
  useEffect(() => {
    if (!isLimited || isPlaying === wasPlaying.current) return;
    wasPlaying.current = isPlaying;
    const engine = studioEngine();
    if (!isPlaying) return engine.seek(ownerId, 0);
    void counting.current().then((mayPlay) => {
      if (!mayPlay) engine.stop(ownerId);
    });
  }, [ownerId, isLimited, isPlaying]);
  return isPlaying;
}
