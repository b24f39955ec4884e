"use client";

import { call } from "../call";
import { ConfirmButton } from "../confirm-button";
import { useDoing } from "../use-doing";

/** A student goes from a class. */
export function LeaveButton({ classId, name }: { classId: string; name: string }) {
  const { isBusy, refusal, run } = useDoing();
  async function leave() {
    await call("POST", `classes/${classId}/leave`);
    window.location.assign("/classroom");
  }
  return (
    <>
      <ConfirmButton
        question={`Leave ${name}? Your instructor keeps what you handed in.`}
        label="Leave"
        disabled={isBusy}
        onConfirm={() => void run(leave)}
      >
        Leave the class
      </ConfirmButton>
      {refusal !== null && <p role="alert">{refusal}</p>}
    </>
  );
}
