import type { BandError } from "./public";

const COUNTED_WITHIN_DB = 40;
/** Below this a difference is not worth a sentence. */
const WORTH_SAYING_DB = 1.5;
const MOST_SENTENCES = 2;
const HALF_BAND_RATIO = 10 ** 0.05;

/** Third-octave levels in dBFS of the three prints that are compared. */
export interface Spectra {
  readonly centresHz: readonly number[];
  /** What it should sound like. */
  readonly referenceDb: ArrayLike<number>;
  /** What was given. */
  readonly startDb: ArrayLike<number>;
  readonly answerDb: ArrayLike<number>;
}

interface Stretch {
  readonly fromHz: number;
  readonly toHz: number;
  readonly peakDb: number;
  readonly energy: number;
  readonly wasSoBefore: boolean;
}

/** Per band: distance from the reference before and after the student's work, the level of most of the sound taken away. */
export function bandErrors({ centresHz, referenceDb, startDb, answerDb }: Spectra): BandError[] {
  const loudest = Math.max(...Array.from(referenceDb));
  const counts = centresHz.map((_, i) => (referenceDb[i] ?? -Infinity) >= loudest - COUNTED_WITHIN_DB);
  const before = withoutLevel(referenceDb, startDb, counts);
  const after = withoutLevel(referenceDb, answerDb, counts);
  return centresHz.map((centreHz, i) => ({
    centreHz,
    beforeDb: before[i] ?? 0,
    afterDb: after[i] ?? 0,
    counts: counts[i] ?? false,
  }));
}

/** What is still different, the largest first: "Between 200 and 400 Hz you are still 4 dB too loud." */
export function differenceWords(bands: readonly BandError[]): string[] {
  return stretches(bands)
    .sort((a, b) => b.energy - a.energy)
    .slice(0, MOST_SENTENCES)
    .map(sentence);
}

/**
 * Difference per band minus its median over the bands that count; 0 where nothing is heard. Where most of the sound is
 * right, the median leaves it at 0 and shows what is not, which the mean would share out over all bands.
 */
function withoutLevel(
  referenceDb: ArrayLike<number>,
  otherDb: ArrayLike<number>,
  counts: readonly boolean[],
): number[] {
  const differences = counts.map((_, i) => Math.max(-100, (otherDb[i] ?? 0) - (referenceDb[i] ?? 0)));
  const counted = differences.filter((_, i) => counts[i] === true).sort((a, b) => a - b);
  const median = counted[counted.length >> 1] ?? 0;
  return differences.map((difference, i) => (counts[i] === true ? difference - median : 0));
}

/** Neighbouring bands that are wrong in the same direction. */
function stretches(bands: readonly BandError[]): Stretch[] {
  const found: Stretch[] = [];
  let group: BandError[] = [];
  const close = (): void => {
    if (group.length > 0) found.push(toStretch(group));
    group = [];
  };
  for (const band of bands) {
    const wrong = band.counts && Math.abs(band.afterDb) >= WORTH_SAYING_DB;
    const last = group.at(-1);
    if (!wrong || (last !== undefined && Math.sign(last.afterDb) !== Math.sign(band.afterDb))) close();
    if (wrong) group.push(band);
  }
  close();
  return found;
}

function toStretch(group: readonly BandError[]): Stretch {
  const worst = group.reduce((a, b) => (Math.abs(b.afterDb) > Math.abs(a.afterDb) ? b : a));
  return {
    fromHz: (group[0]?.centreHz ?? 0) / HALF_BAND_RATIO,
    toHz: (group.at(-1)?.centreHz ?? 0) * HALF_BAND_RATIO,
    peakDb: worst.afterDb,
    energy: group.reduce((sum, { afterDb }) => sum + afterDb * afterDb, 0),
    wasSoBefore:
      Math.sign(worst.beforeDb) === Math.sign(worst.afterDb) && Math.abs(worst.beforeDb) >= WORTH_SAYING_DB,
  };
}

function sentence({ fromHz, toHz, peakDb, wasSoBefore }: Stretch): string {
  const when = wasSoBefore ? "still" : "now";
  const size = Math.abs(peakDb);
  const decibels = size < 3 ? String(Number(size.toFixed(1))) : String(Math.round(size));
  const direction = peakDb > 0 ? "loud" : "quiet";
  return `Between ${frequencyWords(fromHz)} and ${frequencyWords(toHz)} you are ${when} ${decibels} dB too ${direction}.`;
}

function frequencyWords(frequencyHz: number): string {
  const rounded = Number(frequencyHz.toPrecision(2));
  return rounded < 1000 ? `${rounded} Hz` : `${rounded / 1000} kHz`;
}
