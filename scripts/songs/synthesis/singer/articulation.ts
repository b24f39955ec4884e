import type { Random } from "../random";
import { type Consonant, type Phoneme, phonemeOf, secondsOfConsonant, type Vowel } from "./phonemes";
import type { SungNote, Voice } from "./score";

/** One sound of a word as this performance sings it. */
export interface Segment {
  readonly name: string;
  readonly phoneme: Phoneme;
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly syllable: number;
  /** After the vowel: closing consonants are weaker. */
  readonly closing: boolean;
  /** Follows an s, which leaves a stop no breath. */
  readonly afterHiss: boolean;
}

/** A note with the time at which this performance reaches it. */
export interface PerformedNote {
  readonly atSeconds: number;
  readonly endSeconds: number;
  readonly key: number;
  readonly effort01: number;
}

export interface Syllable {
  readonly vowel: Vowel;
  readonly notes: readonly PerformedNote[];
  /** Where the first consonant begins. */
  readonly startSeconds: number;
  readonly vowelStartSeconds: number;
  readonly vowelEndSeconds: number;
  readonly endSeconds: number;
  /** Nothing is sung just before it: breath, scoop, soft onset. */
  readonly opensPhrase: boolean;
  /** Nothing is sung just after it. */
  readonly closesPhrase: boolean;
}

