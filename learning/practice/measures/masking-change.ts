import { maskingIndex, thirdOctaveFrames } from "@/audio-engine/dsp/masking";
import { thirdOctaveLevelsDb } from "@/audio-engine/dsp/third-octave";
import type { Evidence, Heard } from "../evidence";
import { once, oncePerName } from "../once";
import type { Stereo } from "../sounds";
import { wholeLoudness } from "./block-loudness";
import type { MeasureWay } from "./measure";
import { thirdOctavesOf } from "./readings";

/** Bands further below the start's loudest are not heard, whatever is done to them. */
const HEARD_WITHIN_DB = 40;

const tapIdOf = (trackId: string): string => `masking:${trackId}`;

/** `covered:covering`, two track ids. */
function pairOf(of: string): readonly [covered: string, covering: string] {
  const [covered = "", covering = ""] = of.split(":");
  return [covered, covering];
}

const taps: NonNullable<MeasureWay["taps"]> = ({ of }) =>
  pairOf(of).map((id) => ({ id: tapIdOf(id), stripId: id, point: "post-fader" }));

/**
 * How much more of one track another one covers than in the start, in percentage points of the masking index; less is
 * negative. Both are put to the loudness that they had in the start, so that a fader does nothing.
 */
export const maskingChange: MeasureWay = {
  taps,
  measure: ({ of }, subject, { start }) =>
    coveredPercent(of, subject, start) - coveredPercent(of, start, start),
};

/** What was done to the covering track's colour: mean over the bands that are heard of the change's size, in dB. */
export const colourChange: MeasureWay = {
  taps,
  measure: ({ of }, subject, evidence) => {
    const changes = bandChangesDb(of, subject, evidence);
    return changes.reduce((sum, change) => sum + Math.abs(change), 0) / changes.length;
  },
};

/** The largest of these changes. */
export const largestColourChange: MeasureWay = {
  taps,
  measure: ({ of }, subject, evidence) =>
    Math.max(...bandChangesDb(of, subject, evidence).map((change) => Math.abs(change))),
};

function coveredPercent(of: string, heard: Heard, start: Heard): number {
  const [covered, covering] = pairOf(of).map((id) => levelled(start)(heard)(id).frames);
  return covered === undefined || covering === undefined
    ? Number.NaN
    : 100 * maskingIndex(covered, [covering]).overall01;
}

function bandChangesDb(of: string, heard: Heard, { start }: Evidence): number[] {
  const [, covering] = pairOf(of);
  const before = thirdOctavesOf(start.tap(tapIdOf(covering)));
  const after = levelled(start)(heard)(covering).levelsDb;
  const loudest = Math.max(...before);
  return Array.from(before).flatMap((level, band) =>
    level > loudest - HEARD_WITHIN_DB ? [(after[band] ?? Number.NEGATIVE_INFINITY) - level] : [],
  );
}

/** The spectra of a track at the loudness that it had in the start, by start, rendering and track. */
const levelled = once((start: Heard) =>
  once((heard: Heard) =>
    oncePerName((trackId) => {
      const sound = asLoudAs(start, heard, trackId);
      return { frames: thirdOctaveFrames(sound), levelsDb: thirdOctaveLevelsDb(sound) };
    }),
  ),
);

function asLoudAs(start: Heard, heard: Heard, trackId: string): Stereo {
  const sound = heard.tap(tapIdOf(trackId));
  const wanted = wholeLoudness(start.tap(tapIdOf(trackId)));
  const is = wholeLoudness(sound);
  if (wanted === null || is === null) return sound;
  const gain = 10 ** ((wanted - is) / 20);
  return [sound[0].map((x) => x * gain), sound[1].map((x) => x * gain)];
}
