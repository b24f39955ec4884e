import { type Session, STRIP_PARAMETERS, withStrip } from "@/audio-engine";

const FADER = STRIP_PARAMETERS.faderDb;
/** Where the hidden fader may stand, in dB around where the state has it. */
const LEAST_DB = -14;
const MOST_DB = 6;
/** First places of the fader against the state's: too far away to be left there. */
const STARTS_DB = [-12, 5, -9, 4] as const;

/** Room above the voice's fader, taken from everything alike: the balance stays. */
const HEADROOM_DB = 4;

/** The mix with everything that goes to the master a little lower, so that the voice can also be put too far in front. */
export function withHeadroom(session: Session): Session {
  return [...session.tracks, ...session.buses]
    .filter(({ output }) => output === "master")
    .reduce(
      (made, { id }) =>
        withStrip(made, id, (strip) => ({
          ...strip,
          faderDb: Math.max(FADER.min, strip.faderDb - HEADROOM_DB),
        })),
      session,
    );
}

/** Range of the hidden fader in dB; it ends where the fader does. */
export function guessRange(stateDb: number): { readonly minDb: number; readonly maxDb: number } {
  return { minDb: stateDb + LEAST_DB, maxDb: Math.min(FADER.max, stateDb + MOST_DB) };
}

/** Where the fader stands at the beginning of a round, inside its range. */
export function startOfRound(stateDb: number, round: number): number {
  const { minDb, maxDb } = guessRange(stateDb);
  const wanted = stateDb + (STARTS_DB[round % STARTS_DB.length] ?? 0);
  return Math.min(maxDb, Math.max(minDb, wanted));
}

/** Loudness of the voice over the band with the fader moved: what a fader adds it adds to its part alone. */
export function guessedBalanceLu(balanceLu: number, stateDb: number, faderDb: number): number {
  return balanceLu + faderDb - stateDb;
}

/** What a guess is, in one sentence. */
export function verdict(lu: number, [least, most]: readonly [number, number]): string {
  if (lu < least) return `Further back than usual: the band covers words. Usual is ${least} to ${most} LU.`;
  if (lu > most)
    return `Further in front than usual: the band is a backing track. Usual is ${least} to ${most} LU.`;
  return `Inside what is usual, ${least} to ${most} LU. Your taste is a record's taste.`;
}