export interface Breath {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

export interface Articulation {
  readonly syllables: readonly Syllable[];
  readonly segments: readonly Segment[];
  readonly breaths: readonly Breath[];
}

/** Closer than this, the voice carries on to the next syllable. */
const JOIN_SECONDS = 0.12;
const LEAST_VOWEL_SECONDS = 0.06;
/** At most so much of the time between two vowels belongs to the consonants. */
const MOST_CONSONANTS = 0.62;
const LEAST_BREATH_GAP_SECONDS = 0.32;
const BREATH_SECONDS = [0.24, 0.46] as const;
const BREATH_HOLD_SECONDS = 0.05;
const CLOSING_PACE = 0.85;

interface Words {
  readonly onset: readonly string[];
  readonly vowel: string;
  readonly coda: readonly string[];
  readonly notes: SungNote[];
}

/**
 * Puts the sounds of the words in time: consonants before the beat, the vowel on it.
 * @throws RangeError for a syllable without exactly one vowel, an unknown sound, notes out of order, or a "-" with
 *   nothing before it
 */
export function articulate(score: readonly SungNote[], voice: Voice, random: Random): Articulation {
  const words = readWords(score);
  const paces = words.map(() => 1 + 0.08 * voice.restlessness * random.normal());
  const performed = words.map(({ notes }) => perform(notes, voice, random));
  const wishes = words.map(({ onset }, i) => paces[i]! * sum(onset));
  const starts = words.map((_, i) => {
    const vowelStart = performed[i]![0]!.atSeconds;
    const before = performed[i - 1];
    const room = before === undefined ? vowelStart : vowelStart - before.at(-1)!.atSeconds;
    return vowelStart - Math.min(wishes[i]!, MOST_CONSONANTS * room);
  });
  const ends = words.map((_, i) => {
    const end = performed[i]!.at(-1)!.endSeconds;
    const next = starts[i + 1] ?? Number.POSITIVE_INFINITY;
    return next - end < JOIN_SECONDS ? next : end;
  });
  const syllables = words.map(({ vowel, coda }, i): Syllable => {
    const notes = performed[i]!;
    const last = notes.at(-1)!.atSeconds;
    const room = Math.max(0, ends[i]! - last - LEAST_VOWEL_SECONDS);
    const codaSeconds = Math.min(CLOSING_PACE * paces[i]! * sum(coda), MOST_CONSONANTS * room);
    return {
      vowel: phonemeOf(vowel) as Vowel,
      notes,
      startSeconds: starts[i]!,
      vowelStartSeconds: notes[0]!.atSeconds,
      vowelEndSeconds: ends[i]! - codaSeconds,
      endSeconds: ends[i]!,
      opensPhrase: i === 0 || ends[i - 1]! < starts[i]!,
      closesPhrase: ends[i]! < (starts[i + 1] ?? Number.POSITIVE_INFINITY),
    };
  });
  const segments = syllables.flatMap((syllable, i) => segmentsOf(words[i]!, syllable, i));
  return { syllables, segments, breaths: breathsOf(syllables, random) };
}

const sum = (names: readonly string[]) =>
  names.reduce((total, name) => total + secondsOfConsonant(phonemeOf(name) as Consonant), 0);

function readWords(score: readonly SungNote[]): Words[] {
  const words: Words[] = [];
  score.forEach((note, i) => {
    const before = score[i - 1];
    if (before !== undefined && note.atSeconds <= before.atSeconds)
      throw new RangeError(`The note at ${note.atSeconds} s does not come after the one before it.`);
    if (note.phonemes.trim() === "-") {
      const last = words.at(-1);
      if (last === undefined) throw new RangeError('The first note has no vowel to carry on: "-".');
      last.notes.push(note);
      return;
    }
    const names = note.phonemes.trim().split(/\s+/);
    const vowels = names.flatMap((name, at) => (phonemeOf(name).kind === "vowel" ? [at] : []));
    const [at] = vowels;
    if (at === undefined || vowels.length > 1)
      throw new RangeError(`A syllable has one vowel; "${note.phonemes}" has ${vowels.length}.`);
    words.push({ onset: names.slice(0, at), vowel: names[at]!, coda: names.slice(at + 1), notes: [note] });
  });
  return words;
}

function perform(notes: readonly SungNote[], voice: Voice, random: Random): PerformedNote[] {
  return notes.map(({ atSeconds, seconds, key, effort01 }) => {
    const late = random.normal() * voice.timingSeconds;
    return {
      atSeconds: atSeconds + late,
      endSeconds: atSeconds + seconds + 0.5 * late,
      key: key + (random.normal() * voice.tuningCents) / 100,
      effort01: Math.min(1, Math.max(0, effort01 + 0.035 * voice.restlessness * random.normal())),
    };
  });
}

function segmentsOf({ onset, vowel, coda }: Words, syllable: Syllable, index: number): Segment[] {
  const { startSeconds, vowelStartSeconds, vowelEndSeconds, endSeconds } = syllable;
  const vowelSegment: Segment = {
    name: vowel,
    phoneme: syllable.vowel,
    startSeconds: vowelStartSeconds,
    endSeconds: vowelEndSeconds,
    syllable: index,
    closing: false,
    afterHiss: false,
  };
  return [
    ...spread(onset, startSeconds, vowelStartSeconds, index, false),
    vowelSegment,
    ...spread(coda, vowelEndSeconds, endSeconds, index, true),
  ];
}

/** Shares a stretch of time among consonants in proportion to what each likes. */
function spread(
  names: readonly string[],
  from: number,
  to: number,
  syllable: number,
  closing: boolean,
): Segment[] {
  const pace = (to - from) / sum(names);
  let at = from;
  return names.map((name, i) => {
    const phoneme = phonemeOf(name) as Consonant;
    const startSeconds = at;
    at += pace * secondsOfConsonant(phoneme);
    const afterHiss = names[i - 1] === "s";
    return { name, phoneme, startSeconds, endSeconds: at, syllable, closing, afterHiss };
  });
}

/** Before each phrase for which there is time. */
function breathsOf(syllables: readonly Syllable[], random: Random): Breath[] {
  return syllables.flatMap(({ opensPhrase, startSeconds }, i) => {
    const gap = startSeconds - (syllables[i - 1]?.endSeconds ?? 0);
    if (!opensPhrase || gap < LEAST_BREATH_GAP_SECONDS) return [];
    const seconds = Math.min(random.range(...BREATH_SECONDS), gap - 0.1);
    const endSeconds = startSeconds - BREATH_HOLD_SECONDS;
    return [{ startSeconds: endSeconds - seconds, endSeconds }];
  });
}
