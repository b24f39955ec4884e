import { withStrip, withValue } from "@/audio-engine/session/address";
import type { Clip, Session, Track } from "@/audio-engine/session/schema";
import { partSeed, seededRandom } from "@/learning/random";
import { defineExercise } from "./define";
import { withFlatFader } from "./flat-fader";
import type { Goal } from "./goals";
import { FIVE_DECISIONS, GUITAR_IN_TIME_FRAMES, LATE_TAKES_FRAMES } from "./public";
import { LEAD_GOAL, withMisplacedLead } from "./set-the-lead";

/** The piano's answers stand in the song's second section, so long before this one. */
const ANSWERS_BEFORE_FRAMES = 12 * 48000;
/** Of a limiter that nobody listened to. */
const DRIVEN_DB = [15, 20] as const;

const shared = { during: "whole", tolerance: 0, weight: 1, onPurpose: true } as const;

const GOALS: readonly Goal[] = [
  {
    ...shared,
    id: "artist",
    measure: "part-lag",
    of: "lead",
    target: { max: 25 },
    words: {
      met: "Artist: the take sits {value} behind the beat; up to 25 ms is a feel.",
      over: "Artist: the take drags, {value} behind the beat. No fader brings it forward.",
      under: "Artist: the take sits {value} against the beat.",
    },
  },
  {
    ...shared,
    id: "producer",
    measure: "parts-unlike",
    of: "answers",
    target: { max: 0 },
    words: {
      met: "Producer: the piano's answers are left out of the chorus, and the tune has the room to itself.",
      over: "Producer: the piano still answers over the tune. Two melodies at once, and every later chair has to fight for one of them.",
      under: "Producer: the parts differ from ours.",
    },
  },
  {
    ...shared,
    id: "recording",
    measure: "part-tone-error",
    of: "guitar",
    target: { max: 1 },
    onPurpose: false,
    words: {
      met: "Recording: the guitar is whole, {value} from two microphones in time.",
      over: "Recording: the guitar is coloured by {value}. The far microphone comes late and takes bands out of the near one; an EQ cannot put them back.",
      under: "Recording: the guitar is whole.",
    },
  },
  LEAD_GOAL,
  {
    ...shared,
    id: "master",
    measure: "peak-to-loudness",
    of: "print",
    // Of this chorus alone: the mix has 12.2, the song's gentle master 10.8, the crushed one 7.0.
    target: { min: 9, max: 14 },
    words: {
      met: "Mastering: {value} between the loudness and the peaks, where this chorus breathes.",
      over: "Mastering: {value} between loudness and peaks: softer than it needs to be.",
      under: "Mastering: only {value} between loudness and peaks; the chorus is pressed flat.",
    },
  },
];

/** One decision from each chair on one session, each measured; what we decided is heard afterwards. */
export const fiveDecisions = defineExercise({
  work: "tracks",
  info: FIVE_DECISIONS,
  editable: [
    "lead/delayFrames",
    "answers/mute",
    "guitar-near/delayFrames",
    "guitar-far/mute",
    "lead/faderDb",
    "master/limiter",
  ],
  hidden: ["spectrum", "meters", "waveform"],
  picture: "none",
  counting: "decided",
  guards: [
    { kind: "in-range", reason: "Only the five decisions count here; put everything else back." },
    { kind: "audible", reason: "There is almost nothing left to hear; bring it back up." },
    { kind: "effort", reason: "Nothing is decided yet; sit down in one of the chairs and listen." },
  ],
  draw(seed, attempt, { session }) {
    const random = seededRandom(partSeed(seed, attempt));
    const reference = decided(session);
    const faderDb = reference?.tracks.find(({ id }) => id === "lead")?.faderDb;
    if (reference === null || faderDb === undefined) return null;
    const misplaced = withMisplacedLead(reference, faderDb, random);
    if (misplaced === null) return null;
    const late = LATE_TAKES_FRAMES[random.index(LATE_TAKES_FRAMES.length)] ?? 0;
    return { goals: GOALS, start: undecided(misplaced, late, random.between(...DRIVEN_DB)), reference };
  },
});

/** The song with every decision taken: the lead's fader at rest, the guitar's microphones in one place, no answers. */
function decided(session: Session): Session | null {
  const flat = withFlatFader(session, "lead");
  const answers = answersOf(flat);
  if (answers === null) return null;
  const centred = ["guitar-near", "guitar-far"].reduce(
    (made, id) => withStrip(made, id, (strip) => ({ ...strip, pan: 0 })),
    withStrip(flat, "guitar-near", (strip) => ({ ...strip, delayFrames: GUITAR_IN_TIME_FRAMES })),
  );
  return { ...centred, tracks: [...centred.tracks, answers] };
}

function undecided(reference: Session, lateFrames: number, driveDb: number): Session {
  const played = withStrip(reference, "lead", (strip) => ({ ...strip, delayFrames: lateFrames }));
  const arranged = withStrip(played, "answers", (strip) => ({ ...strip, mute: false }));
  const recorded = withStrip(arranged, "guitar-near", (strip) => ({ ...strip, delayFrames: 0 }));
  return withValue(recorded, "master/limiter/inputGainDb", Math.round(driveDb * 10) / 10);
}

/** The piano's answers of the section before, once more over this one. */
function answersOf({ tracks, lengthFrames }: Session): Track | null {
  const piano = tracks.find(({ id }) => id === "piano");
  if (piano?.input.kind !== "clips") return null;
  const [clip] = piano.input.clips;
  if (clip === undefined || clip.sourceFrame < ANSWERS_BEFORE_FRAMES) return null;
  const before: Clip = {
    ...clip,
    id: "answers",
    sourceFrame: clip.sourceFrame - ANSWERS_BEFORE_FRAMES,
    frames: lengthFrames,
    atFrame: 0,
  };
  return {
    ...piano,
    id: "answers",
    name: "Piano answers",
    mute: true,
    input: { kind: "clips", clips: [before] },
  };
}
