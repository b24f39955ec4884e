"use client";

import { useProgress } from "@/components/stores/progress-store";
import sharedStyles from "@/components/widgets/shared/shared.module.css";
import { learningSentence } from "@/learning/errors";

/** Says so when what the student does cannot be kept on this device. */
export function KeepingNote() {
  const keeping = useProgress((progress) => progress.keeping);
  if (keeping === "kept" || keeping === "loading") return null;
  return <p className={sharedStyles.failure}>{learningSentence(keeping)}</p>;
}
