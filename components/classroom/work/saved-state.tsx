import type { DraftStatus } from "@/components/stores/outbox/draft-saver";
import styles from "./work.module.css";

const timeOf = (at: number): string =>
  new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

function wordsFor(status: DraftStatus): string {
  switch (status.at) {
    case "start":
      return "Your work is saved as you go.";
    case "device":
      return "Saved on this device; on its way to the class.";
    case "server":
      return `Saved in the class at ${timeOf(status.savedAt)}.`;
    case "elsewhere":
      return "Newer work came from another tab or device. Reload to go on with it; your next change here is saved over it.";
    case "page":
      return "Not saved on this device; on its way to the class. Keep this page open.";
    case "ended":
      return "The time of this attempt is over. You can still hand in what is here: it is marked as late.";
  }
}

/** Where the last state of the work is. */
export function SavedState({ status }: { readonly status: DraftStatus }) {
  return (
    <p className={styles.saved} role="status" data-at={status.at}>
      {wordsFor(status)}
    </p>
  );
}
