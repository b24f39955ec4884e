"use client";

import { createContext, useContext, useEffect, useId, useRef } from "react";
import styles from "./controls.module.css";

/** What was said to controls, and which of them is to be shown. */
export interface NotedControls {
  /** By the control's address. */
  readonly notes: ReadonlyMap<string, string>;
  /** Address of the control that somebody asks for: what hides it opens, and it takes the focus. */
  readonly wanted: string | null;
  /** It was found. */
  readonly onShown: () => void;
}

const NOBODY_SAYS: NotedControls = { notes: new Map(), wanted: null, onShown: () => undefined };

/** Around the controls of a work that people talk about; nothing is said outside a class. */
export const ControlNotes = createContext<NotedControls>(NOBODY_SAYS);

/** Whether a control, or a group of numbers that one control moves, is the one at an address. */
const isAt = (control: string, address: string): boolean =>
  address === control || address.startsWith(`${control}/`);

/** What was said to a control; undefined where nothing was. */
export function useNote(control: string | undefined): string | undefined {
  const { notes } = useContext(ControlNotes);
  if (control === undefined || notes.size === 0) return undefined;
  const said = [...notes].flatMap(([address, text]) => (isAt(control, address) ? [text] : []));
  return said.length === 0 ? undefined : said.join(" · ");
}

/** Whether a control is to be shown now; `onShown` says that it is. */
export function useIsWanted(control: string | undefined): { isWanted: boolean; onShown: () => void } {
  const { wanted, onShown } = useContext(ControlNotes);
  return { isWanted: control !== undefined && wanted !== null && isAt(control, wanted), onShown };
}

/** For what shows some of its controls only: `open` is called with the parts of the address that is to be shown. */
export function useWantedPlace(open: (place: readonly string[]) => void): void {
  const { wanted } = useContext(ControlNotes);
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    if (wanted !== null) latest.current(wanted.split("/"));
  }, [wanted]);
}

interface NoteMarkProps {
  readonly address?: string | undefined;
  /** Of the control. */
  readonly label: string;
}

/** On a control that something was said to: a mark that opens it. */
export function NoteMark({ address, label }: NoteMarkProps) {
  const note = useNote(address);
  const id = useId();
  const words = useRef<HTMLDivElement>(null);
  if (note === undefined) return null;
  return (
    <>
      <button
        type="button"
        className={styles.noteMark}
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-label={`Comment on ${label}`}
      >
        <span aria-hidden="true">❝</span>
      </button>
      <div
        ref={words}
        id={id}
        popover="auto"
        className={styles.noteWords}
        role="dialog"
        aria-label={`Comment on ${label}`}
        tabIndex={-1}
        onToggle={({ newState }) => newState === "open" && words.current?.focus()}
      >
        <p>{note}</p>
        <button type="button" className={styles.button} popoverTarget={id} popoverTargetAction="hide">
          Close
        </button>
      </div>
    </>
  );
}
