/** One note of a sung part. */
export interface SungNote {
  /** Where the vowel begins: on the beat. Consonants before it come earlier. */
  readonly atSeconds: number;
  /** To the end of the syllable, closing consonants included. */
  readonly seconds: number;
  /** MIDI key. */
  readonly key: number;
  /** 0 a murmur … 1 full voice: level and spectrum together. */
  readonly effort01: number;
  /**
   * One syllable, sounds parted by blanks, by the letters of the CMU Pronouncing Dictionary in lower case without stress
   * ("hh ow l d"); "-" carries on the vowel of the note before.
   */
  readonly phonemes: string;
}

/** A singer. Every spread is a standard deviation; all of them draw from the performance's seed. */
export interface Voice {
  /** Length of the vocal tract against that of an average woman: formants fall as it grows. A man has about 1.17. */
  readonly tractLength: number;
  /** Level of the source between effort 0 and 1. */
  readonly dynamicRangeDb: number;
  /** 0 firm … 1 whispery: how far the folds stay apart. */
  readonly breathiness01: number;
  readonly vibratoSemitones: number;
  readonly vibratoHz: number;
  /** From the beginning of a note; short notes have none. */
  readonly vibratoDelaySeconds: number;
  /** How far from below the first note of a phrase is reached. */
  readonly scoopSemitones: number;
  readonly tuningCents: number;
  readonly timingSeconds: number;
  /** Level of s, sh, z, ch against usual. */
  readonly sibilanceDb: number;
  /** Level of the bursts of p, t, k, b, d, g against usual. */
  readonly plosiveDb: number;
  /** Level of the breaths between phrases against usual; −Infinity for none. */
  readonly breathDb: number;
  /** 1 a person … 0 a machine: drift of pitch, tract and folds. */
  readonly restlessness: number;
}

const ALTO: Voice = {
  tractLength: 1,
  dynamicRangeDb: 17,
  breathiness01: 0.25,
  vibratoSemitones: 0.3,
  vibratoHz: 5.5,
  vibratoDelaySeconds: 0.32,
  scoopSemitones: 0.8,
  tuningCents: 3,
  timingSeconds: 0.008,
  sibilanceDb: 0,
  plosiveDb: 0,
  breathDb: 0,
  restlessness: 1,
};

/** Voices to begin with; `{ ...VOICES.alto, breathiness01: 0.6 }` is another. */
export const VOICES = {
  alto: ALTO,
  tenor: { ...ALTO, tractLength: 1.14, breathiness01: 0.15, vibratoSemitones: 0.26, vibratoHz: 5.2 },
  baritone: { ...ALTO, tractLength: 1.2, breathiness01: 0.18, vibratoSemitones: 0.22, vibratoHz: 5 },
} as const satisfies Record<string, Voice>;
