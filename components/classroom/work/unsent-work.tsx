"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { openOutbox, useOutbox } from "@/components/stores/outbox/outbox-store";
import { sendUnsentDrafts } from "@/components/stores/outbox/use-draft";
import { deliver } from "../deliver";
import { sendDraft } from "./send-draft";
import styles from "./work.module.css";

/** Sends what a person has handed in on this device, on whatever page of the classroom they are; tells them while something waits. */
export function UnsentWork({ ownerId }: { readonly ownerId: string }) {
  const entries = useOutbox((outbox) => outbox.entries);
  const pathname = usePathname();
  useEffect(() => openOutbox(ownerId, deliver), [ownerId]);
  useEffect(() => {
    // The page of an assignment sends its own.
    if (!pathname.startsWith("/classroom/assignments/")) void sendUnsentDrafts(ownerId, sendDraft);
  }, [ownerId, pathname]);
  if (entries.length === 0) return null;
  return (
    <aside className={styles.unsent} aria-label="Work on its way to the class">
      <ul className={styles.list}>
        {entries.map(({ id, assignmentId, title, refused }) => (
          <li key={id}>
            <a href={`/classroom/assignments/${assignmentId}`}>{title}</a>:{" "}
            {refused === null ? "saved on this device, not in the class yet." : `not taken. ${refused}`}
          </li>
        ))}
      </ul>
    </aside>
  );
}

/**
 * What to say before someone signs out while work of theirs is only on this device; null when there is none.
 * Signed out it stays here, and is sent when they sign in here again.
 */
export function useUnsentWarning(): string | null {
  const count = useOutbox((outbox) => outbox.entries.length);
  if (count === 0) return null;
  const what = count === 1 ? "A piece of your work is" : `${count} pieces of your work are`;
  return `${what} only on this device. Stay signed in until the class has it: signed out, nobody sends it.`;
}
