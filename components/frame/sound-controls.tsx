"use client";

import { useEffect, useId } from "react";
import { printValue, speakValue, VOLUME_PARAMETER } from "@/audio-engine/params";
import { Button } from "@/components/controls/button";
import { usePreferences } from "@/components/stores/preferences-store";
import styles from "./frame.module.css";

/** The engine comes with the first widget; the header alone does not fetch it before it is needed. */
const stopAll = (): void => {
  void import("@/audio-engine").then(({ studioEngine }) => studioEngine().stopAll());
};

/** Listening volume and Stop, always in reach. Esc stops every sound wherever the focus is. */
export function SoundControls() {
  const { volumeDb, setVolumeDb } = usePreferences();
  const id = useId();

  useEffect(() => {
    const stopOnEscape = (event: KeyboardEvent): void => {
      if (event.key === "Escape") stopAll();
    };
    window.addEventListener("keydown", stopOnEscape);
    return () => window.removeEventListener("keydown", stopOnEscape);
  }, []);

  return (
    <div className={styles.sound}>
      <div className={styles.volume}>
        <label htmlFor={id}>
          <span>Volume</span>
        </label>
        <input
          id={id}
          type="range"
          aria-label="Listening volume"
          min={VOLUME_PARAMETER.min}
          max={VOLUME_PARAMETER.max}
          step={VOLUME_PARAMETER.step}
          value={volumeDb}
          aria-valuetext={speakValue(VOLUME_PARAMETER, volumeDb)}
          onChange={(event) => setVolumeDb(Number(event.target.value))}
        />
        <output htmlFor={id}>{printValue(VOLUME_PARAMETER, volumeDb)}</output>
      </div>
      <Button onClick={stopAll} shortcut="Esc">
        Stop
      </Button>
    </div>
  );
}
