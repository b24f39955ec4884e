"use client";

import { Button } from "@/components/controls/button";
import { markStaff } from "@/components/stores/staff-mark";
import { call } from "./call";
import { ConfirmButton } from "./confirm-button";
import { useDoing } from "./use-doing";
import { useUnsentWarning } from "./work/unsent-work";

/** Signs this device out and goes to the page for signing in. */
export function SignOutButton() {
  const { isBusy, refusal, run } = useDoing();
  const warning = useUnsentWarning();
  async function signOut() {
    await call("POST", "sign-out");
    markStaff(false);
    window.location.assign("/sign-in");
  }
  if (warning !== null)
    return (
      <ConfirmButton question={warning} label="Sign out all the same" onConfirm={() => void run(signOut)}>
        Sign out
      </ConfirmButton>
    );
  return (
    <>
      <Button look="quiet" disabled={isBusy} onClick={() => void run(signOut)}>
        Sign out
      </Button>
      <span role="alert">{refusal}</span>
    </>
  );
}
