"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/controls/button";
import { useOutbox } from "@/components/stores/outbox/outbox-store";
import { dropDeviceDraft } from "@/components/stores/outbox/use-draft";
import { LoadingFrame } from "@/components/widgets/shared/loading-frame";
import { useLoaded } from "@/components/widgets/shared/use-loaded";
import { type HandedIn, useClassWork } from "../work/class-work";
import { HandInStatus } from "../work/hand-in-status";
import { TwoVersions } from "../work/two-versions";
import { useStanding } from "../work/use-standing";
import { QuizReview } from "./quiz-review";
import { QuizSheet } from "./quiz-sheet";
import { choicesOf, quizOf, type ReadyQuiz, readyQuiz } from "./ready-quiz";

/** A quiz as a class gives it: its questions drawn by the server, answered here, judged there. */
export function QuizRound() {
  const { handedOut, ownerId } = useClassWork();
  const [load] = useState(() => () => readyQuiz(handedOut, ownerId));
  const loaded = useLoaded(load);
  if (loaded.state !== "ready") return <LoadingFrame loaded={loaded} retry={loaded.retry} />;
  return <LoadedQuiz first={loaded.value} />;
}

function LoadedQuiz({ first }: { readonly first: ReadyQuiz }) {
  const place = useClassWork();
  const [ready, setReady] = useState(first);
  const [handedIn, setHandedIn] = useState(place.handedIn);
  const [revision, setRevision] = useState(place.handedOut.draft?.revision ?? 0);
  const { other } = ready;
  if (handedIn !== null) {
    return (
      <HandedInQuiz
        handedIn={handedIn}
        onGoOn={() => {
          const choices = choicesOf(ready.quiz, handedIn.work) ?? ready.choices;
          setReady({ ...ready, choices, isUnsent: false });
          setHandedIn(null);
        }}
      />
    );
  }
  if (other !== null) {
    return (
      <TwoVersions
        onServer={() => setReady({ ...ready, other: null })}
        onDevice={() => setReady({ ...ready, choices: other, isUnsent: true, other: null })}
      />
    );
  }
  return (
    <QuizSheet
      {...{ ready, revision }}
      onHandedIn={(work, kept) => {
        setRevision(kept);
        setHandedIn(work);
      }}
    />
  );
}

interface HandedInQuizProps {
  readonly handedIn: HandedIn;
  /** The server would not take it. */
  readonly onGoOn: () => void;
}

/** A quiz from the click on "Hand in" until its results are shown. */
function HandedInQuiz({ handedIn, onGoOn }: HandedInQuizProps) {
  const { id } = handedIn;
  const { handedOut, timeZone, another } = useClassWork();
  const { variantId } = handedOut;
  const entry = useOutbox((outbox) => outbox.entries.find((each) => each.id === id));
  const receivedAt = useOutbox((outbox) => outbox.receivedAt[id]);
  const takeBack = useOutbox((outbox) => outbox.takeBack);
  const isReceived = handedIn.standing !== null || receivedAt !== undefined;
  const standing = useStanding(id, handedIn.standing, isReceived);

  useEffect(() => {
    if (isReceived) void dropDeviceDraft(variantId);
  }, [isReceived, variantId]);

  return (
    <>
      <HandInStatus
        {...{ standing, timeZone }}
        receivedAt={receivedAt ?? null}
        refused={entry?.refused ?? null}
        onGoOn={() => {
          void takeBack(id);
          onGoOn();
        }}
      />
      {standing?.state === "graded" && standing.quiz !== null && (
        <QuizReview quiz={quizOf(handedOut)} judged={standing.quiz} {...{ variantId }} />
      )}
      {(standing?.state === "graded" || standing?.state === "held-back") && another !== null && (
        <p>
          <Button look="primary" onClick={another.onClick}>
            {another.label}
          </Button>
        </p>
      )}
    </>
  );
}
