"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { call } from "../call";
import { Choice, Field, UserNameField } from "../field";
import { OneTimeLink } from "../one-time-link";
import { SendForm, type Typed } from "../send-form";

const ROLES = [
  { value: "instructor", label: "Instructor: makes classes" },
  { value: "assistant", label: "Assistant: marks in classes of others" },
  { value: "admin", label: "Administrator: manages people" },
];

/** Adds someone who teaches or manages; they choose their password by a link. */
export function InviteForm() {
  const router = useRouter();
  const [link, setLink] = useState<{ name: string; token: string } | null>(null);
  async function send(typed: Typed) {
    const name = typed("name");
    const { token } = await call<{ token: string }>("POST", "staff", {
      name,
      userName: typed("userName"),
      role: typed("role"),
    });
    setLink({ name, token });
    router.refresh();
    return `${name} is added. Give them this link:`;
  }
  return (
    <>
      <SendForm fields={["name", "userName"]} label="Add" onSend={send} clears>
        {(refusedOf) => (
          <>
            <Field
              name="name"
              label="Name"
              refusal={refusedOf("name")}
              required
              maxLength={80}
              autoComplete="off"
            />
            <UserNameField
              hint="Letters, digits, dots, hyphens."
              refusal={refusedOf("userName")}
              autoComplete="off"
            />
            <Choice name="role" label="As" options={ROLES} />
          </>
        )}
      </SendForm>
      {link !== null && (
        <OneTimeLink
          key={link.token}
          token={link.token}
          words={`For ${link.name}: works once, for 7 days. It is not shown again.`}
        />
      )}
    </>
  );
}
