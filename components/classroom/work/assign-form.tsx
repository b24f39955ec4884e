"use client";

import { useRouter } from "next/navigation";
import { call } from "../call";
import { SendForm, type Typed } from "../send-form";
import { AS_USUAL } from "./as-usual";
import { AssignmentFields, FIELD_NAMES } from "./assignment-fields";
import { type AssignmentInput, type Choices, typedAssignment } from "./assignment-input";

interface AssignFormProps {
  readonly classId: string;
  readonly timeZone: string;
  readonly choices: Choices;
}

/** Gives a class something to do. */
export function AssignForm({ classId, timeZone, choices }: AssignFormProps) {
  const router = useRouter();
  async function assign(typed: Typed) {
    const input = typedAssignment(typed, choices);
    await call("POST", `classes/${classId}/assignments`, input);
    router.refresh();
    return input.isPublished ? `${input.title} is assigned.` : `${input.title} is kept as a draft.`;
  }
  return (
    <SendForm fields={FIELD_NAMES} label="Assign" onSend={assign} clears>
      {(refusedOf) => <AssignmentFields {...{ timeZone, choices, refusedOf }} input={FRESH} />}
    </SendForm>
  );
}

const FRESH: AssignmentInput = {
  ...AS_USUAL,
  title: "",
  content: { kind: "exercise", exerciseId: "match-by-ear", takesFiles: false },
};
