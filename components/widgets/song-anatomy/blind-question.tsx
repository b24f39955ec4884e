"use client";

import { useState } from "react";
import { type EngineSnapshot, studioEngine } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { ComparisonBar, togglePlay } from "../shared/comparison-bar";
import { useWidgetKeys } from "../shared/use-widget-keys";
import { WidgetFrame } from "../shared/widget-frame";
import styles from "./song-anatomy.module.css";
import { soundName } from "./sound-name";

interface BlindQuestionProps {
  readonly ownerId: string;
  readonly title: string;
  /** States in the order in which they are offered. */
  readonly order: readonly string[];
  readonly sound: EngineSnapshot;
  readonly onChoose: (state: string) => void;
}

/** The same song without names: nothing here says which state is which. */
export function BlindQuestion({ ownerId, title, order, sound, onChoose }: BlindQuestionProps) {
  const [heard, setHeard] = useState<ReadonlySet<string>>(() => new Set());
  const playing = sound.state === "playing" && sound.sideId !== null ? sound.sideId : null;
  if (playing !== null && !heard.has(playing)) setHeard(new Set([...heard, playing]));
  const sides = order.map((state, place) => ({
    id: state,
    letter: "ABC".charAt(place),
    label: soundName(place),
  }));
  const hear = (state: string): void => {
    studioEngine().selectSide(ownerId, state);
    if (sound.state !== "playing") studioEngine().play(ownerId);
  };
  const onKeyDown = useWidgetKeys({
    playStop: () => togglePlay(ownerId, sound),
    side: (place) => order[place] !== undefined && hear(order[place]),
    toStart: () => studioEngine().seek(ownerId, 0),
  });
  const toHear = order.length - heard.size;

  return (
    <WidgetFrame
      label={`“${title}”, three times`}
      onKeyDown={onKeyDown}
      promiseId="loudness"
      promisePlace="end"
    >
      <ComparisonBar
        ownerId={ownerId}
        sides={sides}
        sound={sound}
        canUnmatch={false}
        tellMatch={false}
        onSide={hear}
      />
      <fieldset className={styles.question}>
        <legend>Which one is alive?</legend>
        <p className={styles.words}>
          {toHear > 0
            ? `All three are equally loud. Hear each one first: ${toHear} to go. There is no wrong answer.`
            : "There is no wrong answer; yours is kept on this device. Then you see which is which."}
        </p>
        <div className={styles.choices}>
          {order.map((state, place) => (
            <Button key={state} disabled={toHear > 0} onClick={() => onChoose(state)}>
              {soundName(place)} is alive
            </Button>
          ))}
        </div>
      </fieldset>
    </WidgetFrame>
  );
}
