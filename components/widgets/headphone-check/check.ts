import {
  ENGINE_VERSION,
  type Generator,
  newSession,
  newTrack,
  type Session,
  type Side,
  type Track,
} from "@/audio-engine";

/** RMS of every sound of the check: its peaks stay below −20 dBFS. */
export const CHECK_LEVEL_DBFS = -26;
/** From what every earpiece gives to what only good ones do. */
export const LOW_TONES_HZ = [200, 100, 60, 40] as const;
/** Low enough for a bass's lowest note to be judged. */
const PASSING_HZ = 60;
const PLACE_HZ = 500;
const SECONDS = 2;

export type PlaceAnswer = "left" | "right" | "middle";
export type PhaseAnswer = "first" | "second";

/** What is asked, one after the other. */
export type CheckStep =
  | { readonly kind: "place"; readonly sideId: string; readonly truth: PlaceAnswer }
  | { readonly kind: "phase"; readonly sideIds: readonly [string, string]; readonly truth: PhaseAnswer }
  | { readonly kind: "low"; readonly sideId: string; readonly hz: number };

export interface CheckAnswers {
  /** Whether both sides were heard where they are. */
  readonly placesRight: boolean;
  /** Whether the sound in the middle was told from the one that is nowhere. */
  readonly phaseRight: boolean;
  /** Of the tones that were heard without a gap from the top; null when not even the first was. */
  readonly lowestHeardHz: number | null;
}

/** Every question once; two coins decide the order, so that nobody knows the answers. */
export function checkSteps(leftFirst: boolean, middleFirst: boolean): readonly CheckStep[] {
  const places: readonly ("left" | "right")[] = leftFirst ? ["left", "right"] : ["right", "left"];
  return [
    ...places.map((place) => ({ kind: "place", sideId: place, truth: place }) as const),
    {
      kind: "phase",
      sideIds: middleFirst ? ["together", "apart"] : ["apart", "together"],
      truth: middleFirst ? "first" : "second",
    },
    ...LOW_TONES_HZ.map((hz) => ({ kind: "low", sideId: `low-${hz}`, hz }) as const),
  ];
}

export function hasPassed({ placesRight, phaseRight, lowestHeardHz }: CheckAnswers): boolean {
  return placesRight && phaseRight && lowestHeardHz !== null && lowestHeardHz <= PASSING_HZ;
}

/** The result in words. */
export function resultSentences({ placesRight, phaseRight, lowestHeardHz }: CheckAnswers): string[] {
  return [
    placesRight
      ? "Left and right are where they belong."
      : "Left and right are swapped, mixed together, or one is missing: turn the headphones round, or switch mono off in the device's settings.",
    phaseRight
      ? "Both sides push together: stereo can be judged."
      : "The two sides could not be told from a turned-over one: loudspeakers, or mono. Leave tasks about width for headphones.",
    lowestHeardHz === null
      ? "Not even 200 Hz was heard: turn up a little, or use other headphones."
      : lowestHeardHz <= PASSING_HZ
        ? `You hear down to ${lowestHeardHz} Hz: basses can be judged.`
        : `You hear down to ${lowestHeardHz} Hz: the lowest octave is not there. Built-in loudspeakers end here; leave bass tasks for headphones.`,
  ];
}

/** Every sound of the check as a side. */
export function checkSides(): readonly Side[] {
  const sine = (frequencyHz: number): Generator => ({
    id: "tone",
    kind: "sine",
    seed: 1,
    levelDbfs: CHECK_LEVEL_DBFS,
    frequencyHz,
  });
  const noise: Generator = { id: "noise", kind: "pink-noise", seed: 1, levelDbfs: CHECK_LEVEL_DBFS };
  const side = (id: string, session: Session): Side => ({ id, label: id, kind: "session", session });
  return [
    side("left", sound("left", [{ generator: sine(PLACE_HZ), pan: -1 }])),
    side("right", sound("right", [{ generator: sine(PLACE_HZ), pan: 1 }])),
    side(
      "together",
      sound("together", [
        { generator: noise, pan: -1 },
        { generator: noise, pan: 1 },
      ]),
    ),
    side(
      "apart",
      sound("apart", [
        { generator: noise, pan: -1 },
        { generator: noise, pan: 1, polarity: "inverted" },
      ]),
    ),
    ...LOW_TONES_HZ.map((hz) => side(`low-${hz}`, sound(`low-${hz}`, [{ generator: sine(hz), pan: 0 }]))),
  ];
}

interface Voice {
  readonly generator: Generator;
  readonly pan: number;
  readonly polarity?: Track["polarity"];
}

function sound(id: string, voices: readonly Voice[]): Session {
  return newSession({
    id,
    title: id,
    engineVersion: ENGINE_VERSION,
    lengthFrames: SECONDS * 48000,
    tracks: voices.map(({ generator, pan, polarity = "normal" }, i) =>
      newTrack({
        id: `voice-${i}`,
        name: `Voice ${i + 1}`,
        role: "test",
        input: { kind: "generator", generator },
        pan,
        polarity,
      }),
    ),
  });
}
