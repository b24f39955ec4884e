import { pluckSeconds } from "./guitar";
import { onsetNear } from "./pluck-onset";
import { PHRASE_FRAMES, TEMPO_BPM } from "./score";

/** What content/takes/hits.json holds: a guitar in eighth notes, and where each of its hits begins. */
export interface HitsDocument {
  readonly assetId: string;
  readonly bandAssetId: string;
  readonly clickAssetId: string;
  /** Where in its recording the click is struck. */
  readonly clickFrame: number;
  readonly bpm: number;
  readonly gridFrame: number;
  readonly countInFrames: number;
  readonly frames: number;
  readonly eighthFrames: number;
  readonly onsetFrames: readonly number[];
}

export const HITS_ASSET_ID = "takes-guitar-1";
const TAKE = 0;
const SAMPLE_RATE_HZ = 48000;
const EIGHTH_FRAMES = (SAMPLE_RATE_HZ * 30) / TEMPO_BPM;
/** The second and the third line. */
const GRID_FRAME = PHRASE_FRAMES;
const FRAMES = 2 * PHRASE_FRAMES;
/** How far from the pluck an attack may be heard: 40 ms. */
const REACH_FRAMES = 1920;

/** @param guitar the recording, as it is published */
export function hitsDocument(guitar: ArrayLike<number>): HitsDocument {
  return {
    assetId: HITS_ASSET_ID,
    bandAssetId: "takes-guide",
    clickAssetId: "dry-snare",
    clickFrame: 201552,
    bpm: TEMPO_BPM,
    gridFrame: GRID_FRAME,
    countInFrames: 8 * EIGHTH_FRAMES,
    frames: FRAMES,
    eighthFrames: EIGHTH_FRAMES,
    onsetFrames: onsetFramesOf(guitar),
  };
}

/** Where each eighth is heard to begin: looked for around the moment at which its string was plucked. */
function onsetFramesOf(guitar: ArrayLike<number>): number[] {
  const hits = pluckSeconds(TAKE).flatMap((seconds) => {
    const pluckFrame = Math.round(seconds * SAMPLE_RATE_HZ);
    const eighth = Math.round((pluckFrame - GRID_FRAME) / EIGHTH_FRAMES);
    if (eighth < 0 || eighth >= FRAMES / EIGHTH_FRAMES) return [];
    return [{ pluckFrame, onsetFrame: onsetNear(guitar, pluckFrame, REACH_FRAMES) }];
  });
  const leads = hits.flatMap(({ pluckFrame, onsetFrame }) =>
    onsetFrame === null ? [] : [onsetFrame - pluckFrame],
  );
  const meanLead = Math.round(leads.reduce((sum, lead) => sum + lead, 0) / leads.length);
  // A soft pluck under ringing strings is not told apart: it is as far from its pluck as the others on average.
  return hits.map(({ pluckFrame, onsetFrame }) => onsetFrame ?? pluckFrame + meanLead);
}
