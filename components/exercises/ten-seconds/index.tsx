"use client";

import { useId, useState } from "react";
import { measureTake, studioEngine } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { useLesson } from "@/components/stores/lesson-context";
import { useProgress } from "@/components/stores/progress-store";
import { useSound } from "@/components/stores/use-sound";
import { TakePlayer } from "@/components/widgets/recorder/take-player";
import { togglePlay } from "@/components/widgets/shared/comparison-bar";
import { LoadingFrame } from "@/components/widgets/shared/loading-frame";
import { TakeChoice } from "@/components/widgets/shared/take-choice";
import { isRecording, takeSamples } from "@/components/widgets/shared/take-sound";
import { type TakesHere, useTakesHere } from "@/components/widgets/shared/use-takes";
import { useWidgetKeys } from "@/components/widgets/shared/use-widget-keys";
import { WidgetFrame } from "@/components/widgets/shared/widget-frame";
import { judgeTake, type TakeVerdict, takeScore01 } from "@/learning/exercises/judge-take";
import { TEN_SECONDS } from "@/learning/exercises/public";
import { takeJudged } from "@/learning/progress";
import styles from "../exercises.module.css";
import { KeepingNote } from "../keeping-note";
import { useArrival } from "../use-arrival";
import { Verdicts } from "./verdicts";

/** The student's own take, looked at as an engineer would: what is wrong with it, and why. */
export function TenSeconds({ id }: { readonly id: string }) {
  const ownerId = `${id}-${useId()}`;
  const takes = useTakesHere();
  if (takes.state !== "ready") return <LoadingFrame loaded={takes} retry={takes.retry} />;
  return <JudgeBench ownerId={ownerId} takes={takes.value} />;
}

type Judged =
  | { readonly state: "open" }
  | { readonly state: "failed"; readonly message: string }
  | { readonly state: "done"; readonly hash: string; readonly verdicts: readonly TakeVerdict[] };

function JudgeBench({ ownerId, takes }: { readonly ownerId: string; readonly takes: TakesHere }) {
  const lesson = useLesson();
  const { chosen } = takes;
  const [judged, setJudged] = useState<Judged>({ state: "open" });
  const sound = useSound(ownerId);
  const onKeyDown = useWidgetKeys({ playStop: () => togglePlay(ownerId, sound) });

  async function judge(): Promise<void> {
    // The verdict is told in words: not over the sound.
    studioEngine().stop(ownerId);
    try {
      const { take, lead } = await takeSamples(chosen);
      const verdicts = judgeTake(measureTake({ samples: take, lead, bpm: chosen.bpm }), chosen.kind);
      setJudged({ state: "done", hash: chosen.asset.pcmSha256, verdicts });
      if (!isRecording(chosen)) return;
      const payload = takeJudged({ lessonId: lesson?.lessonId ?? null, verdicts, atMs: chosen.atMs });
      await useProgress.getState().record("exercise-scored", payload, TEN_SECONDS.version);
    } catch (error) {
      const message = error instanceof Error ? error.message : "The take could not be measured; try again.";
      setJudged({ state: "failed", message });
    }
  }

  const shown = judged.state === "done" && judged.hash === chosen.asset.pcmSha256 ? judged.verdicts : null;
  return (
    <WidgetFrame label={TEN_SECONDS.title} onKeyDown={onKeyDown} promiseId="level-meters" promisePlace="end">
      <div>
        <h4 className={styles.heading}>{TEN_SECONDS.title}</h4>
        <p className={styles.words}>{TEN_SECONDS.task}</p>
      </div>
      <TakeChoice takes={takes} />
      <TakePlayer key={chosen.asset.pcmSha256} ownerId={ownerId} take={chosen} />
      <div className={styles.commit}>
        <Button look="primary" onClick={() => void judge()}>
          Judge this take
        </Button>
        {judged.state === "failed" && (
          <p className={styles.words} role="alert">
            {judged.message}
          </p>
        )}
      </div>
      {shown !== null && <JudgedWords verdicts={shown} isOwn={isRecording(chosen)} />}
      <KeepingNote />
    </WidgetFrame>
  );
}

function JudgedWords({
  verdicts,
  isOwn,
}: {
  readonly verdicts: readonly TakeVerdict[];
  readonly isOwn: boolean;
}) {
  const heading = useArrival<HTMLHeadingElement>("always");
  const again = verdicts.filter(({ good }) => good === false).length;
  return (
    <section className={styles.part}>
      <h5 ref={heading} tabIndex={-1} className={styles.subheading}>
        {again === 0 ? "A take to keep" : `${again} ${again === 1 ? "thing" : "things"} to do better`}
        {takeScore01(verdicts) === 0 ? ": record again" : ""}
      </h5>
      <Verdicts verdicts={verdicts} />
      {!isOwn && <p className={styles.words}>This was the supplied take; your own is what counts.</p>}
    </section>
  );
}
