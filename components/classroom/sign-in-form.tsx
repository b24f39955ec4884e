"use client";

import { call } from "./call";
import { Field, UserNameField } from "./field";
import { SendForm, type Typed } from "./send-form";

interface SignInFormProps {
  readonly who: "student" | "staff";
  /** Where to go on afterwards, a path of this site. */
  readonly next: string;
  readonly code: string;
}

/** Signs in a student by class code, name and PIN, and staff by user name and password. */
export function SignInForm({ who, next, code }: SignInFormProps) {
  const names = who === "student" ? ["code", "name", "pin"] : ["userName", "password"];

  async function send(typed: Typed) {
    await call("POST", "sign-in", Object.fromEntries(names.map((name) => [name, typed(name)])));
    window.location.assign(next);
    return "You are signed in.";
  }

  return (
    <SendForm key={who} fields={names} label="Sign in" onSend={send}>
      {(refusedOf) =>
        who === "student" ? (
          <>
            <Field
              name="code"
              label="Class code"
              hint="The one you joined with, or any that the class had."
              refusal={refusedOf("code")}
              defaultValue={code}
              required
              autoComplete="off"
              spellCheck={false}
            />
            <Field
              name="name"
              label="Name"
              hint="As you typed it when you joined."
              refusal={refusedOf("name")}
              required
              autoComplete="nickname"
            />
            <Field
              name="pin"
              label="PIN"
              refusal={refusedOf("pin")}
              required
              type="password"
              inputMode="numeric"
              autoComplete="current-password"
            />
          </>
        ) : (
          <>
            <UserNameField refusal={refusedOf("userName")} autoComplete="username" />
            <Field
              name="password"
              label="Password"
              refusal={refusedOf("password")}
              required
              type="password"
              autoComplete="current-password"
            />
          </>
        )
      }
    </SendForm>
  );
}
