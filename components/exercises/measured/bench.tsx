"use client";

import { type ReactNode, useState } from "react";
import { type Session, studioEngine } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { useSound } from "@/components/stores/use-sound";
import { useEditedSession, useWorkbench } from "@/components/stores/use-workbench";
import { ComparisonBar, togglePlay } from "@/components/widgets/shared/comparison-bar";
import sharedStyles from "@/components/widgets/shared/shared.module.css";
import { useWidgetKeys } from "@/components/widgets/shared/use-widget-keys";
import { type SoundSetup, useWidgetSound } from "@/components/widgets/shared/use-widget-sound";
import { WidgetFrame } from "@/components/widgets/shared/widget-frame";
import { WidgetTools } from "@/components/widgets/shared/widget-tools";
import { withEditable } from "@/learning/exercises/editable";
import styles from "../exercises.module.css";
import { KeepingNote } from "../keeping-note";
import { useArrival } from "../use-arrival";
import { useRenderedSounds } from "../use-listening";
import type { ExerciseLook } from "./look";
import type { Checking } from "./marking";
import { benchSides } from "./sides";
import { type ShownVariant, workSession, YOURS } from "./work";

interface MeasuredBenchProps {
  readonly id: string;
  readonly ownerId: string;
  readonly look: ExerciseLook;
  readonly variant: ShownVariant;
  readonly checking: Checking;
  readonly isFirst: boolean;
  /** What the button says that ends the work. */
  readonly commitLabel?: string;
  readonly onCheck: (work: Session) => void;
  /** Beside the button. */
  readonly children?: ReactNode;
}

/** The student's work and what it is compared with. Nothing here shows what the exercise hides, nor how much a match takes. */
export function MeasuredBench(props: MeasuredBenchProps) {
  const { id, ownerId, look, variant, checking, isFirst, onCheck, commitLabel, children } = props;
  const { publicPart } = variant;
  const [heard] = useState(() => benchSides(look, variant, workSession(variant)));
  const store = useWorkbench({
    widgetId: id,
    editedSideId: YOURS,
    comparison: { matched: look.matched, sides: heard.sides },
  });
  const [setup] = useState<SoundSetup>(() => ({
    ownerId,
    startSideId: YOURS,
    loop: { startFrame: 0, endFrame: publicPart.start.lengthFrames },
    taps: look.taps?.(publicPart.start) ?? [],
    matched: look.matched,
  }));
  useRenderedSounds(variant);
  useWidgetSound(store, setup);
  const sound = useSound(ownerId);
  const session = useEditedSession(store);
  const heading = useArrival<HTMLHeadingElement>(isFirst ? "never" : "lost");
  const { edit, undo, redo } = store.getState();
  const isChecking = checking.state === "checking";

  const hear = (sideId: string | undefined): void => {
    if (sideId !== undefined) studioEngine().selectSide(ownerId, sideId);
  };
  const check = (): void => {
    if (isChecking) return;
    // The answer is told in words: not over the sound.
    studioEngine().stop(ownerId);
    onCheck(session);
  };
  const onKeyDown = useWidgetKeys({
    playStop: () => togglePlay(ownerId, sound),
    side: (index) => hear(heard.labels[index]?.id),
    toStart: () => studioEngine().seek(ownerId, 0),
    undo,
    redo,
  });

  return (
    <WidgetFrame label={publicPart.info.title} onKeyDown={onKeyDown}>
      <div>
        <h4 ref={heading} tabIndex={-1} className={styles.heading}>
          {publicPart.info.title}
        </h4>
        <p className={`${styles.words} ${styles.task}`}>{publicPart.info.task}</p>
        {publicPart.asked !== undefined && (
          <ul className={styles.feedback} aria-label="What is measured">
            {publicPart.asked.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </div>
      <ComparisonBar
        ownerId={ownerId}
        sides={heard.labels}
        sound={sound}
        canUnmatch={false}
        tellAmounts={false}
        onSide={hear}
      />
      <div className={styles.work} inert={isChecking}>
        <look.Editor store={store} ownerId={ownerId} publicPart={publicPart} />
        <WidgetTools
          store={store}
          onReset={() =>
            edit((now) => withEditable(now, publicPart.start, publicPart.editable) ?? publicPart.start)
          }
        />
      </div>
      <div className={styles.commit}>
        <Button look="primary" aria-disabled={isChecking} onClick={check}>
          {commitLabel ?? "Check my answer"}
        </Button>
        <CheckingWords checking={checking} />
        {children}
      </div>
      <KeepingNote />
    </WidgetFrame>
  );
}

function CheckingWords({ checking }: { checking: Checking }) {
  if (checking.state === "failed") {
    return (
      <p className={sharedStyles.failure} role="alert">
        {checking.message} Your work is as you left it; check again.
      </p>
    );
  }
  return (
    <p className={styles.words} role="status">
      {checking.state === "checking" && "Measuring your answer…"}
      {checking.state === "not-yet" && <strong>Not yet. {checking.reason}</strong>}
    </p>
  );
}
