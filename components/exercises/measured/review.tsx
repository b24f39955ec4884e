"use client";

import { useMemo, useState } from "react";
import { type Session, studioEngine } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { BandErrorBars } from "@/components/plots/band-error-bars";
import { useSound } from "@/components/stores/use-sound";
import { ComparisonBar, togglePlay } from "@/components/widgets/shared/comparison-bar";
import { useWidgetKeys } from "@/components/widgets/shared/use-widget-keys";
import { WidgetFrame } from "@/components/widgets/shared/widget-frame";
import styles from "../exercises.module.css";
import { KeepingNote } from "../keeping-note";
import { MetMark } from "../met-mark";
import { useArrival } from "../use-arrival";
import { useListening, useRenderedSounds } from "../use-listening";
import type { ExerciseLook } from "./look";
import type { Scored } from "./marking";
import { OnPurpose } from "./on-purpose";
import { reviewSides } from "./sides";
import { type ShownVariant, YOURS } from "./work";

interface MeasuredReviewProps {
  readonly ownerId: string;
  readonly look: ExerciseLook;
  readonly variant: ShownVariant;
  readonly result: Scored;
  readonly answer: Session;
  /** What comes next; nothing where there is no next one. */
  readonly another: { readonly label: string; readonly onClick: () => void } | null;
}

/** What the program measured, what was hidden, and everything to be heard again knowing it. */
export function MeasuredReview({ ownerId, look, variant, result, answer, another }: MeasuredReviewProps) {
  const { publicPart } = variant;
  const [heard] = useState(() => reviewSides(look, variant, answer, result.reveal.truth));
  useRenderedSounds(variant);
  useListening(ownerId, heard.sides, YOURS, publicPart.start.lengthFrames, look.matched);
  const sound = useSound(ownerId);
  const heading = useArrival<HTMLHeadingElement>("always");
  const hear = (sideId: string | undefined): void => {
    if (sideId !== undefined) studioEngine().selectSide(ownerId, sideId);
  };
  const onKeyDown = useWidgetKeys({
    playStop: () => togglePlay(ownerId, sound),
    sideA: () => hear(heard.labels[0]?.id),
    sideB: () => hear(heard.labels[1]?.id),
    sideC: () => hear(heard.labels[2]?.id),
    toStart: () => studioEngine().seek(ownerId, 0),
  });

  return (
    <WidgetFrame label={`${publicPart.info.title}: result`} onKeyDown={onKeyDown} promiseId={look.promiseId}>
      <div>
        <h4 ref={heading} tabIndex={-1} className={styles.heading}>
          {result.met && <MetMark />}
          {result.met ? "You have it" : "Not quite"}
        </h4>
        {result.goals.map((goal) => (
          <p key={goal.id} className={styles.words}>
            {goal.words}
          </p>
        ))}
        {result.feedback.length > 0 && (
          <ul className={styles.feedback}>
            {result.feedback.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </div>
      <OnPurpose variant={variant} result={result} />
      {result.picture.length > 0 && (
        <section className={styles.part}>
          <h5 className={styles.subheading}>Each third of an octave, before and after</h5>
          <Picture result={result} toleranceDb={look.toleranceDb ?? 0} />
        </section>
      )}
      {look.Reveal !== undefined && (
        <section className={styles.part}>
          <h5 className={styles.subheading}>What was hidden</h5>
          <look.Reveal variant={variant} result={result} answer={answer} />
        </section>
      )}
      <section className={styles.part}>
        <h5 className={styles.subheading}>Hear it again, knowing it</h5>
        <ComparisonBar
          ownerId={ownerId}
          sides={heard.labels}
          sound={sound}
          canUnmatch={false}
          onSide={hear}
        />
      </section>
      {another !== null && (
        <div className={styles.commit}>
          <Button look="primary" onClick={another.onClick}>
            {another.label}
          </Button>
        </div>
      )}
      <KeepingNote />
    </WidgetFrame>
  );
}

function Picture({ result, toleranceDb }: { result: Scored; toleranceDb: number }) {
  const picture = useMemo(() => {
    const counted = result.picture.filter(({ counts }) => counts);
    return {
      centresHz: counted.map(({ centreHz }) => centreHz),
      beforeDb: counted.map(({ beforeDb }) => beforeDb),
      afterDb: counted.map(({ afterDb }) => afterDb),
    };
  }, [result]);
  return <BandErrorBars label="Distance from the original" toleranceDb={toleranceDb} {...picture} />;
}
