"use client";

import { Button } from "@/components/controls/button";
import { decibels } from "@/components/widgets/shared/words";
import { bandWord, frequencyText, octavesText } from "@/learning/drills/band-words";
import type { PracticeItem } from "@/learning/practice/protocol";
import styles from "../exercises.module.css";
import { MetMark } from "../met-mark";
import { useArrival } from "../use-arrival";
import type { Given } from "./use-band-run";

interface QuizResultProps {
  readonly item: PracticeItem;
  readonly given: Given;
  readonly onNext: () => void;
}

/** Right or wrong, what it was, and on. */
export function QuizResult({ item, given: { choiceIndex, answer }, onNext }: QuizResultProps) {
  const heading = useArrival<HTMLHeadingElement>("always");
  const { centreHz, gainDb } = answer.item;
  const band = `${frequencyText(centreHz)}, ${bandWord(centreHz)}`;
  const chosenHz = item.choicesHz[choiceIndex] ?? centreHz;
  const side = chosenHz > centreHz ? "below" : "above";
  const how = `${gainDb < 0 ? "lowered" : "raised"} by ${decibels(Math.abs(gainDb), 0)}`;
  return (
    <div className={styles.result}>
      <h5 ref={heading} tabIndex={-1} className={styles.heading}>
        {answer.correct && <MetMark />}
        {answer.correct ? `Right: ${band}` : `No: it was ${band}`}
      </h5>
      <p className={styles.words}>
        {answer.correct
          ? `It was ${how}.`
          : `It was ${how}, ${octavesText(answer.distanceOctaves)} ${side} what you chose. It will come again.`}{" "}
        Both sides are still there: hear them again, knowing it.
      </p>
      <div className={styles.commit}>
        <Button look="primary" onClick={onNext}>
          {answer.summary === null ? "Next question" : "See how finely you hear"}
        </Button>
      </div>
    </div>
  );
}
