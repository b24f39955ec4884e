"use client";

import { useEffect, useRef } from "react";
import { call } from "./call";
import { Field, UserNameField } from "./field";
import { SendForm, type Typed } from "./send-form";

/** Makes the first administrator by the token that the server printed. */
export function SetUpForm() {
  const token = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const printed = window.location.hash.slice(1);
    if (token.current !== null && printed !== "") token.current.value = printed;
  }, []);

  async function send(typed: Typed) {
    const names = ["token", "name", "userName", "password"];
    await call("POST", "set-up", Object.fromEntries(names.map((name) => [name, typed(name)])));
    window.location.assign("/classroom");
    return "The course is set up.";
  }

  return (
    <SendForm fields={["token", "name", "userName", "password"]} label="Set up" onSend={send}>
      {(refusedOf) => (
        <>
          <Field
            ref={token}
            name="token"
            label="Set-up token"
            hint="It stands where the course was started, in the lines that the server printed."
            refusal={refusedOf("token")}
            required
            autoComplete="off"
            spellCheck={false}
          />
          <Field
            name="name"
            label="Your name"
            hint="As others will see it."
            refusal={refusedOf("name")}
            required
            maxLength={80}
            autoComplete="name"
          />
          <UserNameField
            hint="To sign in with: letters, digits, dots, hyphens."
            refusal={refusedOf("userName")}
            autoComplete="username"
          />
          <Field
            name="password"
            label="Password"
            hint="At least 10 characters; four words that do not belong together are good."
            refusal={refusedOf("password")}
            required
            type="password"
            minLength={10}
            autoComplete="new-password"
          />
        </>
      )}
    </SendForm>
  );
}
