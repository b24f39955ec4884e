"use client";

import { usePreferences } from "@/components/stores/preferences-store";
import styles from "./headphone-check.module.css";

const LOW_ENOUGH_HZ = 60;

/** Warns where a task is about bass and nothing says that it can be heard here. */
export function BassNote() {
  const headphones = usePreferences((preferences) => preferences.headphones);
  const reach = headphones?.lowestHeardHz ?? null;
  if (reach !== null && reach <= LOW_ENOUGH_HZ) return null;
  return (
    <p className={styles.note}>
      {headphones === null
        ? "This is also about bass. Built-in loudspeakers do not play it: use headphones; the headphone check tells whether yours do."
        : "This is also about bass, and your check says that the lowest octave is not heard here: use other headphones, or trust the numbers more than your ears."}
    </p>
  );
}
