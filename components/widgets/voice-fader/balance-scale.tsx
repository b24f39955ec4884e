import type { CSSProperties } from "react";
import { loudnessUnits } from "../shared/words";
import styles from "./voice-fader.module.css";

interface BalanceScaleProps {
  /** Null while it is hidden: it would say where to put the fader. */
  readonly usualLu: readonly [number, number] | null;
  /** Guesses in LU, the newest last; none while they are hidden. */
  readonly guesses: readonly number[];
}

const LEAST_LU = -14;
const MOST_LU = 8;
const TICKS_LU = [-12, -8, -4, 0, 4, 8];

/** How far the voice lies over the band: what is usual, and what was guessed. */
export function BalanceScale({ usualLu, guesses }: BalanceScaleProps) {
  const latest = guesses.at(-1);
  const told =
    usualLu === null || latest === undefined
      ? "what is usual and your guess are hidden until you answer"
      : `usual is ${usualLu[0]} to ${usualLu[1]} LU, your guesses are ${guesses.map(loudnessUnits).join(", ")}`;
  return (
    <div
      className={styles.scale}
      role="img"
      aria-label={`Voice over band, from ${LEAST_LU} to ${MOST_LU} LU: ${told}.`}
    >
      {usualLu !== null && (
        <span
          className={styles.usual}
          style={{ left: at(usualLu[0]), width: `calc(${at(usualLu[1])} - ${at(usualLu[0])})` }}
        />
      )}
      {TICKS_LU.map((lu) => (
        <span key={lu} className={styles.tick} style={{ left: at(lu) }}>
          {loudnessUnits(lu).replace(/\.0 LU$/, "")}
        </span>
      ))}
      {guesses.map((lu, i) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: guesses are only added at the end
          key={i}
          className={styles.guess}
          data-latest={i === guesses.length - 1 ? "" : undefined}
          style={{ left: at(lu) } as CSSProperties}
        />
      ))}
    </div>
  );
}

function at(lu: number): string {
  const share01 = Math.min(1, Math.max(0, (lu - LEAST_LU) / (MOST_LU - LEAST_LU)));
  return `${(share01 * 100).toFixed(2)}%`;
}
