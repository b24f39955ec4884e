"use client";

import { useId } from "react";
import type { Take } from "@/components/stores/take";
import styles from "./take-choice.module.css";

interface TakeChoiceProps {
  readonly takes: readonly Take[];
  readonly chosen: Take;
  readonly onChoose: (take: Take) => void;
}

/** Which take a widget works on: the student's own, newest first, or the one that the course supplies. */
export function TakeChoice({ takes, chosen, onChoose }: TakeChoiceProps) {
  const id = useId();
  return (
    <p className={styles.choice}>
      <label htmlFor={id}>Take</label>
      <select
        id={id}
        value={chosen.asset.pcmSha256}
        onChange={({ target }) => {
          const take = takes.find(({ asset }) => asset.pcmSha256 === target.value);
          if (take !== undefined) onChoose(take);
        }}
      >
        {takes.map(({ asset, name }) => (
          <option key={asset.pcmSha256} value={asset.pcmSha256}>
            {name}
          </option>
        ))}
      </select>
    </p>
  );
}
