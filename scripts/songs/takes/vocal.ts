import { fromDb, SAMPLE_RATE_HZ } from "../synthesis/loop";
import { Random } from "../synthesis/random";
import { LEAD_SECONDS, perform, type SungNote, VOICES, type Voice } from "../synthesis/singer/sing";
import { addAt, addHiss, NOISES } from "./noises";
import { LINES, SIXTEENTH_SECONDS, secondsAt, TAKE_FRAMES } from "./score";
import { amountOf, faultOf } from "./spots";

const VOICE: Voice = { ...VOICES.alto, breathiness01: 0.3, timingSeconds: 0.007, tuningCents: 4 };
/** Close to a microphone nobody murmurs. */
const BRIGHTER = 0.08;
const HISS_DBFS = -82;
const START_FADE_FRAMES = 1200;
const EDGE_SECONDS = 0.03;

/** One take of the song, as it came from the microphone. `take` counts from 0. */
export function vocalTake(take: number): Float64Array {
  const score = LINES.flatMap((line, phrase): SungNote[] => {
    const fault = faultOf("vocal", take, phrase);
    return line.map(([at, length, key, effort01, phonemes]) => ({
      atSeconds: secondsAt(phrase, at) + amountOf(fault, "timing"),
      seconds: length * SIXTEENTH_SECONDS,
      key: key + amountOf(fault, "tuning"),
      effort01: effort01 + BRIGHTER + 0.03 * (take - 1),
      phonemes,
    }));
  });
  const { sound } = perform(score, VOICE, 5200 + take);
  const out = new Float64Array(TAKE_FRAMES);
  addAt(out, sound, -LEAD_SECONDS * SAMPLE_RATE_HZ);
  // The first breath began before the tape did.
  for (let i = 0; i < START_FADE_FRAMES; i++) out[i] = out[i]! * (i / START_FADE_FRAMES);
  LINES.forEach((_, phrase) => {
    turnAway(out, phrase, amountOf(faultOf("vocal", take, phrase), "level"));
  });
  const random = new Random(5300 + take);
  LINES.forEach((_, phrase) => {
    const fault = faultOf("vocal", take, phrase);
    if (fault?.kind !== "noise") return;
    const atFrame = Math.round(secondsAt(phrase, fault.atSixteenth) * SAMPLE_RATE_HZ);
    addAt(out, NOISES[fault.noise](random), atFrame);
  });
  addHiss(out, HISS_DBFS, random);
  return out;
}

/** Lowers a line, fading in the rests around it. */
export function turnAway(out: Float64Array, phrase: number, decibels: number): void {
  if (decibels === 0) return;
  const from = secondsAt(phrase, 0);
  const to = secondsAt(phrase + 1, 0);
  for (let i = Math.round(from * SAMPLE_RATE_HZ); i < Math.round(to * SAMPLE_RATE_HZ); i++) {
    const t = i / SAMPLE_RATE_HZ;
    const inside = Math.min(1, (t - from) / EDGE_SECONDS, (to - t) / EDGE_SECONDS);
    out[i] = out[i]! * fromDb(decibels * inside);
  }
}
