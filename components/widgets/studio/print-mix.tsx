"use client";

import { useEffect, useRef, useState } from "react";
import { studioEngine } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { editedSession, type WorkbenchStore } from "@/components/stores/workbench-store";
import { saveFile } from "../shared/save-file";
import { fileNameOf } from "./new-mix";
import styles from "./studio.module.css";

interface PrintMixProps {
  readonly ownerId: string;
  readonly store: WorkbenchStore;
  readonly name: string;
}

const FORMAT = { bits: 24 } as const;

/** The mix that is heard as a WAV file of 24 bits with dither, made beside the sound: solo and volume are not in it. */
export function PrintMix({ ownerId, store, name }: PrintMixProps) {
  const [share01, setShare01] = useState<number | null>(null);
  const [words, setWords] = useState("");
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function print(): Promise<void> {
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    setShare01(0);
    setWords("");
    try {
      const session = editedSession(store.getState());
      const file = await studioEngine().print(ownerId, session, FORMAT, { signal, onProgress: setShare01 });
      saveFile(new Blob([file], { type: "audio/wav" }), `${fileNameOf(name)}.wav`);
      setWords("The print is in your downloads.");
    } catch (error) {
      setWords(signal.aborted ? "Cancelled; nothing was saved." : sentenceOf(error));
    } finally {
      setShare01(null);
    }
  }

  return (
    <>
      <Button onClick={() => void print()} disabled={share01 !== null}>
        Print to WAV
      </Button>
      {share01 !== null && (
        <>
          <progress className={styles.progress} aria-label="Printed" max={1} value={share01} />
          <Button look="quiet" onClick={() => running.current?.abort()}>
            Cancel
          </Button>
        </>
      )}
      <span role="status" className={words === "" ? "visually-hidden" : styles.kept}>
        {words}
      </span>
    </>
  );
}

function sentenceOf(error: unknown): string {
  console.error(error);
  return error instanceof Error ? error.message : "The mix could not be printed; try again.";
}
