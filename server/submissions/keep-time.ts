import type { Store } from "../db/handle";
import { closeAttempts } from "./close-attempts";

const EVERY_MS = 10_000;

/**
 * Ends attempts when their time is up, as long as the server runs; every instance looks, one ends each.
 * @returns stops it
 */
export function startClosing(store: Store): () => void {
  let isLooking = false;
  const look = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    try {
      // A whole class may end at one moment.
      while ((await closeAttempts(store, Date.now())) > 0);
    } catch (error) {
      console.error("Attempts whose time is up could not be looked for.", error);
    }
    isLooking = false;
  };
  const timer = setInterval(() => void look(), EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
