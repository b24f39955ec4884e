"use client";

import { useMemo, useState } from "react";
import { type Session, type Side, studioEngine } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { BandErrorBars } from "@/components/plots/band-error-bars";
import { useSound } from "@/components/stores/use-sound";
import { ComparisonBar, type SideLabel, togglePlay } from "@/components/widgets/shared/comparison-bar";
import { useWidgetKeys } from "@/components/widgets/shared/use-widget-keys";
import { WidgetFrame } from "@/components/widgets/shared/widget-frame";
import type { PracticeVariant } from "@/learning/practice/protocol";
import styles from "../exercises.module.css";
import { KeepingNote } from "../keeping-note";
import { MetMark } from "../met-mark";
import { useArrival } from "../use-arrival";
import { assetSide, useListening, useRenderedSounds } from "../use-listening";
import { bandsOf, eqPlaceOf, YOURS } from "./eq-session";
import type { Scored } from "./marking";
import { RevealPlot } from "./reveal-plot";

const SIDES: readonly SideLabel[] = [
  { id: "original", letter: "A", label: "Original" },
  { id: YOURS, letter: "B", label: "Yours" },
  { id: "changed", letter: "C", label: "Changed" },
];
/** Of the third-octave error; the same window that the exercise measures by. */
const TOLERANCE_DB = 1.5;

interface EqReviewProps {
  readonly ownerId: string;
  readonly variant: PracticeVariant;
  readonly result: Scored;
  readonly answer: Session;
  readonly onAnother: () => void;
}

/** What the program measured, what was hidden, and everything to be heard again knowing it. */
export function EqReview({ ownerId, variant, result, answer, onAnother }: EqReviewProps) {
  const { reference, heard, publicPart } = variant;
  const [sides] = useState<readonly Side[]>(() => [
    assetSide("original", "Original", reference),
    { id: YOURS, label: "Yours", kind: "session", session: answer },
    assetSide("changed", "Changed", heard),
  ]);
  useRenderedSounds(variant);
  useListening(ownerId, sides, YOURS, heard.pcm.frames);
  const sound = useSound(ownerId);
  const heading = useArrival<HTMLHeadingElement>("always");
  const hear = (sideId: string): void => studioEngine().selectSide(ownerId, sideId);
  const onKeyDown = useWidgetKeys({
    playStop: () => togglePlay(ownerId, sound),
    sideA: () => hear("original"),
    sideB: () => hear(YOURS),
    sideC: () => hear("changed"),
    toStart: () => studioEngine().seek(ownerId, 0),
  });
  const picture = useMemo(() => {
    const counted = result.picture.filter(({ counts }) => counts);
    return {
      centresHz: counted.map(({ centreHz }) => centreHz),
      beforeDb: counted.map(({ beforeDb }) => beforeDb),
      afterDb: counted.map(({ afterDb }) => afterDb),
    };
  }, [result]);

  return (
    <WidgetFrame label={`${publicPart.info.title}: result`} onKeyDown={onKeyDown} promiseId="equaliser">
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
      <section className={styles.part}>
        <h5 className={styles.subheading}>Each third of an octave, before and after</h5>
        <BandErrorBars label="Distance from the original" toleranceDb={TOLERANCE_DB} {...picture} />
      </section>
      <section className={styles.part}>
        <h5 className={styles.subheading}>What was hidden</h5>
        <RevealPlot hidden={result.reveal.bands} yours={bandsOf(answer, eqPlaceOf(publicPart))} />
      </section>
      <section className={styles.part}>
        <h5 className={styles.subheading}>Hear it again, knowing it</h5>
        <ComparisonBar ownerId={ownerId} sides={SIDES} sound={sound} canUnmatch={false} onSide={hear} />
      </section>
      <div className={styles.commit}>
        <Button look="primary" onClick={onAnother}>
          Another one
        </Button>
      </div>
      <KeepingNote />
    </WidgetFrame>
  );
}
