"use client";

import { type EngineSnapshot, studioEngine } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import type { SongStem } from "../shared/song-about";
import styles from "./song-listen.module.css";

interface StemListProps {
  readonly ownerId: string;
  readonly stems: readonly SongStem[];
  readonly sound: EngineSnapshot;
}

/** Every stem: what it is there to teach, and a way to hear it alone, in the state that is chosen above. */
export function StemList({ ownerId, stems, sound }: StemListProps) {
  const { soloTrackIds } = sound.monitor;

  function toggle(trackId: string): void {
    const alone = !soloTrackIds.includes(trackId);
    const engine = studioEngine();
    engine.setMonitor(ownerId, { ...sound.monitor, soloTrackIds: alone ? [trackId] : [] });
    if (alone && sound.state !== "playing") engine.play(ownerId);
  }

  return (
    <ul className={styles.stems} aria-label="Stems">
      {stems.map(({ trackId, name, teaches }) => (
        <li key={trackId} data-soloed={soloTrackIds.includes(trackId) ? "" : undefined}>
          <span className={styles.stemName}>{name}</span>
          <span className={styles.teaches}>{teaches}</span>
          <Button
            aria-label={`Hear alone: ${name}`}
            aria-pressed={soloTrackIds.includes(trackId)}
            disabled={sound.state === "none" || sound.state === "failed"}
            onClick={() => toggle(trackId)}
          >
            Hear alone
          </Button>
        </li>
      ))}
    </ul>
  );
}
