"use client";

import Link from "next/link";
import { type ReviewPlace, useDue } from "@/components/stores/use-due";
import { countsOf, dueWords } from "./due-words";
import styles from "./review.module.css";

/** What was missed and may be asked again now, in one line; nothing when there is nothing. */
export function DueToday({ places }: { places: readonly ReviewPlace[] }) {
  const due = useDue(places);
  const words = due === null ? "" : dueWords(countsOf(due.now));
  return (
    <p className={styles.due}>
      {words !== "" && (
        <>
          Due today: {words}. <Link href="/review">Come back to them</Link>
        </>
      )}
    </p>
  );
}
