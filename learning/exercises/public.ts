import type { Session } from "@/audio-engine/session/schema";
import type { MaterialSection } from "@/learning/material";
import type { MaterialPlan } from "@/learning/material-plan";
import type { EditablePlace } from "./editable";
import type { MeasureUnit } from "./units";

/** What a page may know of an exercise. */
export interface ExerciseInfo {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly task: string;
  /** What variants are about; the seed chooses. Empty where the page brings its own. */
  readonly materials: readonly MaterialPlan[];
}

/** Dry recordings, from their beginning. */
const DRY: readonly MaterialPlan[] = ["dry-acoustic-guitar", "dry-sax", "dry-snare"].map((assetId) => ({
  kind: "sound",
  assetId,
  fromSeconds: 0,
  seconds: 12,
}));

/** Mixes in which voice and band go on from beginning to end. */
const MIXES: readonly MaterialPlan[] = ["flagship", "jazz-trio"].map((songId) => ({
  kind: "song",
  songId,
  state: "mix",
  fromSeconds: 0,
  seconds: 12,
}));

export const MATCH_BY_EAR: ExerciseInfo = {
  id: "match-by-ear",
  version: "2",
  title: "Match by ear",
  task: "One of these two is louder. Move the fader until both are equally loud. No meter helps you.",
  materials: [...DRY, ...MIXES],
};

/** Six seconds, because a placement is rendered at every part of the marking: a word or two with their endings. */
const DRY_TO_PLACE: readonly MaterialPlan[] = ["dry-acoustic-guitar", "dry-sax", "dry-voice"].map(
  (assetId) => ({
    kind: "sound",
    assetId,
    fromSeconds: 0,
    seconds: 6,
  }),
);

export const MATCH_DISTANCE: ExerciseInfo = {
  id: "match-distance",
  version: "2",
  title: "Find the distance",
  task: "Somebody put the same microphone somewhere else in the same room. Move yours until both recordings stand equally far away.",
  materials: DRY_TO_PLACE,
};

export const MATCH_ROOM: ExerciseInfo = {
  id: "match-room",
  version: "2",
  title: "Find the room",
  task: "A was recorded in one of four rooms, at a distance that you cannot see. Find the room, then the distance.",
  materials: DRY_TO_PLACE,
};

/** Judged where it was recorded: a take of the student's own is no variant of anything. */
export const TEN_SECONDS: ExerciseInfo = {
  id: "ten-seconds",
  version: "1",
  title: "Your ten seconds, judged",
  task: "Choose a take. The program looks at it as an engineer would, and says what it can tell and what it cannot.",
  materials: [],
};

/** "Small Hours", verse or chorus. */
const SMALL_HOURS = { kind: "song", songId: "songwriter", seconds: 12 } as const;

export const SET_THE_LEAD: ExerciseInfo = {
  id: "set-the-lead",
  version: "2",
  title: "Where does the lead belong?",
  task: "Somebody left the lead's fader in the wrong place. Move it to where you want it: in front, and still in the band. Then hear where our mix has it.",
  materials: [
    { ...SMALL_HOURS, state: "mix", fromSeconds: 24 },
    { ...SMALL_HOURS, state: "mix", fromSeconds: 0 },
  ],
};

/** By how much the lead's late takes are late, in frames at 48 kHz: 60 and 110 ms. */
export const LATE_TAKES_FRAMES: readonly number[] = [2880, 5280];

/** Frames that the guitar's near microphone waits for the far one: 1.2 ms, or 42 cm of air. */
export const GUITAR_IN_TIME_FRAMES = 59;

export const FIVE_DECISIONS: ExerciseInfo = {
  id: "five-decisions",
  version: "2",
  title: "Five decisions",
  task: "One chorus, and nobody has decided anything yet. Sit down in each chair once, decide by ear, then hear what you made.",
  materials: [{ ...SMALL_HOURS, state: "gentle", fromSeconds: 24 }],
};

const songStretch = (songId: string, fromSeconds: number): MaterialPlan => ({
  kind: "song",
  songId,
  state: "mix",
  fromSeconds,
  seconds: 9.6,
});

