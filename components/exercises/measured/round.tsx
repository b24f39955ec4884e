"use client";

import { useEffect, useMemo, useState } from "react";
import type { Session } from "@/audio-engine";
import { useLesson } from "@/components/stores/lesson-context";
import { headphonesPassed } from "@/components/stores/preferences-store";
import { useProgress } from "@/components/stores/progress-store";
import { draftId } from "@/components/stores/use-workbench";
import { LoadingFrame } from "@/components/widgets/shared/loading-frame";
import { useLoaded } from "@/components/widgets/shared/use-loaded";
import type { ExerciseInfo, ExerciseResult } from "@/learning/exercises/public";
import type { PracticeMaterial } from "@/learning/material";
import type { PracticeClient } from "@/learning/practice/client";
import type { PracticeVariant } from "@/learning/practice/protocol";
import { exerciseScored } from "@/learning/progress";
import { drawSeed, failureSentence } from "../use-practice";
import { MeasuredBench } from "./bench";
import type { ExerciseLook } from "./look";
import type { Checking, Scored } from "./marking";
import { MeasuredReview } from "./review";
import { answerOf, nextDraft, YOURS } from "./work";

interface MeasuredRoundProps {
  readonly id: string;
  readonly ownerId: string;
  readonly info: ExerciseInfo;
  readonly look: ExerciseLook;
  readonly client: PracticeClient;
  readonly material: PracticeMaterial;
  readonly seed: number;
  readonly isFirst: boolean;
  readonly onAnother: (seed: number) => void;
}

/** One variant: made, worked on, marked, heard again knowing it. */
export function MeasuredRound(props: MeasuredRoundProps) {
  const { client, info, seed, material } = props;
  const [load] = useState(() => () => client.generate(info.id, seed, material));
  const loaded = useLoaded(load);
  if (loaded.state !== "ready") return <LoadingFrame loaded={loaded} retry={loaded.retry} />;
  return <LoadedRound {...props} variant={loaded.value} />;
}

interface LoadedRoundProps extends MeasuredRoundProps {
  readonly variant: PracticeVariant;
}

function LoadedRound(props: LoadedRoundProps) {
  const { id, ownerId, info, look, isFirst, onAnother, variant } = props;
  const lesson = useLesson();
  const [nextSeed] = useState(drawSeed);
  const [checking, setChecking] = useState<Checking>({ state: "open" });
  const [marked, setMarked] = useState<{ readonly result: Scored; readonly answer: Session } | null>(null);
  const score = useScore(props);
  const { start } = variant.publicPart;

  async function check(work: Session): Promise<void> {
    setChecking({ state: "checking" });
    try {
      const answer = answerOf(variant, work);
      const result = await score(answer);
      if (result.outcome === "not-yet") {
        setChecking({ state: "not-yet", reason: result.reason });
        return;
      }
      const { lessonId = null } = lesson ?? {};
      const payload = exerciseScored({
        lessonId,
        exerciseId: info.id,
        seed: variant.seed,
        result,
        headphonesPassed: headphonesPassed(),
      });
      setMarked({ result, answer });
      await useProgress.getState().record("exercise-scored", payload, info.version);
    } catch (error) {
      setChecking({ state: "failed", message: failureSentence(error) });
    }
  }

  const answered = marked !== null;
  // Runs after the bench has left and kept its last state, so that the answered variant does not come back.
  useEffect(() => {
    if (!answered || lesson === null) return;
    const { lessonId, contentVersion } = lesson;
    const draft = nextDraft(info.id, nextSeed, start);
    void useProgress.getState().saveDraft(lessonId, draftId(id, YOURS), draft, contentVersion);
  }, [answered, lesson, info.id, nextSeed, start, id]);

  if (marked === null) {
    return (
      <MeasuredBench
        {...{ id, ownerId, look, variant, checking, isFirst }}
        onCheck={(work) => void check(work)}
      />
    );
  }
  const another = { label: "Another one", onClick: () => onAnother(nextSeed) };
  return <MeasuredReview {...{ ownerId, look, variant, ...marked, another }} />;
}

/** Marks by the open variant; when the worker has lost it, by the same one made again from its seed. */
function useScore({ client, info, material, variant }: LoadedRoundProps) {
  const open = useMemo(() => ({ id: variant.variantId, lost: false }), [variant]);
  return async (answer: Session): Promise<ExerciseResult> => {
    try {
      if (open.lost) {
        const again = await client.generate(info.id, variant.seed, material);
        open.id = again.variantId;
        open.lost = false;
        return await client.score(open.id, answerOf(again, answer));
      }
      return await client.score(open.id, answer);
    } catch (error) {
      open.lost = true;
      throw error;
    }
  };
}
