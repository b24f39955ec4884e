/** First three resonances of the tract, Hz. */
export type Formants = readonly [f1: number, f2: number, f3: number];

/** One band of turbulent noise. */
export interface NoiseBand {
  readonly hz: number;
  readonly bandwidthHz: number;
  readonly levelDb: number;
}

export interface Vowel {
  readonly kind: "vowel";
  readonly formants: Formants;
  /** Where a diphthong goes in the last part of its note. */
  readonly glidesTo?: Formants;
}

export interface Consonant {
  readonly kind: "sonorant" | "fricative" | "stop" | "aspirate";
  readonly seconds: number;
  /** Formants towards which the neighbours bend. */
  readonly locus: Formants;
  /** How much of the locus is its own: the rest comes from the vowel of the syllable. */
  readonly firmness01: number;
  /** Level of the vocal folds against a vowel, dB; absent when they rest. */
  readonly voicingDb?: number;
  /** Frequency that a nasal swallows. */
  readonly nasalZeroHz?: number;
  /** Turbulence of a fricative, burst of a stop. */
  readonly noise?: readonly NoiseBand[];
  /** From the burst of a stop to the vowel. */
  readonly aspirationSeconds?: number;
  /** Rubbing after the burst, as in "ch". */
  readonly rubSeconds?: number;
}

export type Phoneme = Vowel | Consonant;

/**
 * Vowels: means of 48 women in Hillenbrand, Getty, Clark and Wheeler, "Acoustic characteristics of American English
 * vowels", J. Acoust. Soc. Am. 97 (1995), table V. Diphthongs go between two of them.
 */
const HILLENBRAND = {
  iy: [437, 2761, 3372],
  ih: [483, 2365, 3053],
  ey: [536, 2530, 3047],
  eh: [731, 2058, 2979],
  ae: [669, 2349, 2972],
  aa: [936, 1551, 2815],
  ao: [781, 1136, 2824],
  ow: [555, 1035, 2828],
  uh: [519, 1225, 2827],
  uw: [459, 1105, 2735],
  ah: [753, 1426, 2933],
  er: [523, 1588, 1929],
} as const satisfies Record<string, Formants>;

type PlainVowel = keyof typeof HILLENBRAND;

const vowel = (at: PlainVowel, to?: PlainVowel): Vowel => ({
  kind: "vowel",
  formants: HILLENBRAND[at],
  ...(to !== undefined && { glidesTo: HILLENBRAND[to] }),
});

const sonorant = (seconds: number, locus: Formants, firmness01: number, voicingDb: number): Consonant => ({
  kind: "sonorant",
  seconds,
  locus,
  firmness01,
  voicingDb,
});

const nasal = (seconds: number, locus: Formants, nasalZeroHz: number): Consonant => ({
  ...sonorant(seconds, locus, 0.85, 3),
  nasalZeroHz,
});

const fricative = (
  seconds: number,
  locus: Formants,
  noise: readonly NoiseBand[],
  voicingDb?: number,
): Consonant => ({
  kind: "fricative",
  seconds,
  locus,
  firmness01: 0.7,
  noise,
  ...(voicingDb !== undefined && { voicingDb }),
});

const stop = (
  seconds: number,
  locus: Formants,
  noise: readonly NoiseBand[],
  more: Pick<Consonant, "voicingDb" | "aspirationSeconds" | "rubSeconds">,
): Consonant => ({ kind: "stop", seconds, locus, firmness01: 0.65, noise, ...more });

const LABIAL: Formants = [300, 950, 2400];
const ALVEOLAR: Formants = [300, 1850, 2850];
const VELAR: Formants = [300, 2150, 2650];
const PALATAL: Formants = [300, 2200, 2950];
const DENTAL: Formants = [310, 1450, 2700];

const HISS: readonly NoiseBand[] = [
  { hz: 6600, bandwidthHz: 2200, levelDb: -5 },
  { hz: 8900, bandwidthHz: 2600, levelDb: 0 },
  { hz: 12500, bandwidthHz: 6000, levelDb: -6 },
];
const HUSH: readonly NoiseBand[] = [
  { hz: 3300, bandwidthHz: 900, levelDb: 0 },
  { hz: 5200, bandwidthHz: 2200, levelDb: -2 },
  { hz: 9500, bandwidthHz: 5000, levelDb: -11 },
];
const LIP_NOISE: readonly NoiseBand[] = [
  { hz: 2200, bandwidthHz: 3000, levelDb: -21 },
  { hz: 9500, bandwidthHz: 9000, levelDb: -15 },
];
const TOOTH_NOISE: readonly NoiseBand[] = [
  { hz: 3000, bandwidthHz: 3000, levelDb: -24 },
  { hz: 8200, bandwidthHz: 6500, levelDb: -15 },
];
const softer = (noise: readonly NoiseBand[], db: number) =>
  noise.map((band) => ({ ...band, levelDb: band.levelDb - db }));

