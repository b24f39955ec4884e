"use client";

import { Button } from "@/components/controls/button";
import { call } from "./call";
import { useDoing } from "./use-doing";

/** Signs this device out and goes to the page for signing in. */
export function SignOutButton() {
  const { isBusy, refusal, run } = useDoing();
  async function signOut() {
    await call("POST", "sign-out");
    window.location.assign("/sign-in");
  }
  return (
    <>
      <Button look="quiet" disabled={isBusy} onClick={() => void run(signOut)}>
        Sign out
      </Button>
      <span role="alert">{refusal}</span>
    </>
  );
}
