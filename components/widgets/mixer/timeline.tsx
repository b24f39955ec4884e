"use client";

import { type Ref, useImperativeHandle, useRef } from "react";
import { type LoopRegion, studioEngine } from "@/audio-engine";
import { clockTime, type SongAbout } from "../shared/song-about";
import styles from "./mixer.module.css";

export interface TimelineHandle {
  setPosition(frame: number): void;
}

interface TimelineProps {
  readonly ownerId: string;
  readonly song: Pick<SongAbout, "form" | "lengthFrames">;
  readonly loop: LoopRegion | null;
  readonly ref?: Ref<TimelineHandle> | undefined;
}

const STEP_FRAMES = 4800;

/** Where in the song it plays; a part that is pressed goes round until it is pressed again. */
export function Timeline({ ownerId, song, loop, ref }: TimelineProps) {
  const slider = useRef<HTMLInputElement>(null);
  const whole = { startFrame: 0, endFrame: song.lengthFrames };
  useImperativeHandle(ref, () => ({
    setPosition(frame) {
      const input = slider.current;
      if (input === null || input.matches(":active")) return;
      input.value = String(frame);
      const text = clockTime(frame);
      if (input.getAttribute("aria-valuetext") !== text) input.setAttribute("aria-valuetext", text);
    },
  }));

  return (
    <div className={styles.timeline}>
      <fieldset className={styles.sections}>
        <legend className="visually-hidden">Go round one part of the song</legend>
        {song.form.map(({ name, startFrame, endFrame }) => {
          const on = loop?.startFrame === startFrame && loop.endFrame === endFrame;
          return (
            <button
              key={startFrame}
              type="button"
              aria-pressed={on}
              style={{ flexGrow: (endFrame - startFrame) / song.lengthFrames }}
              onClick={() => studioEngine().setLoop(ownerId, on ? whole : { startFrame, endFrame })}
            >
              <span>{name}</span>
            </button>
          );
        })}
      </fieldset>
      <input
        ref={slider}
        type="range"
        className={styles.position}
        min={0}
        max={song.lengthFrames - 1}
        step={STEP_FRAMES}
        defaultValue={0}
        aria-label="Position in the song"
        aria-valuetext={clockTime(0)}
        onChange={(event) => studioEngine().seek(ownerId, Number(event.target.value))}
      />
    </div>
  );
}
