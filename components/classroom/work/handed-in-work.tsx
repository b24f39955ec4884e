"use client";

import { useEffect } from "react";
import type { Session } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import type { ExerciseLook } from "@/components/exercises/measured/look";
import { MeasuredReview } from "@/components/exercises/measured/review";
import type { ShownVariant } from "@/components/exercises/measured/work";
import { useOutbox } from "@/components/stores/outbox/outbox-store";
import { dropDeviceDraft } from "@/components/stores/outbox/use-draft";
import { type HandedIn, type Standing, useClassWork } from "./class-work";
import { HandInStatus } from "./hand-in-status";
import { isOfFiles, sessionOf } from "./shown-variant";
import { useStanding } from "./use-standing";

interface HandedInWorkProps {
  readonly ownerId: string;
  readonly look: ExerciseLook;
  readonly variant: ShownVariant;
  readonly handedIn: HandedIn;
  /** Work goes on: it could not be marked, or the server would not take it. */
  readonly onGivenBack: (reason: string | null, work: Session | null) => void;
}

/** Work from the click on "Hand in" until it is marked, and then heard again. */
export function HandedInWork({ ownerId, look, variant, handedIn, onGivenBack }: HandedInWorkProps) {
  const { id, work } = handedIn;
  const place = useClassWork();
  const entry = useOutbox((outbox) => outbox.entries.find((each) => each.id === id));
  const receivedAt = useOutbox((outbox) => outbox.receivedAt[id]);
  const takeBack = useOutbox((outbox) => outbox.takeBack);
  const isReceived = handedIn.standing !== null || receivedAt !== undefined;
  const standing = useStanding(id, handedIn.standing, isReceived);
  const answer = sessionOf(variant, work);
  const givenBack = standing?.state === "given-back" ? standing.reason : null;

  useEffect(() => {
    if (isReceived) void dropDeviceDraft(variant.variantId);
  }, [isReceived, variant.variantId]);

  useEffect(() => {
    if (givenBack !== null) onGivenBack(givenBack, answer);
  });

  return (
    <>
      <HandInStatus
        standing={standing}
        receivedAt={receivedAt ?? null}
        refused={entry?.refused ?? null}
        timeZone={place.timeZone}
        onGoOn={() => {
          void takeBack(id);
          onGivenBack(null, answer);
        }}
      />
      {standing?.state === "graded" && isOfFiles(work) && <MarkedFiles id={id} />}
      {standing?.state === "graded" && answer !== null && (
        <Reviewed {...{ ownerId, look, variant, standing, answer }} />
      )}
      {standing?.state === "held-back" && place.another !== null && (
        <p>
          <Button look="primary" onClick={place.another.onClick}>
            {place.another.label}
          </Button>
        </p>
      )}
    </>
  );
}

/** A mix from another program has no controls to be shown here; its own page has its sound and what was measured. */
function MarkedFiles({ id }: { readonly id: string }) {
  const { another } = useClassWork();
  return (
    <>
      <p>
        <a href={`/classroom/submissions/${id}`}>Hear your mix again, and see what was measured</a>
      </p>
      {another !== null && (
        <p>
          <Button look="primary" onClick={another.onClick}>
            {another.label}
          </Button>
        </p>
      )}
    </>
  );
}

interface ReviewedProps {
  readonly ownerId: string;
  readonly look: ExerciseLook;
  readonly variant: ShownVariant;
  readonly standing: Extract<Standing, { state: "graded" }>;
  readonly answer: Session;
}

function Reviewed({ ownerId, look, variant, standing, answer }: ReviewedProps) {
  const { another } = useClassWork();
  const { result } = standing;
  if (result?.outcome !== "scored") return null;
  return <MeasuredReview {...{ ownerId, look, variant, result, answer, another }} />;
}
