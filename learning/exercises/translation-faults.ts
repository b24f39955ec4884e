import { withStrip } from "@/audio-engine/session/address";
import { newEq, newEqBand, newInsert } from "@/audio-engine/session/build";
import type { Insert, Session } from "@/audio-engine/session/schema";

/** What keeps a part of a mix from arriving somewhere, though it sounds well on good loudspeakers. */
export const TRANSLATION_FAULTS = ["bass-too-low", "lead-out-of-phase", "keys-out-of-phase"] as const;
export type TranslationFault = (typeof TRANSLATION_FAULTS)[number];

/** Two second-order cuts, 24 dB per octave: little is left above the lowest notes. */
const BASS_CUT_HZ = 100;
/** Makes the cut bass about as loud as before on large loudspeakers (measured on the flagship's chorus). */
const BASS_MAKEUP_DB = 17;
/** Two copies, hard left and right: each as loud as the one in the middle was, less what a pair adds. */
const COPY_DB = -3;

/** A mix with one fault made in a track of it: `bass`, `lead` (which gets a copy, `lead-copy`) or `piano`. */
export function withTranslationFault(mix: Session, fault: TranslationFault): Session {
  if (fault === "lead-out-of-phase") return withTurnedCopy(mix);
  if (fault === "keys-out-of-phase")
    return withInsertLast(mix, "piano", newInsert("polarity-delay", "wide", { invertRight: true }));
  const bands = ["too-low-1", "too-low-2"].map((id) =>
    newEqBand({ id, kind: "high-cut", frequencyHz: BASS_CUT_HZ, q: 0.71 }),
  );
  const eq = newEq("low", bands);
  return withInsertLast(mix, "bass", { ...eq, params: { ...eq.params, outputGainDb: BASS_MAKEUP_DB } });
}

/** Widens the voice by a copy of it with its polarity turned over: in mono, the two are nothing. */
function withTurnedCopy(mix: Session): Session {
  return {
    ...mix,
    tracks: mix.tracks.flatMap((track) => {
      if (track.id !== "lead") return [track];
      const faderDb = track.faderDb + COPY_DB;
      return [
        { ...track, pan: -1, faderDb },
        {
          ...track,
          id: "lead-copy",
          name: `${track.name}, copy`,
          pan: 1,
          faderDb,
          polarity: "inverted" as const,
        },
      ];
    }),
  };
}

function withInsertLast(mix: Session, trackId: string, insert: Insert): Session {
  return withStrip(mix, trackId, (strip) => ({ ...strip, inserts: [...strip.inserts, insert] }));
}

/** Tracks that together are one part: `lead` is also `lead-copy`. */
export function tracksOfPart({ tracks }: Session, part: string): string[] {
  return tracks.flatMap(({ id }) => (id === part || id.startsWith(`${part}-`) ? [id] : []));
}
