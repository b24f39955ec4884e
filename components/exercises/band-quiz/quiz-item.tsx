"use client";

import { type KeyboardEvent, useState } from "react";
import { type Side, studioEngine } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { usePreferences } from "@/components/stores/preferences-store";
import { useSound } from "@/components/stores/use-sound";
import { ComparisonBar, type SideLabel, togglePlay } from "@/components/widgets/shared/comparison-bar";
import { useWidgetKeys } from "@/components/widgets/shared/use-widget-keys";
import { WidgetFrame } from "@/components/widgets/shared/widget-frame";
import { bandWord, frequencyText } from "@/learning/drills/band-words";
import type { DrillInfo } from "@/learning/drills/public";
import styles from "../exercises.module.css";
import { KeepingNote } from "../keeping-note";
import { useArrival } from "../use-arrival";
import { assetSide, useListening, useRenderedSounds } from "../use-listening";
import { QuizResult } from "./quiz-result";
import type { BandRunControl, RunState } from "./use-band-run";

/** What the changed side of each drill is called: the same in every item. */
const CHANGED_LABELS: Readonly<Record<string, string>> = { "hear-a-band": "Raised", "hear-a-cut": "Lowered" };

interface QuizItemProps {
  readonly ownerId: string;
  readonly drill: DrillInfo;
  readonly run: BandRunControl;
  readonly asking: Extract<RunState, { step: "asking" }>;
}

/** One question: two sides, four answers; then what it was, with both sides still there to be heard. */
export function QuizItem({ ownerId, drill, run, asking }: QuizItemProps) {
  const { item, number, given, marking } = asking;
  const changed = CHANGED_LABELS[drill.id] ?? "Changed";
  const [labels] = useState<readonly SideLabel[]>(() => [
    { id: "flat", letter: "A", label: "Flat" },
    { id: "changed", letter: "B", label: changed },
  ]);
  const [sides] = useState<readonly Side[]>(() => [
    assetSide("flat", "Flat", item.reference),
    assetSide("changed", changed, item.heard),
  ]);
  useRenderedSounds(item);
  useListening(ownerId, sides, "flat", item.heard.pcm.frames, true);
  const sound = useSound(ownerId);
  const letterKeys = usePreferences((preferences) => preferences.letterKeys);
  const heading = useArrival<HTMLHeadingElement>("always");
  const hear = (sideId: string): void => studioEngine().selectSide(ownerId, sideId);
  const widgetKeys = useWidgetKeys({
    playStop: () => togglePlay(ownerId, sound),
    sideA: () => hear("flat"),
    sideB: () => hear("changed"),
    toStart: () => studioEngine().seek(ownerId, 0),
  });
  const isOpen = given === null && !marking;

  function choose(choiceIndex: number): void {
    if (!isOpen || item.choicesHz[choiceIndex] === undefined) return;
    // The result is told in words: not over the sound.
    studioEngine().stop(ownerId);
    run.choose(choiceIndex);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && letterKeys && isOpen && /^[1-4]$/.test(event.key)) {
      event.preventDefault();
      choose(Number(event.key) - 1);
    } else widgetKeys(event);
  }

  return (
    <WidgetFrame label={`${drill.title}: question ${number}`} onKeyDown={onKeyDown}>
      <h4 ref={heading} tabIndex={-1} className={styles.heading}>
        Question {number}
        {item.review && <span className={styles.soft}> · one that you missed</span>}
      </h4>
      <ComparisonBar
        ownerId={ownerId}
        sides={labels}
        sound={sound}
        canUnmatch={false}
        tellAmounts={false}
        onSide={hear}
      />
      <fieldset className={styles.choices} disabled={!isOpen}>
        <legend>Which band is {changed.toLowerCase()}?</legend>
        {item.choicesHz.map((hz, i) => (
          <Button
            key={hz}
            className={styles.choice}
            shortcut={String(i + 1)}
            data-mark={markOf(i, given)}
            onClick={() => choose(i)}
          >
            <span className={styles.band}>
              <span className={styles.hertz}>{frequencyText(hz)}</span>
              <span className={styles.dot}> · </span>
              <span>{bandWord(hz)}</span>
            </span>
          </Button>
        ))}
      </fieldset>
      {given !== null && <QuizResult item={item} given={given} onNext={run.next} />}
      {given === null && (
        <div className={styles.commit}>
          <Button look="quiet" onClick={run.end}>
            End the run here
          </Button>
        </div>
      )}
      <KeepingNote />
    </WidgetFrame>
  );
}

function markOf(index: number, given: QuizItemProps["asking"]["given"]): "right" | "wrong" | undefined {
  if (given === null) return undefined;
  if (index === given.answer.answerIndex) return "right";
  return index === given.choiceIndex ? "wrong" : undefined;
}
