"use client";

import { useId } from "react";
import { type Monitor, PLAYBACK_SYSTEM_CHOICE, type PlaybackSystemName, studioEngine } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import styles from "./mixer.module.css";

interface ListeningProps {
  readonly ownerId: string;
  readonly monitor: Monitor;
}

const AS_IT_IS = "none";

/** How the mix is listened to. Nothing here is ever printed. */
export function Listening({ ownerId, monitor }: ListeningProps) {
  const systemId = useId();
  const listen = (change: Partial<Monitor>): void =>
    studioEngine().setMonitor(ownerId, { ...monitor, ...change });
  return (
    <div className={styles.listening}>
      <label htmlFor={systemId}>{PLAYBACK_SYSTEM_CHOICE.label}</label>
      <select
        id={systemId}
        className={styles.select}
        value={monitor.system ?? AS_IT_IS}
        onChange={({ target }) =>
          listen({ system: target.value === AS_IT_IS ? null : (target.value as PlaybackSystemName) })
        }
      >
        <option value={AS_IT_IS}>Your own loudspeakers</option>
        {PLAYBACK_SYSTEM_CHOICE.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <Button
        look="quiet"
        disabled={monitor.soloTrackIds.length === 0}
        onClick={() => listen({ soloTrackIds: [] })}
      >
        Solo off
      </Button>
    </div>
  );
}
