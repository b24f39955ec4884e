"use client";

import { type KeyboardEvent, type ReactNode, useState } from "react";
import { type Side, studioEngine } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { usePreferences } from "@/components/stores/preferences-store";
import { useSound } from "@/components/stores/use-sound";
import { ComparisonBar, type SideLabel, togglePlay } from "@/components/widgets/shared/comparison-bar";
import { useWidgetKeys } from "@/components/widgets/shared/use-widget-keys";
import { WidgetFrame } from "@/components/widgets/shared/widget-frame";
import { bandWord, frequencyText } from "@/learning/drills/band-words";
import type { DrillInfo } from "@/learning/drills/public";
import type { SoundPair } from "@/learning/practice/protocol";
import styles from "../exercises.module.css";
import { assetSide, useListening, useRenderedSounds } from "../use-listening";

/** What the changed side of each drill is called: the same in every question. */
const CHANGED_LABELS: Readonly<Record<string, string>> = { "hear-a-band": "Raised", "hear-a-cut": "Lowered" };

const FLAT = "flat";
const CHANGED = "changed";

const changedLabel = ({ id }: Pick<DrillInfo, "id">): string => CHANGED_LABELS[id] ?? "Changed";

interface BandListeningProps {
  readonly ownerId: string;
  readonly drill: DrillInfo;
  /** Must keep its identity. */
  readonly sounds: SoundPair;
  /** False: each play goes once through the sound. */
  readonly isLooped?: boolean;
}

/** The flat and the changed sound of one question, to be played and compared. */
export function BandListening({ ownerId, drill, sounds, isLooped = true }: BandListeningProps) {
  const changed = changedLabel(drill);
  const [labels] = useState<readonly SideLabel[]>(() => [
    { id: FLAT, letter: "A", label: "Flat" },
    { id: CHANGED, letter: "B", label: changed },
  ]);
  const [sides] = useState<readonly Side[]>(() => [
    assetSide(FLAT, "Flat", sounds.reference),
    assetSide(CHANGED, changed, sounds.heard),
  ]);
  useRenderedSounds(sounds);
  useListening(ownerId, sides, FLAT, isLooped ? sounds.heard.pcm.frames : null, true);
  const sound = useSound(ownerId);
  return (
    <ComparisonBar
      ownerId={ownerId}
      sides={labels}
      sound={sound}
      canUnmatch={false}
      tellAmounts={false}
      onSide={(sideId) => studioEngine().selectSide(ownerId, sideId)}
    />
  );
}

interface BandQuestionProps {
  readonly ownerId: string;
  readonly drill: DrillInfo;
  readonly label: string;
  readonly heading: ReactNode;
  /** What is listened with, or why there is nothing. */
  readonly listening: ReactNode;
  /** Whether keys may play and go back to the start. */
  readonly keys: { readonly canPlay: boolean; readonly canRestart: boolean };
  readonly letters?: Readonly<Record<string, () => void>>;
  readonly choicesHz: readonly number[];
  readonly isOpen: boolean;
  /** The choice that is taken now and may be changed; left out where a choice is for good. */
  readonly chosen?: number | null;
  readonly markOf?: (index: number) => "right" | "wrong" | undefined;
  readonly onChoose: (index: number) => void;
  readonly children: ReactNode;
}

/** One question: two sides to be heard, bands to choose from, all of it by keyboard. */
export function BandQuestion(props: BandQuestionProps) {
  const { ownerId, drill, label, heading, listening, keys, letters, choicesHz, isOpen, children } = props;
  const { chosen, markOf, onChoose } = props;
  const sound = useSound(ownerId);
  const letterKeys = usePreferences((preferences) => preferences.letterKeys);
  const hear = (sideId: string): void => {
    if (keys.canPlay) studioEngine().selectSide(ownerId, sideId);
  };
  const widgetKeys = useWidgetKeys({
    playStop: () => {
      if (keys.canPlay) togglePlay(ownerId, sound);
    },
    sideA: () => hear(FLAT),
    sideB: () => hear(CHANGED),
    ...(keys.canRestart && { toStart: () => studioEngine().seek(ownerId, 0) }),
    ...(letters !== undefined && { letters }),
  });

  function choose(index: number): void {
    if (!isOpen || choicesHz[index] === undefined) return;
    // The result is told in words: not over the sound.
    studioEngine().stop(ownerId);
    onChoose(index);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && letterKeys && isOpen && /^[1-9]$/.test(event.key)) {
      event.preventDefault();
      choose(Number(event.key) - 1);
    } else widgetKeys(event);
  }

  return (
    <WidgetFrame label={label} onKeyDown={onKeyDown}>
      {heading}
      {listening}
      <fieldset className={styles.choices} disabled={!isOpen}>
        <legend>Which band is {changedLabel(drill).toLowerCase()}?</legend>
        {choicesHz.map((hz, i) => (
          <Button
            key={hz}
            className={styles.choice}
            shortcut={String(i + 1)}
            aria-pressed={chosen === undefined ? undefined : chosen === i}
            data-mark={markOf?.(i)}
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
      {children}
    </WidgetFrame>
  );
}
