import { blockLoudness } from "./block-loudness";
import type { MeasureWay } from "./measure";

/** Blocks further below the loudest tenth of the start are gaps: breath, room, the ends of notes. */
const SUNG_WITHIN_LU = 12;
/** Below this nothing is heard, and no gain can be read from it. */
const SILENT_LUFS = -70;

/** How a part's loudness moves, and what was done to it. Loudness is K-weighted over 400 ms, every 100 ms. */
export interface Evenness {
  /** P90 − P10 over the sung blocks, in LU. */
  readonly spreadLu: number;
  /** Half of the sung blocks are lowered by more than this, against those that are lowered least. ≥ 0 dB. */
  readonly medianReductionDb: number;
  /** The block that is lowered most (P98), against those that are lowered least. ≥ 0 dB. */
  readonly mostReductionDb: number;
  /** By how much gaps have come up against the sung blocks; 0 where there are no gaps to be heard. */
  readonly gapRiseDb: number;
  /** Power mean of the sung blocks against the start's, in LU. */
  readonly levelChangeLu: number;
}

const tapIdOf = (stripId: string): string => `sung:${stripId}`;

export const vocalEvenness = evennessWay(({ spreadLu }) => spreadLu);
export const usualReduction = evennessWay(({ medianReductionDb }) => medianReductionDb);
export const mostReduction = evennessWay(({ mostReductionDb }) => mostReductionDb);
export const gapRise = evennessWay(({ gapRiseDb }) => gapRiseDb);
export const partLevelChange = evennessWay(({ levelChangeLu }) => levelChangeLu);

/** One number of a strip's evenness, listened to behind its fader. What is sung is what was sung in the start. */
function evennessWay(numberOf: (evenness: Evenness) => number): MeasureWay {
  return {
    taps: ({ of }) => [{ id: tapIdOf(of), stripId: of, point: "post-fader" }],
    measure: ({ of }, subject, { start }) =>
      numberOf(evennessOf(blockLoudness(start.tap(tapIdOf(of))), blockLoudness(subject.tap(tapIdOf(of))))),
  };
}

/**
 * @param before blocks of the part as it was given: they say what is sung
 * @param after blocks of the same stretch as it is now
 */
export function evennessOf(before: ArrayLike<number>, after: ArrayLike<number>): Evenness {
  const pairs = Array.from(before, (from, i) => ({ from, to: after[i] ?? Number.NEGATIVE_INFINITY }));
  const heard = pairs.filter(({ from }) => from > SILENT_LUFS);
  const loud = percentile(
    heard.map(({ from }) => from),
    0.9,
  );
  const isSung = ({ from }: (typeof pairs)[number]): boolean => from > loud - SUNG_WITHIN_LU;
  const sung = heard.filter(isSung);
  const gaps = heard.filter((pair) => !isSung(pair) && pair.to > SILENT_LUFS);
  const levels = sung.map(({ to }) => to);
  const gains = sung.map(({ from, to }) => to - from);
  const least = percentile(gains, 0.98);
  const middle = percentile(gains, 0.5);
  return {
    spreadLu: percentile(levels, 0.9) - percentile(levels, 0.1),
    medianReductionDb: least - middle,
    mostReductionDb: least - percentile(gains, 0.02),
    gapRiseDb:
      gaps.length === 0
        ? 0
        : percentile(
            gaps.map(({ from, to }) => to - from),
            0.5,
          ) - middle,
    levelChangeLu: powerMeanLu(levels) - powerMeanLu(sung.map(({ from }) => from)),
  };
}

/** By linear interpolation between the sorted values; NaN without any. */
function percentile(values: readonly number[], share01: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = share01 * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low === high ? low : low + (place - Math.floor(place)) * (high - low);
}

function powerMeanLu(levels: readonly number[]): number {
  const sum = levels.reduce((total, level) => total + 10 ** (level / 10), 0);
  return 10 * Math.log10(sum / levels.length);
}
