"use client";

import { useEffect, useId } from "react";
import { printValue, speakValue, studioEngine, VOLUME_PARAMETER } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { usePreferences } from "@/components/stores/preferences-store";
import styles from "./frame.module.css";

/** Listening volume and Stop, always in reach. Esc stops every sound wherever the focus is. */
export function SoundControls() {
  const { volumeDb, setVolumeDb } = usePreferences();
  const id = useId();

  useEffect(() => studioEngine().setVolumeDb(volumeDb), [volumeDb]);
  useEffect(() => {
    const stopOnEscape = (event: KeyboardEvent): void => {
      if (event.key === "Escape") studioEngine().stopAll();
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
      <Button onClick={() => studioEngine().stopAll()} shortcut="Esc">
        Stop
      </Button>
    </div>
  );
}
