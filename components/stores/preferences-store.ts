import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";

/** Also read by `public/theme.js` before the first paint. */
const THEME_KEY = "behind-the-glass.theme";

export type Theme = "system" | "dark" | "light";

/** What the headphone check found on this device; carried with results, never marked. */
export interface HeadphoneResult {
  readonly placesRight: boolean;
  readonly phaseRight: boolean;
  readonly lowestHeardHz: number | null;
  readonly passed: boolean;
}

/** Choices of this browser. Nothing here changes what is rendered, measured or marked. */
export interface Preferences {
  readonly theme: Theme;
  /** Single-letter keys inside the focused widget (WCAG 2.1.4 asks that they can be turned off). */
  readonly letterKeys: boolean;
  /** Listening volume, 0 or negative. */
  readonly volumeDb: number;
  /** From a sound's being sent to the headphones to its coming back through the microphone; null until measured. */
  readonly latencyFrames: number | null;
  /** Null while the check was not made. */
  readonly headphones: HeadphoneResult | null;
  setTheme(theme: Theme): void;
  setLetterKeys(on: boolean): void;
  setVolumeDb(volumeDb: number): void;
  setLatencyFrames(latencyFrames: number | null): void;
  setHeadphones(result: HeadphoneResult | null): void;
}

/** Listening starts quietly: 20 dB below full scale. */
export const START_VOLUME_DB = -20;

export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      theme: "system",
      letterKeys: true,
      volumeDb: START_VOLUME_DB,
      latencyFrames: null,
      headphones: null,
      setTheme: (theme) => {
        set({ theme });
        guardedStorage().setItem(THEME_KEY, theme);
      },
      setLetterKeys: (letterKeys) => set({ letterKeys }),
      setVolumeDb: (volumeDb) => set({ volumeDb }),
      setLatencyFrames: (latencyFrames) => set({ latencyFrames }),
      setHeadphones: (headphones) => set({ headphones }),
    }),
    {
      name: "behind-the-glass.preferences",
      version: 1,
      skipHydration: true,
      storage: createJSONStorage(guardedStorage),
    },
  ),
);

/** Whether the headphone check was passed on this device; null when it was not made. */
export function headphonesPassed(): boolean | null {
  return usePreferences.getState().headphones?.passed ?? null;
}

/** The browser's storage, or none where it is forbidden: a choice is then kept until the page is closed. */
function guardedStorage(): Pick<Storage, "getItem" | "setItem" | "removeItem"> {
  const none = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
  if (typeof window === "undefined") return none;
  try {
    const storage = window.localStorage;
    storage.getItem(THEME_KEY);
    return {
      getItem: (key) => storage.getItem(key),
      removeItem: (key) => storage.removeItem(key),
      setItem: (key, value) => {
        try {
          storage.setItem(key, value);
        } catch (error) {
          console.warn("This browser has no room left for preferences.", error);
        }
      },
    };
  } catch (error) {
    console.warn("This browser keeps no preferences for this site.", error);
    return none;
  }
}
