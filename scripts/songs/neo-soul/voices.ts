import { type Consonant, playTalkbox, type TalkboxNote, type Vowel } from "../synthesis/talkbox";
import { WindInstrument, type WindNote } from "../synthesis/wind";
import { FONTS } from "../tools";
import { LOOP_FRAMES, player, swung } from "./score";

/** A syllable: bar, sixteenth, length, key, effort, first consonants, vowels, last consonants, and a slur if any. */
type Syllable = readonly [
  bar: number,
  sixteenth: number,
  length: number,
  key: number,
  effort01: number,
  onset: string,
  vowels: string,
  coda: string,
  slurred?: "slurred",
];

/** "Slow down, the sun is set, so soft. Stay close. … Some say the stars, some say the sea; stay, stay with me." */
const WORDS: readonly Syllable[] = [
  [0, 4, 2.2, 67, 0.62, "s l", "o u", ""],
  [0, 7, 3.6, 63, 0.58, "d", "a u", "n"],
  [0, 12, 1, 60, 0.44, "d", "uh", ""],
  [0, 13, 2.4, 63, 0.6, "s", "uh", "n"],
  [1, 0, 1.4, 65, 0.6, "", "ih", "z"],
  [1, 2, 2.6, 67, 0.66, "s", "e", "t"],
  [1, 6, 1.6, 65, 0.58, "s", "o u", ""],
  [1, 8, 2.6, 63, 0.56, "s", "a", "f t"],
  [2, 2, 2.8, 70, 0.72, "s t", "e i", ""],
  [2, 5, 1, 67, 0.6, "", "i", "", "slurred"],
  [2, 6, 4, 65, 0.6, "l", "o u", "s"],
  [4, 3, 1.6, 67, 0.64, "s", "uh", "m"],
  [4, 5, 1.6, 70, 0.68, "s", "e i", ""],
  [4, 7, 1, 67, 0.54, "d", "uh", ""],
  [4, 8, 3.8, 72, 0.78, "s t", "a", "r z"],
  [5, 0, 1.6, 70, 0.66, "s", "uh", "m"],
  [5, 2, 1.6, 67, 0.64, "s", "e i", ""],
  [5, 4, 1, 65, 0.54, "d", "uh", ""],
  [5, 5, 3.4, 67, 0.66, "s", "i", ""],
  [6, 2, 3, 70, 0.74, "s t", "e i", ""],
  [6, 6, 2, 72, 0.78, "s t", "e i", ""],
  [6, 8, 1.2, 70, 0.66, "w", "ih", "z"],
  [6, 10, 4.4, 67, 0.7, "m", "i", ""],
  // Chorus: "So say it's so, sweet soul; sing it to me, say it's so."
  [7, 14, 1.6, 70, 0.8, "s", "o u", ""],
  [8, 0, 3, 75, 0.95, "s", "e i", ""],
  [8, 3, 1.8, 72, 0.84, "", "ih", "t s"],
  [8, 6, 5, 74, 0.92, "s", "o u", ""],
  [8, 14, 1.5, 72, 0.82, "s w", "i", "t"],
  [9, 0, 4.4, 75, 0.96, "s", "o u", "l"],
  [9, 5, 1, 74, 0.84, "", "o", "", "slurred"],
  [9, 6, 4, 70, 0.84, "", "o u", "", "slurred"],
  [10, 0, 2.6, 70, 0.86, "s", "ih", "n"],
  [10, 3, 1, 72, 0.82, "", "ih", "t"],
  [10, 5, 1.6, 74, 0.88, "t", "u", ""],
  [10, 8, 5, 75, 0.97, "m", "i", ""],
  [10, 15, 1, 72, 0.82, "s", "e i", ""],
  [11, 0, 2, 72, 0.86, "", "ih", "t s"],
  [11, 3, 1, 70, 0.8, "s", "o", ""],
  [11, 4, 1.4, 68, 0.8, "", "o", "", "slurred"],
  [11, 6, 4.6, 70, 0.82, "", "o u", "", "slurred"],
];

const lettersOf = <Letter extends string>(text: string): Letter[] =>
  text.split(" ").filter((letter) => letter !== "") as Letter[];

