import { newInsert } from "@/audio-engine/session/build";
import type { Session, Track } from "@/audio-engine/session/schema";
import type { PracticeMaterial } from "@/learning/material";
import { partSeed, seededRandom } from "@/learning/random";
import { defineExercise } from "./define";
import type { Goal } from "./goals";
import { EVEN_VOCAL, EVEN_VOCAL_COMPRESSOR_ID, EVEN_VOCAL_TRACK_ID } from "./public";

/** By how much the singer leans in where the chorus begins: loud and soft then lie 7.5 to 9 LU apart. */
const LEAN_DB = [2.5, 4] as const;
const FADER_DB = [-2, 2] as const;

const base = { of: EVEN_VOCAL_TRACK_ID, during: "whole", tolerance: 0, onPurpose: true } as const;

const GOALS: readonly Goal[] = [
  {
    ...base,
    id: "spread",
    measure: "vocal-evenness",
    target: { min: 3.5, max: 5.2 },
    weight: 3,
    words: {
      met: "Loud and soft lie {value} apart: every word is heard, and it still breathes.",
      over: "Loud and soft still lie {value} apart; 5.2 LU is the most for a lead that stays in its place.",
      under: "Loud and soft lie only {value} apart: the lead has been ironed flat.",
    },
  },
  {
    ...base,
    id: "level",
    measure: "part-level-change",
    target: { min: -2, max: 2 },
    weight: 1,
    words: {
      met: "It is as loud as before ({value}), so nothing but the evenness is compared.",
      over: "It is {value} louder than before: take make-up back, or you only compare levels.",
      under: "It has changed by {value}: give back with make-up what the compressor took.",
    },
  },
  {
    ...base,
    id: "usual-reduction",
    measure: "usual-reduction",
    target: { max: 4.8 },
    weight: 1,
    words: {
      met: "Half of the time it is turned down by {value} or less.",
      over: "Half of the time it is turned down by {value} or more: a little less would do.",
      under: "",
    },
  },
  {
    ...base,
    id: "most-reduction",
    measure: "most-reduction",
    target: { max: 7.5 },
    weight: 1,
    words: {
      met: "The loudest moments are turned down by {value}.",
      over: "The loudest moments are turned down by {value}: they are crushed.",
      under: "",
    },
  },
  {
    ...base,
    id: "gaps",
    measure: "gap-rise",
    target: { max: 4.8 },
    weight: 1,
    words: {
      met: "Breaths and the ends of notes have come up by {value} at most.",
      over: "Breaths and the ends of notes have come up by {value}: they step in front of the words.",
      under: "",
    },
  },
];

/** A lead whose chorus is sung nearer to the microphone, to be evened out by a compressor. Measured by its loudness, not by its settings. */
export const evenVocal = defineExercise({
  work: "tracks",
  info: EVEN_VOCAL,
  editable: [`${EVEN_VOCAL_TRACK_ID}/${EVEN_VOCAL_COMPRESSOR_ID}`, `${EVEN_VOCAL_TRACK_ID}/faderDb`],
  hidden: ["meters", "waveform"],
  picture: "none",
  counting: "together",
  guards: [
    { kind: "in-range", reason: "Only the compressor and the lead's fader count here; put the rest back." },
    { kind: "audible", reason: "There is almost nothing to hear; bring the sound back up." },
    { kind: "parts-present", reason: "The lead is gone; bring it back into the song." },
    { kind: "no-clipping", reason: "The mix clips; take back make-up or the fader." },
    { kind: "effort", reason: "The compressor is doing nothing yet; pull the threshold down and listen." },
  ],
  draw(seed, attempt, material) {
    const random = seededRandom(partSeed(seed, attempt));
    const leanDb = random.between(...LEAN_DB);
    const faderDb = random.between(...FADER_DB);
    return { goals: GOALS, start: startSession(material, leanDb, faderDb), reference: null };
  },
});

function startSession({ session, form }: PracticeMaterial, leanDb: number, addedDb: number): Session {
  const chorusFrame = form?.[1]?.startFrame ?? Math.round(session.lengthFrames / 2);
  return {
    ...session,
    tracks: session.tracks.map((track) =>
      track.id === EVEN_VOCAL_TRACK_ID
        ? {
            ...leanedIn(track, chorusFrame, leanDb),
            faderDb: track.faderDb + addedDb,
            inserts: [
              ...track.inserts.filter(({ unit }) => unit !== "compressor"),
              newInsert("compressor", EVEN_VOCAL_COMPRESSOR_ID, { thresholdDb: 0 }),
            ],
          }
        : track,
    ),
  };
}

/** Louder from a frame on. */
function leanedIn(track: Track, fromFrame: number, leanDb: number): Track {
  if (track.input.kind !== "clips") return track;
  const clips = track.input.clips.flatMap((clip) => {
    const head = fromFrame - clip.atFrame;
    if (head <= 0) return [{ ...clip, gainDb: clip.gainDb + leanDb }];
    if (head >= clip.frames) return [clip];
    return [
      { ...clip, frames: head, fadeOutFrames: 0 },
      {
        ...clip,
        id: `${clip.id}-leaned`,
        sourceFrame: clip.sourceFrame + head,
        frames: clip.frames - head,
        atFrame: fromFrame,
        gainDb: clip.gainDb + leanDb,
        fadeInFrames: 0,
      },
    ];
  });
  return { ...track, input: { ...track.input, clips } };
}
