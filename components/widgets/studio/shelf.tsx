"use client";

import { type ChangeEvent, useEffect, useId, useRef, useState } from "react";
import { parseSessionText } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import type { MixRecord } from "@/components/stores/mix-record";
import { useMixes } from "@/components/stores/mix-store";
import { editedSession, type WorkbenchStore } from "@/components/stores/workbench-store";
import { learningSentence } from "@/learning/progress";
import { saveFile } from "../shared/save-file";
import { stateTitle } from "../shared/song-about";
import { loadSongState } from "../shared/song-files";
import { MixList } from "./mix-list";
import { fileNameOf, freeName, newMix, songOf } from "./new-mix";
import { PrintMix } from "./print-mix";
import type { StudioProps } from "./props";
import styles from "./studio.module.css";

interface ShelfProps extends StudioProps {
  readonly ownerId: string;
  readonly store: WorkbenchStore;
  readonly mixId: string;
  readonly name: string;
  readonly onRename: (name: string) => void;
  readonly onOpen: (mix: MixRecord) => void;
  /** Whether the mix of an earlier day stands above to be heard beside this one. */
  readonly freshEars: boolean;
  readonly onFreshEars: () => void;
}

const LONGEST_NAME = 80;

/** Which mix is on the table, the others on this device, and the ways out of it and into it by file. */
export function Shelf(props: ShelfProps) {
  const { ownerId, song, songs, store, mixId, name, onRename, onOpen, freshEars, onFreshEars } = props;
  const keeping = useMixes((shelf) => shelf.keeping);
  const entries = useMixes((shelf) => shelf.entries);
  const [message, setMessage] = useState("");
  const [others, setOthers] = useState(false);
  const [wanted, setWanted] = useState("raw");
  const ids = { name: useId(), file: useId(), state: useId() };
  const freshButton = useRef<HTMLButtonElement>(null);
  const wereFresh = useRef(freshEars);
  useEffect(() => {
    // Whoever closed it goes on where it was opened.
    if (wereFresh.current && !freshEars) freshButton.current?.focus();
    wereFresh.current = freshEars;
  }, [freshEars]);
  const takenNames = entries.flatMap(({ mix }) => (mix?.songId === song.id ? [mix.name] : []));

  function saveSession(): void {
    const session = { ...editedSession(store.getState()), title: name };
    const text = `${JSON.stringify(session, null, 2)}\n`;
    saveFile(new Blob([text], { type: "application/json" }), `${fileNameOf(name)}.session.json`);
  }

  async function openFile(event: ChangeEvent<HTMLInputElement>): Promise<void> {
    const input = event.target;
    const file = input.files?.[0];
    if (file === undefined) return;
    setMessage(await take(await file.text()));
    input.value = "";
  }

  /** The file becomes a mix of its own, so that nothing here is lost. Answers what to say. */
  async function take(text: string): Promise<string> {
    try {
      const session = parseSessionText(text);
      const owner = songOf(session, songs);
      if (owner === null)
        return "This file uses sounds that none of the course's songs has; nothing was changed.";
      const mix = newMix(owner.id, freeName(session.title, takenNames), session);
      await useMixes.getState().save(mix);
      if (owner.id !== song.id) return `It is a mix of “${owner.title}”, and is kept there: see Mixes.`;
      onOpen(mix);
      return "";
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  async function begin(): Promise<void> {
    try {
      const session = await loadSongState(song.id, wanted);
      onOpen(
        newMix(song.id, freeName(`From ${stateTitle(song, wanted).toLowerCase()}`, takenNames), session),
      );
    } catch (error) {
      setMessage(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <div className={styles.shelf}>
      <div className={styles.row}>
        <label className="visually-hidden" htmlFor={ids.name}>
          Name of this mix
        </label>
        <input
          id={ids.name}
          className={styles.name}
          type="text"
          maxLength={LONGEST_NAME}
          defaultValue={name}
          onBlur={({ target }) => {
            const next = target.value.trim();
            if (next === "") target.value = name;
            else if (next !== name) onRename(next);
          }}
        />
        {keeping === "kept" && <span className={styles.kept}>kept on this device</span>}
        <div className={styles.actions}>
          <Button aria-expanded={others} onClick={() => setOthers(!others)}>
            Mixes
          </Button>
          <Button ref={freshButton} aria-expanded={freshEars} onClick={onFreshEars}>
            Fresh ears
          </Button>
          <PrintMix ownerId={ownerId} store={store} name={name} />
          <Button onClick={saveSession}>Save to a file</Button>
          <label className={styles.open} htmlFor={ids.file}>
            Open a file
            <input
              id={ids.file}
              type="file"
              accept="application/json,.json"
              onChange={(event) => void openFile(event)}
            />
          </label>
        </div>
      </div>
      {(keeping === "store/full" || keeping === "store/forbidden") && (
        <p className={styles.problem}>{learningSentence(keeping)}</p>
      )}
      <p role="status" className={message === "" ? "visually-hidden" : styles.problem}>
        {message}
      </p>
      {others && (
        <section className={styles.others} aria-label="Mixes on this device">
          <div className={styles.row}>
            <label htmlFor={ids.state}>A new mix, from</label>
            <select
              id={ids.state}
              className={styles.select}
              value={wanted}
              onChange={({ target }) => setWanted(target.value)}
            >
              {Object.keys(song.sessions).map((state) => (
                <option key={state} value={state}>
                  {stateTitle(song, state)}
                </option>
              ))}
            </select>
            <Button onClick={() => void begin()}>Begin</Button>
          </div>
          <MixList songs={songs} openId={mixId} songId={song.id} onOpen={onOpen} />
        </section>
      )}
    </div>
  );
}
