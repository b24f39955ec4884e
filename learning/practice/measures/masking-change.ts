import { maskingIndex, thirdOctaveFrames } from "@/audio-engine/dsp/masking";
import { integratedLoudness } from "@/audio-engine/render/integrated-loudness";
import type { Evidence, Heard } from "../evidence";
import { heardLevelsDb } from "../found-once";
import type { Stereo } from "../sounds";
import type { MeasureWay } from "./measure";

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
  const [covered, covering] = pairOf(of).map((id) => thirdOctaveFrames(asLoudAs(start, heard, id)));
  return covered === undefined || covering === undefined
    ? Number.NaN
    : 100 * maskingIndex(covered, [covering]).overall01;
}

function bandChangesDb(of: string, heard: Heard, { start }: Evidence): number[] {
  const [, covering] = pairOf(of);
  const before = heardLevelsDb(start.tap(tapIdOf(covering)));
  const after = heardLevelsDb(asLoudAs(start, heard, covering));
  const loudest = Math.max(...before);
  return Array.from(before).flatMap((level, band) =>
    level > loudest - HEARD_WITHIN_DB ? [(after[band] ?? Number.NEGATIVE_INFINITY) - level] : [],
  );
}

/** A track's sound at the loudness that it had in the start. */
function asLoudAs(start: Heard, heard: Heard, trackId: string): Stereo {
  const sound = heard.tap(tapIdOf(trackId));
  const wanted = integratedLoudness(start.tap(tapIdOf(trackId)));
  const is = integratedLoudness(sound);
  if (wanted === null || is === null) return sound;
  const gain = 10 ** ((wanted - is) / 20);
  return [sound[0].map((x) => x * gain), sound[1].map((x) => x * gain)];
}