/** Each stretch crosses from one section into the next. */
export const MASTER_IT: ExerciseInfo = {
  id: "master-it",
  version: "2",
  title: "Master it",
  task: "A mix, ready for its master. Set equaliser and limiter so that it is dense enough for its kind of music, its peaks stay below −1 dBTP, and the step into the next section is still there. Taste decides the rest.",
  materials: [
    songStretch("flagship", 14.4),
    songStretch("neo-soul", 16.5),
    songStretch("songwriter", 19.2),
    songStretch("jazz-trio", 11.2),
    songStretch("electronic", 10.56),
  ],
};

export const TRANSLATE_IT: ExerciseInfo = {
  id: "translate-it",
  version: "2",
  title: "Make it arrive everywhere",
  task: "On good loudspeakers this mix is fine. Somewhere else a part of it is gone. Find out where by listening to it on other systems, then mend that part in the mixer, without making it louder here.",
  materials: [songStretch("flagship", 14.4), songStretch("flagship", 19.2), songStretch("flagship", 26.4)],
};

export const UNDO_HIDDEN_EQ: ExerciseInfo = {
  id: "undo-hidden-eq",
  version: "2",
  title: "Undo the hidden EQ",
  task: "Somebody set an equaliser that you cannot see. Compare with the original and set yours so that both sound alike.",
  materials: DRY,
};

export const UNDO_TWO_BANDS: ExerciseInfo = {
  id: "undo-hidden-eq-two",
  version: "2",
  title: "Undo two hidden bands",
  task: "Two bands were set this time, at least an octave apart. Set yours so that both sides sound alike.",
  materials: DRY,
};

/** "Slow Sun", four bars of verse and two of chorus: 16 s, bars of 2⅔ s. */
export const VOICE_AND_BAND: ExerciseInfo = {
  id: "voice-and-band",
  version: "2",
  title: "The voice and the band",
  task: "Somebody pushed every fader to a wrong place. Bring the voice in front of the band in verse and chorus, keep every part heard, and give the mix some width that survives mono.",
  materials: [{ kind: "song", songId: "neo-soul", state: "flat", fromSeconds: 32 / 3, seconds: 16 }],
};

/** Both whole: a drop to be made larger, and a whisper to be brought near. */
export const MAKE_IT_ALIVE: ExerciseInfo = {
  id: "make-it-alive",
  version: "2",
  title: "Make it alive",
  task: "This mix is correct, and nothing happens. Draw what moves.",
  materials: [
    { kind: "song", songId: "electronic", state: "flat", fromSeconds: 0, seconds: 30.72 },
    { kind: "song", songId: "songwriter", state: "flat", fromSeconds: 0, seconds: 36 },
  ],
};

/** The track that covers, the one that is covered, and the student's equaliser on the first. */
export const MAKE_ROOM_COVERING_ID = "acoustic-guitar";
export const MAKE_ROOM_COVERED_ID = "piano";
export const MAKE_ROOM_EQ_ID = "make-room";

export const MAKE_ROOM: ExerciseInfo = {
  id: "make-room",
  version: "2",
  title: "Make room for the piano",
  task: "The guitar covers the piano. Cut the guitar, and nothing else, until the piano steps forward, and the guitar is still a guitar.",
  materials: [19.2, 24, 28.8].map((fromSeconds) => ({
    kind: "song",
    songId: "flagship",
    state: "mix",
    fromSeconds,
    seconds: 9.6,
  })),
};

/** The track that is worked on, and the compressor on it. */
export const EVEN_VOCAL_TRACK_ID = "lead";
export const EVEN_VOCAL_COMPRESSOR_ID = "compressor";

export const EVEN_VOCAL: ExerciseInfo = {
  id: "even-vocal",
  version: "2",
  title: "Even out the lead",
  task: "The lead leans into the chorus and jumps out of the song. Set the compressor so that loud and soft lie close together, and the lead is as loud as before.",
  materials: [
    { kind: "song", songId: "flagship", state: "mix", fromSeconds: 9.6, seconds: 19.2 },
    { kind: "song", songId: "flagship", state: "mix", fromSeconds: 7.2, seconds: 21.6 },
    { kind: "song", songId: "flagship", state: "mix", fromSeconds: 9.6, seconds: 21.6 },
  ],
};

