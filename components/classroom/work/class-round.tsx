"use client";

import { useCallback, useEffect, useId, useMemo, useRef, useState } from "react";
import { MeasuredBench } from "@/components/exercises/measured/bench";
import type { ExerciseLook } from "@/components/exercises/measured/look";
import type { Checking } from "@/components/exercises/measured/marking";
import { answerOf, workSession } from "@/components/exercises/measured/work";
import { newId } from "@/components/stores/new-id";
import { useOutbox } from "@/components/stores/outbox/outbox-store";
import { useDraft } from "@/components/stores/outbox/use-draft";
import { type WorkKeeper, WorkKeeperProvider } from "@/components/stores/work-keeper";
import { LoadingFrame } from "@/components/widgets/shared/loading-frame";
import { useLoaded } from "@/components/widgets/shared/use-loaded";
import { type HandedIn, useClassWork } from "./class-work";
import { HandedInWork } from "./handed-in-work";
import { MixedElsewhere } from "./mixed-elsewhere";
import { Reasons } from "./reasons";
import { SavedState } from "./saved-state";
import { sendDraft } from "./send-draft";
import { type ReadyVariant, readyVariant, type WorkSoFar } from "./shown-variant";
import { timeWords } from "./time-words";
import { TwoVersions } from "./two-versions";
import styles from "./work.module.css";

interface ClassRoundProps {
  readonly id: string;
  readonly look: ExerciseLook;
}

/** An exercise as a class gives it: the server draws the variant, keeps the work, and marks what is handed in. */
export function ClassRound({ id, look }: ClassRoundProps) {
  const { handedOut, ownerId } = useClassWork();
  const [load] = useState(() => () => readyVariant(handedOut, ownerId));
  const loaded = useLoaded(load);
  if (loaded.state !== "ready") return <LoadingFrame loaded={loaded} retry={loaded.retry} />;
  return <LoadedRound id={id} look={look} ready={loaded.value} />;
}

interface LoadedRoundProps extends ClassRoundProps {
  readonly ready: ReadyVariant;
}

function LoadedRound({ id, look, ready }: LoadedRoundProps) {
  const ownerId = `${id}-${useId()}`;
  const place = useClassWork();
  const [handedIn, setHandedIn] = useState(place.handedIn);
  const [checking, setChecking] = useState<Checking>({ state: "open" });
  const [kept, setKept] = useState(ready.kept);
  const [isUnsent, setIsUnsent] = useState(ready.isUnsent);
  const [isChosen, setIsChosen] = useState(ready.other === null);
  const [revision, setRevision] = useState(place.handedOut.draft?.revision ?? 0);

  if (handedIn !== null) {
    return (
      <HandedInWork
        {...{ ownerId, look, handedIn }}
        variant={ready.variant}
        onGivenBack={(reason, work) => {
          // A mix that came as files leaves the desk as it was.
          if (work !== null) setKept({ session: work, notes: kept?.notes ?? [] });
          setChecking(reason === null ? { state: "open" } : { state: "not-yet", reason });
          setHandedIn(null);
        }}
      />
    );
  }
  if (!isChosen && ready.other !== null) {
    return (
      <TwoVersions
        onServer={() => setIsChosen(true)}
        onDevice={() => {
          setKept(ready.other);
          setIsUnsent(true);
          setIsChosen(true);
        }}
      />
    );
  }
  return (
    <WorkingRound
      {...{ id, ownerId, look, checking, kept, isUnsent }}
      variant={ready.variant}
      revision={revision}
      onHandedIn={(work, soFar, revision) => {
        setKept(soFar);
        setRevision(revision);
        setHandedIn(work);
      }}
    />
  );
}

interface WorkingRoundProps extends ClassRoundProps {
  readonly ownerId: string;
  readonly variant: ReadyVariant["variant"];
  readonly checking: Checking;
  readonly kept: WorkSoFar | null;
  /** Whether the server lacks it. */
  readonly isUnsent: boolean;
  /** Of the draft that the server has. */
  readonly revision: number;
  readonly onHandedIn: (handedIn: HandedIn, soFar: WorkSoFar, revision: number) => void;
}

function WorkingRound(props: WorkingRoundProps) {
  const { id, ownerId, look, variant, checking, kept, isUnsent, revision, onHandedIn } = props;
  const place = useClassWork();
  const isSent = useRef(false);
  const { variantId } = variant;
  const { saver, status } = useDraft({
    variantId,
    ownerId: place.ownerId,
    revision,
    send: (work, revision) => sendDraft(variantId, work, revision),
  });
  const soFar = useRef<WorkSoFar>(kept ?? { session: workSession(variant), notes: [] });
  const keep = useCallback(
    (change: Partial<WorkSoFar>): void => {
      soFar.current = { ...soFar.current, ...change };
      const { session, notes } = soFar.current;
      saver.edit({ work: JSON.stringify(answerOf(variant, session)), notes });
    },
    [saver, variant],
  );
  useEffect(() => {
    if (isUnsent) keep({});
  }, [isUnsent, keep]);
  const keeper = useMemo<WorkKeeper>(
    () => ({ read: () => kept?.session, keep: (_draftId, session) => keep({ session }) }),
    [kept, keep],
  );

  async function handIn(work: string): Promise<void> {
    // A second click is the same hand-in.
    if (isSent.current) return;
    isSent.current = true;
    saver.close();
    const { notes } = soFar.current;
    const { assignmentId, ownerId: studentId, title } = place;
    const entry = {
      id: newId(),
      ownerId: studentId,
      variantId,
      work,
      notes,
      madeAt: Date.now(),
      refused: null,
    };
    await useOutbox.getState().handIn({ ...entry, assignmentId, title });
    onHandedIn({ id: entry.id, work, standing: null }, soFar.current, saver.revision);
  }

  return (
    <WorkKeeperProvider keeper={keeper}>
      <MeasuredBench
        {...{ id, ownerId, look, variant, checking }}
        isFirst={checking.state === "open"}
        commitLabel="Hand in"
        onCheck={(session) => void handIn(JSON.stringify(answerOf(variant, session)))}
      >
        <Reasons
          windows={place.handedOut.windows}
          notes={kept?.notes ?? []}
          lengthFrames={variant.publicPart.start.lengthFrames}
          onChange={(notes) => keep({ notes })}
        />
        <SavedState status={status} />
        {place.handedOut.endsAt !== null && (
          <p className={styles.soft}>
            This attempt ends on {timeWords(place.handedOut.endsAt, place.timeZone)}; then the last state that
            the class has is handed in.
          </p>
        )}
      </MeasuredBench>
      {/* Where a sound is to be come near to, that sound itself would be the best file. */}
      {place.takesFiles && variant.reference === null && (
        <MixedElsewhere {...{ ownerId, variant }} onSent={(work) => void handIn(work)} />
      )}
    </WorkKeeperProvider>
  );
}
