import { Button } from "@/components/controls/button";
import styles from "./shared.module.css";
import type { Loaded } from "./use-loaded";

/** What stands in a widget's place while it is not ready: a line that waits, or why not and a way on. */
export function LoadingFrame({ loaded, retry }: { loaded: Loaded<unknown>; retry: () => void }) {
  if (loaded.state === "failed") {
    return (
      <div className={styles.frame}>
        <p className={styles.failure} role="alert">
          {loaded.message}
        </p>
        <p className={styles.status}>
          <Button onClick={retry}>Try again</Button>
        </p>
      </div>
    );
  }
  return (
    <div className={styles.frame}>
      <p className={styles.status} role="status">
        Loading…
      </p>
    </div>
  );
}