export const ORDER_DEPTH_SOURCES = ["lead", "acoustic-guitar", "piano"] as const;
export const ORDER_DEPTH_CUES = ["level", "reverb", "pre-delay", "treble"] as const;

export const ORDER_DEPTH: ExerciseInfo = {
  id: "order-depth",
  version: "2",
  title: "One behind the other",
  task: "Put the three sources one behind the other, as the producer says.",
  materials: [
    { kind: "song", songId: "flagship", state: "mix", fromSeconds: 19.2, seconds: 9.6 },
    { kind: "song", songId: "flagship", state: "mix", fromSeconds: 28.8, seconds: 9.6 },
  ],
};

export const COMP_THREE_TAKES: ExerciseInfo = {
  id: "comp-three-takes",
  version: "2",
  title: "Comp three takes",
  task: "Every take has good lines and bad ones. Put together one performance: four good lines, each heard once, and no cut that anybody can hear.",
  materials: [
    { kind: "takes", part: "vocal" },
    { kind: "takes", part: "guitar" },
  ],
};

export const STEADY_GROOVE: ExerciseInfo = {
  id: "steady-groove",
  version: "2",
  title: "A steady groove",
  task: "This guitar does not sit. Make it steady: its hits within 15 ms of its own groove, and nowhere ahead of the band.",
  materials: [{ kind: "hits" }],
};

/**
 * `audible`: not silent, nor 30 LU softer than the start · `parts-present`: no track 20 LU softer than in the start ·
 * `no-clipping`: no sample above full scale · `in-range`: nothing else was changed · `effort`: the sound differs.
 */
export type GuardKind = "audible" | "parts-present" | "no-clipping" | "in-range" | "effort";

/** The part of a variant that the student gets before answering: nothing in it depends on what is hidden. */
export interface ExercisePublicPart {
  readonly info: ExerciseInfo;
  /** The hidden side as a sound, with an equaliser at rest on it. */
  readonly start: Session;
  readonly editable: readonly EditablePlace[];
  /** What the page must not draw or say before the answer. */
  readonly hidden: readonly ("spectrum" | "meters" | "waveform")[];
  readonly reveal: "answered";
  /** Sections of the song that is worked on, where it is one. */
  readonly form?: readonly MaterialSection[];
  /** What is measured, one sentence each, where the task does not say it. */
  readonly asked?: readonly string[];
}

/** How far one third-octave band lies from the original, the overall level taken away; positive is too loud. */
export interface BandError {
  readonly centreHz: number;
  readonly beforeDb: number;
  readonly afterDb: number;
  /** False where the original has too little energy to be marked. */
  readonly counts: boolean;
}

export interface GoalResult {
  readonly id: string;
  readonly measured: number;
  /** Of the sound as it was given. */
  readonly doingNothing: number;
  readonly unit: MeasureUnit;
  readonly met: boolean;
  /** True where taste may overrule the window. */
  readonly onPurpose: boolean;
  readonly score01: number;
  /** One sentence. */
  readonly words: string;
}

export type ExerciseResult =
  /** Not marked: `reason` says in one sentence what is missing. The variant stays open. */
  | { readonly outcome: "not-yet"; readonly guard: GuardKind; readonly reason: string }
  /** Marked: the variant is spent, and what was hidden may be shown and heard knowing it. */
  | {
      readonly outcome: "scored";
      /** How much of the way from the sound as it was given to all goals; 0 where it is no better. */
      readonly score01: number;
      readonly met: boolean;
      readonly goals: readonly GoalResult[];
      /** What is still different beyond the goals' words, largest first; empty when nothing is. */
      readonly feedback: readonly string[];
      /** Empty where the exercise is not about spectra. */
      readonly picture: readonly BandError[];
      /** How what was hidden, or what was to be reached, was made; null where there was no such thing. */
      readonly reveal: { readonly truth: Session | null };
    };