const LIP_BURST: readonly NoiseBand[] = [
  { hz: 700, bandwidthHz: 900, levelDb: -2 },
  { hz: 2400, bandwidthHz: 3000, levelDb: -12 },
];
const TONGUE_BURST: readonly NoiseBand[] = [
  { hz: 4300, bandwidthHz: 2200, levelDb: -1 },
  { hz: 7600, bandwidthHz: 5000, levelDb: -3 },
];
const BACK_BURST: readonly NoiseBand[] = [
  { hz: 1900, bandwidthHz: 700, levelDb: 0 },
  { hz: 4600, bandwidthHz: 3000, levelDb: -12 },
];

/**
 * Sounds of English by the letters of the CMU Pronouncing Dictionary, in lower case, without stress. Formants are
 * those of a woman; a voice scales them.
 */
export const PHONEMES = {
  iy: vowel("iy"),
  ih: vowel("ih"),
  ey: vowel("ey", "iy"),
  eh: vowel("eh"),
  ae: vowel("ae"),
  aa: vowel("aa"),
  ao: vowel("ao"),
  ow: vowel("ow", "uw"),
  uh: vowel("uh"),
  uw: vowel("uw"),
  ah: vowel("ah"),
  er: vowel("er"),
  ay: vowel("aa", "ih"),
  aw: vowel("aa", "uh"),
  oy: vowel("ao", "ih"),
  m: nasal(0.075, [270, 1100, 2350], 950),
  n: nasal(0.07, [280, 1700, 2700], 1700),
  ng: nasal(0.085, [280, 2150, 2800], 3000),
  l: sonorant(0.07, [360, 1150, 3000], 0.85, -4),
  r: sonorant(0.075, [340, 1250, 1750], 0.95, -4),
  w: sonorant(0.065, [330, 720, 2450], 0.95, -5),
  y: sonorant(0.06, [310, 2750, 3400], 0.95, -5),
  v: fricative(0.06, LABIAL, softer(LIP_NOISE, 3), -9),
  dh: fricative(0.05, DENTAL, softer(TOOTH_NOISE, 3), -9),
  z: fricative(0.09, ALVEOLAR, softer(HISS, 11), -11),
  zh: fricative(0.09, PALATAL, softer(HUSH, 12), -11),
  f: fricative(0.095, LABIAL, LIP_NOISE),
  th: fricative(0.085, DENTAL, TOOTH_NOISE),
  s: fricative(0.125, ALVEOLAR, softer(HISS, 3)),
  sh: fricative(0.125, PALATAL, softer(HUSH, 4)),
  b: stop(0.065, LABIAL, softer(LIP_BURST, 8), { voicingDb: -16 }),
  d: stop(0.055, ALVEOLAR, softer(TONGUE_BURST, 9), { voicingDb: -16 }),
  g: stop(0.06, VELAR, softer(BACK_BURST, 7), { voicingDb: -16 }),
  jh: stop(0.045, PALATAL, softer(HUSH, 9), { voicingDb: -16, rubSeconds: 0.055 }),
  p: stop(0.06, LABIAL, LIP_BURST, { aspirationSeconds: 0.042 }),
  t: stop(0.05, ALVEOLAR, TONGUE_BURST, { aspirationSeconds: 0.048 }),
  k: stop(0.055, VELAR, BACK_BURST, { aspirationSeconds: 0.054 }),
  ch: stop(0.045, PALATAL, softer(HUSH, 3), { rubSeconds: 0.085 }),
  hh: { kind: "aspirate", seconds: 0.075, locus: HILLENBRAND.ah, firmness01: 0 },
} as const satisfies Record<string, Phoneme>;

export type PhonemeName = keyof typeof PHONEMES;

/** @throws RangeError for a name that the table does not know */
export function phonemeOf(name: string): Phoneme {
  if (!Object.hasOwn(PHONEMES, name)) throw new RangeError(`There is no phoneme "${name}".`);
  return PHONEMES[name as PhonemeName];
}

/** How long a consonant takes in unhurried singing, its burst, breath and rubbing included. */
export function secondsOfConsonant({ seconds, aspirationSeconds, rubSeconds, kind }: Consonant): number {
  const release = kind === "stop" ? Math.max(0.012, aspirationSeconds ?? 0, rubSeconds ?? 0) : 0;
  return seconds + release;
}