/** The lead: a synthesiser through a tube and a mouth, a little behind the beat. */
export function talkbox(): Float64Array[] {
  const mouth = player(
    { offsetSeconds: 0.012, driftSeconds: 0.005, jitterSeconds: 0.004, velocityNoise: 0 },
    7,
  );
  const notes = WORDS.map(
    ([bar, sixteenth, length, key, effort01, onset, vowels, coda, slur]): TalkboxNote => ({
      atSeconds: mouth.timeOf(bar * 16 + swung(sixteenth)),
      seconds: mouth.secondsOf(length * 0.9),
      key: key - 12,
      effort01: Math.min(1, Math.max(0, effort01 + mouth.random.normal() * 0.02)),
      onset: lettersOf<Consonant>(onset),
      vowels: lettersOf<Vowel>(vowels),
      coda: lettersOf<Consonant>(coda),
      slurred: slur === "slurred",
    }),
  );
  const loop = new Float64Array(LOOP_FRAMES);
  playTalkbox(loop, notes, mouth.random);
  return [loop];
}

type Phrasing = "tongued" | "slurred" | "scooped" | "falling";
/** The saxophone answers where the voice rests: bar, sixteenth, length, key, effort, joint. */
const ANSWERS: readonly (readonly [number, number, number, number, number, Phrasing])[] = [
  [2, 12, 1, 58, 0.5, "scooped"],
  [2, 13, 1, 60, 0.54, "slurred"],
  [2, 14, 2, 63, 0.6, "slurred"],
  [3, 0, 3, 65, 0.66, "scooped"],
  [3, 3, 1, 63, 0.56, "slurred"],
  [3, 4, 2, 61, 0.56, "slurred"],
  [3, 6, 2, 60, 0.52, "tongued"],
  [3, 8, 1, 61, 0.54, "tongued"],
  [3, 9, 1, 60, 0.5, "slurred"],
  [3, 10, 5, 55, 0.48, "falling"],
  [5, 10, 1, 62, 0.52, "tongued"],
  [5, 11, 1, 63, 0.54, "slurred"],
  [5, 12, 3, 67, 0.62, "slurred"],
  [5, 15, 2, 65, 0.52, "falling"],
  [7, 0, 2, 64, 0.62, "scooped"],
  [7, 2, 1, 67, 0.66, "slurred"],
  [7, 3, 1, 68, 0.68, "slurred"],
  [7, 4, 2, 70, 0.74, "tongued"],
  [7, 6, 1, 72, 0.78, "slurred"],
  [7, 7, 1, 70, 0.7, "slurred"],
  [7, 8, 5, 68, 0.72, "falling"],
  [8, 11, 1, 67, 0.6, "tongued"],
  [8, 12, 2, 70, 0.66, "slurred"],
  [9, 11, 1, 67, 0.62, "tongued"],
  [9, 12, 1, 70, 0.66, "slurred"],
  [9, 13, 3, 72, 0.72, "falling"],
  [10, 13, 2, 68, 0.6, "falling"],
  [11, 11, 1, 65, 0.64, "scooped"],
  [11, 12, 1, 68, 0.7, "slurred"],
  [11, 13, 1, 70, 0.74, "slurred"],
  [11, 14, 5, 72, 0.78, "slurred"],
];
const TONGUE_SECONDS = 0.09;

/** Tenor saxophone, close. */
export function saxophone(): Float64Array[] {
  const breath = player(
    { offsetSeconds: 0.014, driftSeconds: 0.005, jitterSeconds: 0.004, velocityNoise: 0 },
    8,
  );
  const starts = ANSWERS.map(([bar, sixteenth]) => breath.timeOf(bar * 16 + swung(sixteenth)));
  const notes = ANSWERS.map(([, , length, key, effort01, phrasing], i): WindNote => {
    const atSeconds = starts[i]!;
    const slursOn = ANSWERS[i + 1]?.[5] === "slurred";
    const seconds = slursOn
      ? starts[i + 1]! - atSeconds
      : Math.max(0.06, breath.secondsOf(length) - TONGUE_SECONDS);
    return {
      atSeconds,
      seconds,
      key,
      effort01: Math.min(1, Math.max(0, effort01 + breath.random.normal() * 0.02)),
      slurred: phrasing === "slurred",
      scoop: phrasing === "scooped" ? breath.random.range(0.5, 0.9) : 0,
      falls: phrasing === "falling",
    };
  });
  const loop = new Float64Array(LOOP_FRAMES);
  new WindInstrument(FONTS.general, 0, 66).play(loop, notes, breath.random);
  return [loop];
}
