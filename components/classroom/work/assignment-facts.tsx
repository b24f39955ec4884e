import { timeWords } from "./time-words";
import styles from "./work.module.css";

interface AssignmentFactsProps {
  readonly timeZone: string;
  readonly opensAt: number | null;
  readonly dueAt: number | null;
  readonly closesAt: number | null;
  readonly maxPoints: number;
  readonly maxAttempts: number | null;
  readonly timeLimitMs: number | null;
  readonly credit: readonly { readonly withinMs: number | null; readonly credit01: number }[];
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;

function durationWords(milliseconds: number): string {
  const hours = milliseconds / HOUR_MS;
  if (hours >= DAY_HOURS && hours % DAY_HOURS === 0)
    return hours === DAY_HOURS ? "a day" : `${hours / DAY_HOURS} days`;
  return hours === 1 ? "an hour" : `${Math.round(hours * 10) / 10} hours`;
}

function creditWords(credit: AssignmentFactsProps["credit"]): string {
  if (credit.length === 0) return "Late work counts in full and is marked as late.";
  const steps = credit.map(({ withinMs, credit01 }) => {
    const percent = `${Math.round(credit01 * 100)} %`;
    return withinMs === null ? `${percent} however late` : `${percent} up to ${durationWords(withinMs)} late`;
  });
  const isEndless = credit.at(-1)?.withinMs === null;
  return `In time 100 %, ${steps.join(", ")}${isEndless ? "" : ", then nothing"}.`;
}

/** When an assignment is due and what counts, by the clock of the class. */
export function AssignmentFacts(props: AssignmentFactsProps) {
  const { timeZone, opensAt, dueAt, closesAt, maxPoints, maxAttempts, timeLimitMs, credit } = props;
  const facts: readonly (readonly [string, string | null])[] = [
    ["Opens", opensAt === null ? null : timeWords(opensAt, timeZone)],
    ["Due", dueAt === null ? "no date" : timeWords(dueAt, timeZone)],
    ["Closes", closesAt === null ? null : timeWords(closesAt, timeZone)],
    ["Points", String(maxPoints)],
    ["Attempts", maxAttempts === null ? "as many as you like; the best counts" : String(maxAttempts)],
    ["Time for one", timeLimitMs === null ? null : `${Math.round(timeLimitMs / MINUTE_MS)} minutes`],
    ["Late", dueAt === null ? null : creditWords(credit)],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(
        ([name, value]) =>
          value !== null && (
            <div key={name} className={styles.fact}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
