"use client";

import { Button } from "@/components/controls/button";
import type { BandItem } from "@/learning/drills/band-item";
import { bandWord, frequencyText } from "@/learning/drills/band-words";
import { type BandRunSummary, type DrillMaterial, thresholdWords } from "@/learning/drills/public";
import styles from "../exercises.module.css";
import { useArrival } from "../use-arrival";

interface QuizSummaryProps {
  readonly material: DrillMaterial;
  readonly summary: BandRunSummary;
  readonly onStart: (material: DrillMaterial, missed?: readonly BandItem[]) => void;
}

/** How finely the student hears, what was missed, and what to do next. */
export function QuizSummary({ material, summary, onStart }: QuizSummaryProps) {
  const heading = useArrival<HTMLHeadingElement>("always");
  const { thresholdOctaves, answers, correct, missed } = summary;
  const other = material === "noise" ? "song" : "noise";
  return (
    <>
      <div>
        <h4 ref={heading} tabIndex={-1} className={styles.heading}>
          {thresholdOctaves === null ? "The run has ended" : "How finely you hear"}
        </h4>
        <p className={styles.words}>{thresholdWords(thresholdOctaves)}</p>
        <p className={styles.words}>
          {correct} of {answers} right, {material === "noise" ? "with noise" : "in the song"}.
        </p>
        {missed.length > 0 && (
          <>
            <p className={styles.words}>You missed these; they come again from tomorrow on, or now:</p>
            <ul className={styles.missed}>
              {bandNames(missed).map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      <div className={styles.commit}>
        <Button look="primary" onClick={() => onStart(other)}>
          {other === "song" ? "Now with the song" : "Now with noise"}
        </Button>
        <Button onClick={() => onStart(material, missed)}>
          {missed.length > 0 ? "Another run, with what you missed" : "Another run"}
        </Button>
      </div>
    </>
  );
}

/** Each once, from low to high. */
function bandNames(items: readonly BandItem[]): string[] {
  const sorted = [...items].sort((a, b) => a.centreHz - b.centreHz);
  return [...new Set(sorted.map(({ centreHz }) => `${frequencyText(centreHz)}, ${bandWord(centreHz)}`))];
}
