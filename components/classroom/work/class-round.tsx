"use client";

import { useEffect, useId, useMemo, useRef, useState } from "react";
import type { Session } from "@/audio-engine";
import { MeasuredBench } from "@/components/exercises/measured/bench";
import type { ExerciseLook } from "@/components/exercises/measured/look";
import type { Checking } from "@/components/exercises/measured/marking";
import { answerOf } from "@/components/exercises/measured/work";
import { newId } from "@/components/stores/new-id";
import { useOutbox } from "@/components/stores/outbox/outbox-store";
import { useDraft } from "@/components/stores/outbox/use-draft";
import { type WorkKeeper, WorkKeeperProvider } from "@/components/stores/work-keeper";
import { LoadingFrame } from "@/components/widgets/shared/loading-frame";
import { useLoaded } from "@/components/widgets/shared/use-loaded";
import { type HandedIn, useClassWork } from "./class-work";
import { HandedInWork } from "./handed-in-work";
import { MixedElsewhere } from "./mixed-elsewhere";
import { SavedState } from "./saved-state";
import { sendDraft } from "./send-draft";
import { type ReadyVariant, readyVariant } from "./shown-variant";
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
          if (work !== null) setKept(work);
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
      onHandedIn={(work, revision, desk) => {
        setRevision(revision);
        setKept(desk);
        setHandedIn(work);
      }}
    />
  );
}

interface WorkingRoundProps extends ClassRoundProps {
  readonly ownerId: string;
  readonly variant: ReadyVariant["variant"];
  readonly checking: Checking;
  readonly kept: Session | null;
  /** Whether the server lacks it. */
  readonly isUnsent: boolean;
  /** Of the draft that the server has. */
  readonly revision: number;
  readonly onHandedIn: (handedIn: HandedIn, revision: number, desk: Session | null) => void;
}

function WorkingRound(props: WorkingRoundProps) {
  const { id, ownerId, look, variant, checking, kept, isUnsent, revision, onHandedIn } = props;
  const place = useClassWork();
  const isSent = useRef(false);
  const desk = useRef(kept);
  const { variantId } = variant;
  const { saver, status } = useDraft({
    variantId,
    ownerId: place.ownerId,
    revision,
    send: (work, revision) => sendDraft(variantId, work, revision),
  });
  useEffect(() => {
    if (isUnsent && kept !== null) saver.edit(JSON.stringify(answerOf(variant, kept)));
  }, [isUnsent, kept, saver, variant]);
  const keeper = useMemo<WorkKeeper>(
    () => ({
      read: () => kept ?? undefined,
      keep(_draftId, session) {
        desk.current = session;
        saver.edit(JSON.stringify(answerOf(variant, session)));
      },
    }),
    [kept, saver, variant],
  );

  async function handIn(work: string): Promise<void> {
    // A second click is the same hand-in.
    if (isSent.current) return;
    isSent.current = true;
    saver.close();
    const entry = { id: newId(), ownerId: place.ownerId, variantId, work, madeAt: Date.now(), refused: null };
    const { assignmentId, title } = place;
    await useOutbox.getState().handIn({ ...entry, assignmentId, title });
    onHandedIn({ id: entry.id, work, standing: null }, saver.revision, desk.current);
  }

  return (
    <WorkKeeperProvider keeper={keeper}>
      <MeasuredBench
        {...{ id, ownerId, look, variant, checking }}
        isFirst={checking.state === "open"}
        commitLabel="Hand in"
        onCheck={(session) => void handIn(JSON.stringify(answerOf(variant, session)))}
      >
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
