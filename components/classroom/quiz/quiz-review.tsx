"use client";

import { useId, useState } from "react";
import { Button } from "@/components/controls/button";
import { MetMark } from "@/components/exercises/met-mark";
import { useSound } from "@/components/stores/use-sound";
import { togglePlay } from "@/components/widgets/shared/comparison-bar";
import { useArrival } from "@/components/widgets/shared/use-arrival";
import { useWidgetKeys } from "@/components/widgets/shared/use-widget-keys";
import { WidgetFrame } from "@/components/widgets/shared/widget-frame";
import type { JudgedQuestion, QuizPart } from "@/learning/drills/quiz-public";
import styles from "./quiz.module.css";
import { Listening } from "./quiz-question";
import { QuizSounds } from "./quiz-sounds";
import { drillOf, judgedWords } from "./quiz-words";

interface QuizReviewProps {
  readonly variantId: string;
  readonly quiz: QuizPart;
  readonly judged: readonly JudgedQuestion[];
}

/** Every question of a quiz that was handed in: right or not, what it was, and both sounds to be heard again. */
export function QuizReview({ variantId, quiz, judged }: QuizReviewProps) {
  const [sounds] = useState(() => new QuizSounds(variantId, quiz));
  const [heard, setHeard] = useState<number | null>(null);
  const right = judged.filter(({ correct }) => correct).length;
  return (
    <section aria-label="Your questions">
      <p>
        {right} of {judged.length} right.
      </p>
      <ol className={styles.review}>
        {quiz.questions.map(({ choicesHz, sound }, i) => {
          const each = judged[i]!;
          const { head, more } = judgedWords(each, choicesHz);
          return (
            <li key={sound}>
              <p className={styles.words}>
                {each.correct && <MetMark />}
                <strong>{head}.</strong> {more}
              </p>
              {heard === i ? (
                <HearAgain {...{ quiz, sounds }} index={i} />
              ) : (
                <Button onClick={() => setHeard(i)}>Hear question {i + 1} again</Button>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

interface HearAgainProps {
  readonly quiz: QuizPart;
  readonly sounds: QuizSounds;
  readonly index: number;
}

function HearAgain({ quiz, sounds, index }: HearAgainProps) {
  const ownerId = `again-${useId()}`;
  const drill = drillOf(quiz);
  const sound = useSound(ownerId);
  const place = useArrival<HTMLDivElement>("always");
  const onKeyDown = useWidgetKeys({ playStop: () => togglePlay(ownerId, sound) });
  return (
    <WidgetFrame label={`Question ${index + 1}, heard again`} onKeyDown={onKeyDown}>
      <div ref={place} tabIndex={-1} className={styles.again}>
        <Listening {...{ ownerId, drill, sounds, index }} isLooped />
      </div>
    </WidgetFrame>
  );
}
