"use client";

import { useState } from "react";
import { studioEngine, wavOfPart } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { type Take, takeStartFrame } from "@/components/stores/take";
import { useTakes } from "@/components/stores/take-store";
import { learningSentence } from "@/learning/progress";
import { saveFile } from "../shared/save-file";
import { isRecording } from "../shared/take-sound";
import styles from "./recorder.module.css";

interface TakeListProps {
  readonly takes: readonly Take[];
  readonly chosen: Take;
  readonly onChoose: (pcmSha256: string) => void;
}

/** Every take of this device and the one that the course supplies; where they are, and the ways out. */
export function TakeList({ takes, chosen, onChoose }: TakeListProps) {
  const keeping = useTakes((shelf) => shelf.keeping);
  const [problem, setProblem] = useState("");

  async function download(take: Take): Promise<void> {
    try {
      const pcm = await studioEngine().assets.find(take.asset);
      const wav = wavOfPart(pcm, takeStartFrame(take), take.frames);
      saveFile(new Blob([wav], { type: "audio/wav" }), `${take.name.toLowerCase().replace(/\W+/g, "-")}.wav`);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <section className={styles.shelf} aria-label="Takes">
      <ul className={styles.takes}>
        {takes.map((take) => {
          const isChosen = take.asset.pcmSha256 === chosen.asset.pcmSha256;
          return (
            <li key={take.asset.pcmSha256} data-chosen={isChosen ? "" : undefined}>
              <Button
                look="quiet"
                aria-pressed={isChosen}
                className={styles.name}
                onClick={() => onChoose(take.asset.pcmSha256)}
              >
                {take.name}
              </Button>
              <span className={styles.soft}>{aboutTake(take)}</span>
              {isRecording(take) && (
                <span className={styles.actions}>
                  <Button
                    look="quiet"
                    aria-label={`Save ${take.name} as WAV`}
                    onClick={() => void download(take)}
                  >
                    Save as WAV
                  </Button>
                  <DeleteTake take={take} />
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <p className={styles.soft}>
        {keeping === "kept" || keeping === "loading"
          ? "Your takes are kept in this browser, on this device, and are never sent anywhere; Safari deletes them after seven days without a visit, so save what you like as WAV."
          : learningSentence(keeping)}
      </p>
      {problem !== "" && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}

function DeleteTake({ take }: { take: Take }) {
  return (
    <Button
      look="quiet"
      aria-label={`Delete ${take.name}`}
      onClick={() => {
        if (window.confirm(`Delete “${take.name}” from this device? This cannot be undone.`))
          void useTakes.getState().remove(take);
      }}
    >
      Delete
    </Button>
  );
}

function aboutTake(take: Take): string {
  const seconds = `${(take.frames / 48000).toFixed(1)} s`;
  if (!isRecording(take)) return `${seconds} · ${take.bpm} bpm`;
  const when = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });
  return `${seconds} · ${take.bpm} bpm · ${when.format(new Date(take.atMs))}`;
}
