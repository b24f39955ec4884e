"use client";

import { useMemo } from "react";
import { ChangeList } from "@/components/widgets/studio/change-list";
import { mixChanges } from "@/components/widgets/studio/mix-changes";
import type { RevealProps } from "../measured/look";

/** What the student has otherwise than the instructor would have it. */
export function AnswerOfInstructor({ result, answer }: RevealProps) {
  const { truth } = result.reveal;
  const changes = useMemo(() => (truth === null ? [] : mixChanges(answer, truth)), [answer, truth]);
  if (truth === null) return <p>Nothing: your instructor left this to your ears.</p>;
  if (changes.length === 0) return <p>Your instructor has it as you have.</p>;
  return (
    <>
      <p>From yours to how your instructor would have it, one of many good answers:</p>
      <ChangeList strips={changes} />
    </>
  );
}
