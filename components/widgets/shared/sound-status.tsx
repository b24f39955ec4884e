import type { EngineSnapshot } from "@/audio-engine";
import styles from "./shared.module.css";
import { loadingWords } from "./words";

/** One line about the sound: loading, held back, failed. Empty while all is well. */
export function SoundStatus({ sound }: { sound: EngineSnapshot }) {
  if (sound.failure !== null) {
    return (
      <p className={styles.failure} role="alert">
        {sound.failure.message}
      </p>
    );
  }
  return (
    <p className={styles.status} role="status">
      {statusWords(sound)}
    </p>
  );
}

function statusWords({ state, progress, previewing }: EngineSnapshot): string {
  if (state === "suspended") return "The browser holds the sound back; press play again.";
  if (previewing) return "You hear a short preview while the tracks load.";
  if (state === "loading" && progress !== null)
    return loadingWords(progress.loadedBytes, progress.totalBytes);
  if (state === "loading" || state === "none") return "Loading the sound…";
  return "";
}
