"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/controls/button";
import { type SongAbout, stateTitle } from "../shared/song-about";
import styles from "./song-anatomy.module.css";
import { soundName } from "./sound-name";

interface RevealedProps {
  readonly song: SongAbout;
  /** As it was offered; null when it was asked another time. */
  readonly order: readonly string[] | null;
  readonly chosen: string;
  readonly onAgain: () => void;
}

/** Which sound was which, and the student's own answer beside it. */
export function Revealed({ song, order, chosen, onAgain }: RevealedProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that was pressed is gone: the focus must not fall back to the page.
  useEffect(() => {
    if (order !== null && document.activeElement === document.body)
      heading.current?.focus({ preventScroll: true });
  }, [order]);
  return (
    <div className={styles.revealed}>
      <h3 ref={heading} tabIndex={-1} className={styles.heading}>
        You said alive: {stateTitle(song, chosen).toLowerCase()}
      </h3>
      {order !== null && (
        <ul className={styles.which}>
          {order.map((state, place) => (
            <li key={state} data-chosen={state === chosen ? "" : undefined}>
              <span>{soundName(place)}</span>
              <strong>{stateTitle(song, state)}</strong>
              {state === chosen && <span>your answer</span>}
            </li>
          ))}
        </ul>
      )}
      <Button look="quiet" onClick={onAgain}>
        Shuffle them and ask me again
      </Button>
    </div>
  );
}
