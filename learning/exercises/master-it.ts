import { newEq, newEqBand, newLimiter } from "@/audio-engine/session/build";
import type { Session } from "@/audio-engine/session/schema";
import { defineExercise } from "./define";
import type { Goal, Guard } from "./goals";
import { MASTER_IT } from "./public";

interface PeakWindow {
  readonly least: number;
  readonly most: number;
}

/** Peak to loudness by kind of music, in dB: where masters of it are found. By the start of a session's id. */
const PEAK_WINDOWS: Readonly<Record<string, PeakWindow>> = {
  electronic: { least: 7, most: 11 },
  flagship: { least: 8, most: 12 },
  "neo-soul": { least: 8, most: 12 },
  songwriter: { least: 12, most: 16 },
  "jazz-trio": { least: 14, most: 20 },
};
const HIGHEST_PEAK_DBTP = -1;
/** What a true-peak meter may read above a limiter's ceiling without the limiter being at fault. */
const PEAK_TOLERANCE_DB = 0.1;
/** Lower than this a master gives level away for nothing. */
const LEAST_PEAK_DBTP = -3;
const MOST_SLOPE_SHIFT = 0.4;
const MOST_TONE_CHANGE_DB = 2;
const MOST_FLATTENED_LU = 1.5;

const GUARDS: readonly Guard[] = [
  { kind: "in-range", reason: "Only the master's chain counts here; put everything else back where it was." },
  { kind: "audible", reason: "Your master is almost silent; bring its level back up." },
  { kind: "effort", reason: "You have not changed the sound yet; set the chain, then check again." },
];

const print = { of: "print", during: "whole", tolerance: 0 } as const;

/** A mix to be mastered: dense enough for its kind, below the ceiling, with its tone and its step kept. */
export const masterIt = defineExercise({
  work: "tracks",
  info: MASTER_IT,
  editable: ["master/inserts"],
  hidden: ["spectrum", "meters", "waveform"],
  guards: GUARDS,
  picture: "none",
  counting: "together",
  draw(_seed, attempt, { session }) {
    const window = Object.entries(PEAK_WINDOWS).find(([song]) => session.id.startsWith(song))?.[1];
    if (attempt > 0 || window === undefined) return null;
    return {
      reference: null,
      brief: `For this kind of music, peaks ${window.least} to ${window.most} dB above the loudness are usual.`,
      goals: goalsFor(window),
      start: withChain(session),
    };
  },
});

/** The mix with an equaliser at rest and a limiter that leaves its peaks alone, 6 dB down so that it is no master yet. */
function withChain(session: Session): Session {
  const bands = [
    newEqBand({ id: "low", kind: "low-shelf", frequencyHz: 100, q: 0.7 }),
    newEqBand({ id: "low-mid", frequencyHz: 350 }),
    newEqBand({ id: "high-mid", frequencyHz: 3000 }),
    newEqBand({ id: "high", kind: "high-shelf", frequencyHz: 9000, q: 0.7 }),
  ];
  const limiter = newLimiter("limiter", { inputGainDb: -6, ceilingDbtp: 0 });
  return { ...session, master: { ...session.master, inserts: [newEq("eq", bands), limiter] } };
}

function goalsFor({ least, most }: PeakWindow): readonly Goal[] {
  return [
    {
      ...print,
      id: "true-peak",
      measure: "true-peak",
      target: { min: LEAST_PEAK_DBTP, max: HIGHEST_PEAK_DBTP },
      tolerance: PEAK_TOLERANCE_DB,
      weight: 2,
      onPurpose: false,
      words: {
        met: "Its highest point is at {value}: it passes any converter whole.",
        over: "Its highest point is at {value}, and −1 dBTP is the limit: converters and codecs may clip it.",
        under: "Its highest point is at {value}: there is room up to −1 dBTP that you gave away.",
      },
    },
    {
      ...print,
      id: "peak-to-loudness",
      measure: "peak-to-loudness",
      target: { min: least, max: most },
      weight: 2,
      onPurpose: true,
      words: {
        met: "Its peaks stand {value} above its loudness, as is usual for this kind of music.",
        over: `Its peaks stand {value} above its loudness; up to ${most} dB is usual here: the limiter could do more.`,
        under: `Its peaks stand only {value} above its loudness; ${least} dB or more is usual here: it is pressed flat.`,
      },
    },
    {
      ...print,
      id: "section-step-change",
      measure: "section-step-change",
      target: { min: -MOST_FLATTENED_LU },
      weight: 1,
      onPurpose: true,
      words: {
        met: "The step into the second section is kept: it moved by {value}.",
        over: "",
        under: `The step into the second section changed by {value}; up to −${MOST_FLATTENED_LU} LU keeps the song's shape.`,
      },
    },
    {
      ...print,
      id: "tone-slope-shift",
      measure: "tone-slope-shift",
      target: { min: -MOST_SLOPE_SHIFT, max: MOST_SLOPE_SHIFT },
      weight: 1,
      onPurpose: true,
      words: {
        met: "The mix is as bright as it was: its slope moved by {value}.",
        over: `It is brighter than the mix: its slope moved by {value}, and ${MOST_SLOPE_SHIFT} is what a master shifts.`,
        under: `It is darker than the mix: its slope moved by {value}, and ${MOST_SLOPE_SHIFT} is what a master shifts.`,
      },
    },
    {
      ...print,
      id: "tone-change",
      measure: "tone-change",
      target: { max: MOST_TONE_CHANGE_DB },
      weight: 1,
      onPurpose: true,
      words: {
        met: "Your moves are small: the spectrum moved by {value}.",
        over: `The spectrum moved by {value}; beyond ${MOST_TONE_CHANGE_DB} dB it is a new mix, and the mix should be opened.`,
        under: "",
      },
    },
  ];
}
