"use client";

import type { CSSProperties } from "react";
import { type EngineSnapshot, studioEngine } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { Toggle } from "@/components/controls/toggle";
import styles from "./shared.module.css";
import { SoundStatus } from "./sound-status";
import type { BlindRun } from "./use-blind";
import { matchWords } from "./words";

export interface SideLabel {
  readonly id: string;
  /** "A", "B", "C": also the key. */
  readonly letter: string;
  readonly label: string;
}

interface ComparisonBarProps {
  readonly ownerId: string;
  readonly sides: readonly SideLabel[];
  readonly sound: EngineSnapshot;
  readonly blind?: BlindRun | undefined;
  /** Leaves the matching switch out where level itself is the subject or is always matched. */
  readonly canUnmatch?: boolean | undefined;
  /** False keeps secret by how much each side is turned down. */
  readonly tellAmounts?: boolean | undefined;
  /** False keeps secret whether the sides are matched at all. */
  readonly tellMatch?: boolean | undefined;
  readonly onSide: (sideId: string) => void;
}

/** Play, sides, match: the same bar under every comparison. */
export function ComparisonBar(props: ComparisonBarProps) {
  const { ownerId, sides, sound, blind, canUnmatch = true, tellAmounts, tellMatch = true, onSide } = props;
  const run = blind?.state ?? null;
  return (
    <div className={styles.bar}>
      <div className={styles.transport}>
        <PlayButton ownerId={ownerId} sound={sound} />
        <fieldset className={styles.sides}>
          <legend className="visually-hidden">{run === null ? "What you hear" : "Which one is it?"}</legend>
          {sides.map(({ id, letter, label }) => (
            <Button
              key={id}
              shortcut={letter}
              style={{ "--side": `var(--side-${letter.toLowerCase()})` } as CSSProperties}
              aria-pressed={run === null ? sound.sideId === id : undefined}
              onClick={() => (run === null ? onSide(id) : blind?.guess(id))}
            >
              {run === null ? label : `It is ${label}`}
            </Button>
          ))}
        </fieldset>
        {blind !== undefined && sides.length > 1 && <BlindButton blind={blind} />}
      </div>
      {run !== null && <BlindWords run={run} sides={sides} />}
      {sides.length > 1 && tellMatch && (
        <div className={styles.match}>
          {canUnmatch && (
            <Toggle on={sound.matched} onChange={(matched) => studioEngine().setMatched(ownerId, matched)}>
              Match loudness
            </Toggle>
          )}
          <p className={styles.matchWords}>{matchWords(sound, sides, tellAmounts)}</p>
        </div>
      )}
      <SoundStatus sound={sound} />
    </div>
  );
}

/** Starts and stops; the label says what a press does. */
export function PlayButton({ ownerId, sound }: { ownerId: string; sound: EngineSnapshot }) {
  const playing = sound.state === "playing";
  return (
    <Button
      look="primary"
      shortcut="Space"
      className={styles.play}
      disabled={sound.state === "none" || (sound.state === "failed" && sound.failure?.retryable !== true)}
      onClick={() => togglePlay(ownerId, sound)}
    >
      {playing ? "Stop" : sound.failure?.retryable === true ? "Try again" : "Play"}
    </Button>
  );
}

export function togglePlay(ownerId: string, sound: EngineSnapshot): void {
  if (sound.state === "playing") studioEngine().stop(ownerId);
  else studioEngine().play(ownerId);
}

function BlindButton({ blind }: { blind: BlindRun }) {
  const on = blind.state !== null;
  return (
    <Button look="quiet" shortcut="X" aria-pressed={on} onClick={on ? blind.end : blind.start}>
      {on ? "End the blind test" : "Blind test"}
    </Button>
  );
}

function BlindWords({ run, sides }: { run: NonNullable<BlindRun["state"]>; sides: readonly SideLabel[] }) {
  const { asked, right, last } = run;
  const was = sides.find((side) => side.id === last?.id)?.label ?? "";
  return (
    <p className={styles.blindWords} role="status">
      {last === null
        ? "One of them plays now. Which one is it?"
        : `${last.correct ? "Right" : "No"}: it was ${was}. ${right} of ${asked} right. Another one plays now.`}
    </p>
  );
}
