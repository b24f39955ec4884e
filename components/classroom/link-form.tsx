"use client";

import Link from "next/link";
import { useEffect, useState } from "react";
import { call } from "./call";
import { Field } from "./field";
import { refusalOf } from "./refusal";
import { SendForm, type Typed } from "./send-form";

interface LinkPurpose {
  readonly purpose: "reset-password" | "reset-pin";
  readonly name: string;
  readonly userName: string | null;
}

/** Sets a password or a PIN by the one-time link that was opened. */
export function LinkForm() {
  const [link, setLink] = useState<LinkPurpose | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => {
    const token = window.location.hash.slice(1);
    if (token === "") {
      setRefusal("There is nothing behind this address. Open the link as it was given to you.");
      return;
    }
    call<LinkPurpose>("POST", "links/look", { token })
      .then(setLink)
      .catch((error: unknown) => setRefusal(refusalOf(error, []).sentence));
  }, []);

  async function send(typed: Typed) {
    await call("POST", "links", { token: window.location.hash.slice(1), secret: typed("secret") });
    window.location.assign("/classroom");
    return "It is set, and you are signed in.";
  }

  if (refusal !== null)
    return (
      <p role="alert">
        {refusal} <Link href="/sign-in">To the page for signing in</Link>
      </p>
    );
  if (link === null) return <p role="status">Looking at your link …</p>;
  const isPin = link.purpose === "reset-pin";
  return (
    <>
      <p>
        Hello {link.name}. {isPin ? "Choose a new PIN" : "Choose a password"}; you are then signed in here,
        and nowhere else.
        {link.userName !== null && ` Your user name is ${link.userName}.`}
      </p>
      <SendForm fields={["secret"]} label={isPin ? "Set the PIN" : "Set the password"} onSend={send}>
        {(refusedOf) => (
          <>
            {link.userName !== null && (
              // For the browser's password manager.
              <input
                type="text"
                name="username"
                autoComplete="username"
                value={link.userName}
                readOnly
                hidden
              />
            )}
            <Field
              name="secret"
              label={isPin ? "New PIN" : "Password"}
              hint={isPin ? "Six digits or more." : "At least 10 characters."}
              refusal={refusedOf("secret")}
              required
              type="password"
              inputMode={isPin ? "numeric" : "text"}
              minLength={isPin ? 6 : 10}
              autoComplete="new-password"
            />
          </>
        )}
      </SendForm>
    </>
  );
}
