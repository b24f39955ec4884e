"use client";

import { useId } from "react";
import { Button } from "@/components/controls/button";
import { useLesson } from "@/components/stores/lesson-context";
import sharedStyles from "@/components/widgets/shared/shared.module.css";
import { DRILL_INFOS } from "@/learning/drills/public";
import styles from "../exercises.module.css";
import { KeepingNote } from "../keeping-note";
import { QuizItem } from "./quiz-item";
import { QuizStart } from "./quiz-start";
import { QuizSummary } from "./quiz-summary";
import { type BandRunSetup, useBandRun } from "./use-band-run";

interface QuizRunProps extends Pick<BandRunSetup, "client" | "loadMaterial"> {
  readonly id: string;
  readonly drillId: string;
}

/** A drill from its start to how finely the student hears. */
export function QuizRun({ id, drillId, client, loadMaterial }: QuizRunProps) {
  const ownerId = `${id}-${useId()}`;
  const lessonId = useLesson()?.lessonId ?? null;
  const drill = DRILL_INFOS.find((info) => info.id === drillId);
  if (drill === undefined) throw new RangeError(`The course has no drill "${drillId}".`);
  const run = useBandRun({ drill, client, lessonId, loadMaterial });
  const { state } = run;

  if (state.step === "asking") {
    return <QuizItem key={state.item.itemId} {...{ ownerId, drill, run }} asking={state} />;
  }
  return (
    <div className={sharedStyles.frame}>
      {state.step === "idle" && <QuizStart drill={drill} onStart={run.start} />}
      {state.step === "preparing" && (
        <p className={sharedStyles.status} role="status">
          {state.material === "noise" ? "Making the noise…" : "Fetching and mixing four bars of the song…"}
        </p>
      )}
      {state.step === "finished" && <QuizSummary {...state} onStart={run.start} />}
      {state.step === "failed" && (
        <>
          <p className={sharedStyles.failure} role="alert">
            {state.message}
          </p>
          <p className={styles.words}>What you have answered is kept.</p>
          <div className={styles.commit}>
            <Button look="primary" onClick={() => run.start(state.material)}>
              Start a new run
            </Button>
          </div>
        </>
      )}
      <KeepingNote />
    </div>
  );
}
