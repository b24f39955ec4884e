"use client";

import { useRouter } from "next/navigation";
import { call } from "../call";
import { Field } from "../field";
import { SendForm, type Typed } from "../send-form";

/** Changes one's own PIN or password. */
export function ChangeSecret({ isStudent }: { isStudent: boolean }) {
  const router = useRouter();
  const what = isStudent ? "PIN" : "password";
  async function send(typed: Typed) {
    await call("PUT", "account/secret", { current: typed("current"), next: typed("next") });
    router.refresh();
    return `Your ${what} is changed. Every other device is signed out.`;
  }
  return (
    <SendForm fields={["current", "next"]} label={`Change the ${what}`} look="plain" onSend={send} clears>
      {(refusedOf) => (
        <>
          <Field
            name="current"
            label={`Current ${what}`}
            refusal={refusedOf("current")}
            required
            type="password"
            inputMode={isStudent ? "numeric" : "text"}
            autoComplete="current-password"
          />
          <Field
            name="next"
            label={`New ${what}`}
            hint={isStudent ? "Six digits or more." : "At least 10 characters."}
            refusal={refusedOf("next")}
            required
            type="password"
            inputMode={isStudent ? "numeric" : "text"}
            minLength={isStudent ? 6 : 10}
            autoComplete="new-password"
          />
        </>
      )}
    </SendForm>
  );
}
