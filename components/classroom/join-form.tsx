"use client";

import Link from "next/link";
import { useState } from "react";
import { useProgress } from "@/components/stores/progress-store";
import { BringProgress } from "./bring-progress";
import { CallError, call } from "./call";
import { Field } from "./field";
import { SendForm, type Typed } from "./send-form";

interface Joined {
  readonly classId: string;
  readonly state: "waiting" | "active";
}

interface JoinFormProps {
  readonly code: string;
  /** The student who is signed in on this device: the code is all that is missing. */
  readonly name: string | null;
}

const pageOf = ({ classId, state }: Joined): string =>
  state === "active" ? `/classroom/classes/${classId}` : "/classroom";

/** Whether this browser remembers anything, once it has been read. */
async function hasProgress(): Promise<boolean> {
  const isRead = () => useProgress.getState().keeping !== "loading";
  if (!isRead())
    await new Promise<void>((resolve) => {
      const stop = useProgress.subscribe(() => {
        if (!isRead()) return;
        stop();
        resolve();
      });
    });
  return useProgress.getState().events.length > 0;
}

/** Joins a class: code, name, PIN. Then what this browser knows of the student may come along. */
export function JoinForm({ code, name }: JoinFormProps) {
  const [joined, setJoined] = useState<Joined | null>(null);
  const [isTaken, setTaken] = useState(false);

  async function send(typed: Typed) {
    const names = name === null ? ["code", "name", "pin"] : ["code"];
    setTaken(false);
    try {
      const answer = await call<Joined>(
        "POST",
        "join",
        Object.fromEntries(names.map((each) => [each, typed(each)])),
      );
      if (await hasProgress()) setJoined(answer);
      else window.location.assign(pageOf(answer));
    } catch (error) {
      setTaken(error instanceof CallError && error.status === 409 && name === null);
      throw error;
    }
    return undefined;
  }

  if (joined !== null)
    return (
      <BringProgress
        isWaiting={joined.state === "waiting"}
        onDone={() => window.location.assign(pageOf(joined))}
      />
    );
  return (
    <>
      <SendForm fields={["code", "name", "pin"]} label="Join" onSend={send}>
        {(refusedOf) => (
          <>
            <Field
              name="code"
              label="Class code"
              hint="Eight letters and digits, from your instructor."
              refusal={refusedOf("code")}
              defaultValue={code}
              required
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
            />
            {name === null && (
              <>
                <Field
                  name="name"
                  label="Name"
                  hint="As you are called in class."
                  refusal={refusedOf("name")}
                  required
                  maxLength={80}
                  autoComplete="nickname"
                />
                <Field
                  name="pin"
                  label="PIN"
                  hint="Six digits that you choose. You need them on another device."
                  refusal={refusedOf("pin")}
                  required
                  type="password"
                  inputMode="numeric"
                  minLength={6}
                  maxLength={12}
                  autoComplete="new-password"
                />
              </>
            )}
          </>
        )}
      </SendForm>
      {isTaken && (
        <p>
          Are you in the class already? <Link href="/sign-in">Sign in with your PIN</Link>. If somebody else
          has your name, add a letter to yours.
        </p>
      )}
    </>
  );
}
