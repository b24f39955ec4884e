"use client";

import { useId } from "react";

import styles from "./take-choice.module.css";
import type { TakesHere } from "./use-takes";

/** Which take a widget works on: the student's own, newest first, or the one that the course supplies. */
export function TakeChoice({ takes: { all, chosen, choose } }: { readonly takes: TakesHere }) {
  const id = useId();
  return (
    <p className={styles.choice}>
      <label htmlFor={id}>Take</label>
      <select id={id} value={chosen.asset.pcmSha256} onChange={({ target }) => choose(target.value)}>
        {all.map(({ asset, name }) => (
          <option key={asset.pcmSha256} value={asset.pcmSha256}>
            {name}
          </option>
        ))}
      </select>
    </p>
  );
}
