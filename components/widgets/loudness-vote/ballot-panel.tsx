"use client";

import { useEffect, useRef, useState } from "react";
import { type EngineSnapshot, studioEngine } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { ComparisonBar, togglePlay } from "../shared/comparison-bar";
import { useWidgetKeys } from "../shared/use-widget-keys";
import { WidgetFrame } from "../shared/widget-frame";
import styles from "./loudness-vote.module.css";
import type { Ballot, Vote } from "./votes";

const NAMES = ["First", "Second"] as const;

interface BallotPanelProps {
  readonly ownerId: string;
  readonly title: string;
  readonly sound: EngineSnapshot;
  readonly ballot: Ballot;
  /** Counted from 0. */
  readonly place: number;
  readonly count: number;
  readonly onVote: (vote: Vote) => void;
}

/** One question. Nothing here says what the two are, which is louder, or whether they are matched. */
export function BallotPanel({ ownerId, title, sound, ballot, place, count, onVote }: BallotPanelProps) {
  const { sideIds, pair, round } = ballot;
  const [heard, setHeard] = useState<ReadonlySet<string>>(() => new Set());
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (place > 0 && document.activeElement === document.body)
      heading.current?.focus({ preventScroll: true });
  }, [place]);
  // Until every loudness is known a matched question would not be one.
  const waiting =
    round === "matched" && (sound.matches.length === 0 || sound.matches.some(({ measuring }) => measuring));
  const playing = sound.state === "playing" && !waiting ? sound.sideId : null;
  if (playing !== null && !heard.has(playing)) setHeard(new Set([...heard, playing]));
  const mayVote = sideIds.every((sideId) => heard.has(sideId));

  const hear = (sideId: string): void => {
    studioEngine().selectSide(ownerId, sideId);
    if (sound.state !== "playing") studioEngine().play(ownerId);
  };
  const onKeyDown = useWidgetKeys({
    playStop: () => togglePlay(ownerId, sound),
    side: (index) => sideIds[index] !== undefined && hear(sideIds[index]),
  });

  return (
    <WidgetFrame label={`Vote on “${title}”`} onKeyDown={onKeyDown} promiseId="loudness" promisePlace="end">
      <div>
        <h3 ref={heading} tabIndex={-1} className={styles.heading}>
          Which one sounds better? <span className={styles.count}>{`${place + 1} of ${count}`}</span>
        </h3>
        <p className={styles.words}>
          {waiting ? "Measuring the loudness; one moment." : "Hear both, as often as you like, then vote."}
        </p>
      </div>
      <ComparisonBar
        ownerId={ownerId}
        sides={sideIds.map((id, i) => ({ id, letter: "AB".charAt(i), label: NAMES[i] ?? "" }))}
        sound={sound}
        canUnmatch={false}
        tellMatch={false}
        onSide={hear}
      />
      <div className={styles.choices}>
        {sideIds.map((sideId, i) => (
          <Button
            key={sideId}
            disabled={!mayVote}
            onClick={() => onVote(sideId === pair.louder ? "louder" : "softer")}
          >
            {NAMES[i]} is better
          </Button>
        ))}
      </div>
    </WidgetFrame>
  );
}
