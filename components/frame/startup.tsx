"use client";

import { useEffect } from "react";
import { usePreferences } from "@/components/stores/preferences-store";
import { useProgress } from "@/components/stores/progress-store";
import { learningSentence } from "@/learning/progress";
import styles from "./frame.module.css";

/** Reads what this browser keeps, once; says so when it keeps nothing. */
export function Startup() {
  const keeping = useProgress((progress) => progress.keeping);

  useEffect(() => {
    void usePreferences.persist.rehydrate();
    void useProgress.getState().open();
  }, []);

  return (
    <div role="status">
      {(keeping === "store/full" || keeping === "store/forbidden") && (
        <p className={styles.notice}>{learningSentence(keeping)}</p>
      )}
    </div>
  );
}
