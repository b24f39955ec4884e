"use client";

import { type KeyboardEvent, useId } from "react";
import { type Comp, phraseSpan, type Session, takesIn, takesOf, withStretch } from "@/audio-engine";
import { CUT_FRAMES, compOf, lineNames, takeWords } from "./comp";
import styles from "./comp-editor.module.css";

interface LinesProps {
  readonly session: Session;
  readonly onComp: (change: (comp: Comp) => Comp) => void;
}

/** Line by line, which take is heard: arrows or the lane's number. */
export function Lines({ session, onComp }: LinesProps) {
  const comp = compOf(session);
  const takes = takesOf(session).map(({ name }) => name);
  const group = useId();

  const choose = (line: number, take: string): void =>
    onComp((now) => withStretch(now, { take, ...phraseSpan(now, CUT_FRAMES, line) }));

  function chooseByNumber(event: KeyboardEvent<HTMLElement>, line: number): void {
    const take = takes[Number(event.key) - 1];
    if (take === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const radios = event.currentTarget.querySelectorAll<HTMLInputElement>("input");
    radios[takes.indexOf(take)]?.focus();
    choose(line, take);
  }

  return (
    <div className={styles.lines}>
      {lineNames(session).map((name, line) => {
        const { startFrame, endFrame } = phraseSpan(comp, CUT_FRAMES, line);
        const here = takesIn(comp, startFrame, endFrame);
        return (
          <fieldset key={name} className={styles.line} onKeyDown={(event) => chooseByNumber(event, line)}>
            <legend className={styles.lineName}>{name}</legend>
            <div className={styles.choices}>
              {takes.map((take) => (
                <label key={take} className={styles.choice}>
                  <input
                    type="radio"
                    name={`${group}-${line}`}
                    checked={here.length === 1 && here[0] === take}
                    onChange={() => choose(line, take)}
                  />
                  <span>{take}</span>
                </label>
              ))}
              {here.length > 1 && (
                <span className={styles.mixed}>{takeWords(comp, startFrame, endFrame)}</span>
              )}
            </div>
          </fieldset>
        );
      })}
    </div>
  );
}
