import type { CSSProperties } from "react";
import { loudnessUnits } from "../shared/words";
import styles from "./voice-fader.module.css";

interface BalanceScaleProps {
  readonly usualLu: readonly [number, number];
  /** Guesses in LU, the newest last; none while they are hidden. */
  readonly guesses: readonly number[];
}

const LEAST_LU = -14;
const MOST_LU = 8;
const TICKS_LU = [-12, -8, -4, 0, 4, 8];

/** How far the voice lies over the band: what is usual, and what was guessed. */
export function BalanceScale({ usualLu, guesses }: BalanceScaleProps) {
  const [least, most] = usualLu;
  const latest = guesses.at(-1);
  const told =
    latest === undefined
      ? "your guess is hidden until you answer"
      : `your guesses are ${guesses.map(loudnessUnits).join(", ")}`;
  return (
    <div
      className={styles.scale}
      role="img"
      aria-label={`Voice over band, from ${LEAST_LU} to ${MOST_LU} LU: usual is ${least} to ${most} LU, ${told}.`}
    >
      <span className={styles.usual} style={{ left: at(least), width: `calc(${at(most)} - ${at(least)})` }} />
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
