import { create } from "zustand";
import { persist } from "zustand/middleware";

/** Choices of this browser. Nothing here changes what is rendered, measured or marked. */
export interface Preferences {
  /** Single-letter keys inside the focused widget (WCAG 2.1.4 asks that they can be turned off). */
  readonly letterKeys: boolean;
  /** Listening volume, 0 or negative. */
  readonly volumeDb: number;
  setLetterKeys(on: boolean): void;
  setVolumeDb(volumeDb: number): void;
}

export const START_VOLUME_DB = -20;

export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      letterKeys: true,
      volumeDb: START_VOLUME_DB,
      setLetterKeys: (letterKeys) => set({ letterKeys }),
      setVolumeDb: (volumeDb) => set({ volumeDb }),
    }),
    { name: "behind-the-glass.preferences", version: 1, skipHydration: true },
  ),
);
