import { newClip, newSession, newTrack } from "./build";
import type { AssetRef, Clip, Session } from "./schema";

/** A part that was cut into its hits: eighth notes, the first of them on a beat. */
export interface PlayedHits {
  readonly asset: AssetRef;
  /** Where each hit begins in its recording, ascending. */
  readonly onsetFrames: readonly number[];
  /** Behind the last hit in the recording. */
  readonly endFrame: number;
  /** From the beginning of the recording to the first place of the grid. */
  readonly gridFrame: number;
  /** From the beginning of the session to it: the count-in. */
  readonly countInFrames: number;
  readonly eighthFrames: number;
}

/** How a part lies against the grid. Lag is positive when late. */
export interface Timing {
  /** Mean of the hits on the beat: where the player lies. */
  readonly lagSeconds: number;
  /** Length of the first eighth of a beat to the second: 1 is straight, 2 a shuffle. */
  readonly swingRatio: number;
  /** Standard deviation of the hits around that lag and that swing. */
  readonly spreadSeconds: number;
}

/** What a hand sets. `tighten01`: 0 as played, 1 on the player's own groove, −1 twice as loose. */
export interface Retiming {
  readonly tighten01: number;
  readonly lagSeconds: number;
  readonly swingRatio: number;
}

const SAMPLE_RATE_HZ = 48000;
/** A clip begins so long before its hit, and fades in over that: 3 ms. */
export const BEFORE_HIT_FRAMES = 144;
/** A hit fades into the next over 8 ms. */
const FADE_OUT_FRAMES = 384;

export const PART_TRACK_ID = "part";

/** Where each hit belongs, from the session's beginning. */
export function gridOf({ onsetFrames, eighthFrames, countInFrames }: PlayedHits): number[] {
  return onsetFrames.map((_, i) => countInFrames + i * eighthFrames);
}

/** Where each hit was played, from the session's beginning. */
export function playedFrames({ onsetFrames, gridFrame, countInFrames }: PlayedHits): number[] {
  return onsetFrames.map((frame) => frame - gridFrame + countInFrames);
}

/** Hits as clips at other places; a clip ends where the next hit, or the session, leaves no room, or where its own sound ends. */
export function clipsOfHits(part: PlayedHits, atFrames: readonly number[]): Clip[] {
  const { asset, onsetFrames, endFrame } = part;
  const end = part.countInFrames + onsetFrames.length * part.eighthFrames;
  return onsetFrames.map((onset, i) => {
    const at = Math.round(atFrames[i] ?? 0);
    const own = (onsetFrames[i + 1] ?? endFrame) - onset;
    const free = (atFrames[i + 1] ?? end) - at;
    const frames = Math.max(FADE_OUT_FRAMES, Math.round(Math.min(own, free))) + BEFORE_HIT_FRAMES;
    return newClip({
      id: hitId(i),
      asset,
      sourceFrame: onset - BEFORE_HIT_FRAMES,
      atFrame: Math.max(0, at - BEFORE_HIT_FRAMES),
      frames,
      fadeInFrames: BEFORE_HIT_FRAMES,
      fadeOutFrames: FADE_OUT_FRAMES,
    });
  });
}

/** Where the clips of a track put the hits; null for one that is missing or not the hit's own sound. */
export function hitFrames(clips: readonly Clip[], { onsetFrames, asset }: PlayedHits): (number | null)[] {
  return onsetFrames.map((onset, i) => {
    const clip = clips.find(({ id }) => id === hitId(i));
    if (clip === undefined || clip.asset.pcmSha256 !== asset.pcmSha256) return null;
    const before = onset - clip.sourceFrame;
    return before < 0 || before >= clip.frames ? null : clip.atFrame + before;
  });
}

/** What the distances of hits to the grid say. Null hits do not count. */
export function timingOf(atFrames: readonly (number | null)[], part: PlayedHits): Timing {
  const distances = gridOf(part).map((grid, i) => {
    const at = atFrames[i] ?? null;
    return at === null ? null : (at - grid) / SAMPLE_RATE_HZ;
  });
  const means = [0, 1].map((side) =>
    mean(distances.filter((d, i): d is number => d !== null && i % 2 === side)),
  );
  const [lagSeconds = 0, offSeconds = 0] = means;
  const rests = distances.flatMap((d, i) => (d === null ? [] : [d - (means[i % 2] ?? 0)]));
  const eighth = part.eighthFrames / SAMPLE_RATE_HZ;
  const swing = offSeconds - lagSeconds;
  return {
    lagSeconds,
    swingRatio: (eighth + swing) / (eighth - swing),
    spreadSeconds: Math.sqrt(mean(rests.map((rest) => rest * rest))),
  };
}

/** Played hits at the places where a hand puts them: its lag, its swing, and what is left of each hit's own distance. */
export function retimedFrames(played: readonly number[], part: PlayedHits, to: Retiming): number[] {
  const { offset, residuals } = apart(played, part);
  const swing = swingSeconds(to.swingRatio, part);
  return gridOf(part).map((grid, i) => {
    const own = (1 - to.tighten01) * (residuals[i] ?? 0);
    const groove = offset(i, to.lagSeconds, swing);
    return Math.round(grid + SAMPLE_RATE_HZ * (groove + own));
  });
}

/** What a hand has set, read from where the hits lie and where they were played. */
export function retimingOf(
  now: readonly (number | null)[],
  played: readonly number[],
  part: PlayedHits,
): Retiming {
  const { lagSeconds, swingRatio } = timingOf(now, part);
  const before = apart(played, part).residuals;
  const after = apart(
    now.map((at, i) => at ?? played[i] ?? 0),
    part,
  ).residuals;
  const energy = before.reduce((sum, rest) => sum + rest * rest, 0);
  const shared = before.reduce((sum, rest, i) => sum + rest * (after[i] ?? 0), 0);
  return { lagSeconds, swingRatio, tighten01: energy === 0 ? 0 : 1 - shared / energy };
}

export interface HitsSetup {
  readonly id: string;
  readonly title: string;
  readonly engineVersion: number;
  /** Of the part, without its count-in. */
  readonly frames: number;
  readonly tempoBpm: number;
  readonly part: PlayedHits;
  readonly band: AssetRef;
  readonly click: AssetRef;
  /** Where the click's sound begins in its recording. */
  readonly clickFrame: number;
}

/** 40 ms of a stick: a click. */
const CLICK_FRAMES = 1920;
const CLICK_FADER_DB = -6;
const BAND_FADER_DB = 4;

/** A part as it was played, the band that it was played to, and a click on every beat. */
export function hitsSession({ part, band, click, clickFrame, frames, ...about }: HitsSetup): Session {
  const beatFrames = 2 * part.eighthFrames;
  const whole = part.countInFrames + frames;
  const clicks = Array.from({ length: Math.floor(whole / beatFrames) }, (_, i) =>
    newClip({
      id: `click-${i + 1}`,
      asset: click,
      sourceFrame: clickFrame,
      atFrame: i * beatFrames,
      frames: CLICK_FRAMES,
      fadeOutFrames: CLICK_FRAMES / 2,
    }),
  );
  const bandFrom = part.gridFrame - part.countInFrames;
  const bandClip = newClip({ id: "band", asset: band, sourceFrame: bandFrom, frames: whole });
  return newSession({
    ...about,
    lengthFrames: whole,
    tracks: [
      newTrack({
        id: PART_TRACK_ID,
        name: "Guitar",
        input: { kind: "clips", clips: clipsOfHits(part, playedFrames(part)) },
      }),
      newTrack({
        id: "band",
        name: "Band",
        faderDb: BAND_FADER_DB,
        input: { kind: "clips", clips: [bandClip] },
      }),
      newTrack({
        id: "click",
        name: "Click",
        faderDb: CLICK_FADER_DB,
        input: { kind: "clips", clips: clicks },
      }),
    ],
  });
}

/** The session with its hits at other places. */
export function withHits(session: Session, part: PlayedHits, atFrames: readonly number[]): Session {
  const clips = clipsOfHits(part, atFrames);
  return {
    ...session,
    tracks: session.tracks.map((track) =>
      track.id === PART_TRACK_ID ? { ...track, input: { kind: "clips", clips } } : track,
    ),
  };
}

/** Where the hits of a session lie. */
export function hitFramesOf(session: Session, part: PlayedHits): (number | null)[] {
  const input = session.tracks.find(({ id }) => id === PART_TRACK_ID)?.input;
  return hitFrames(input?.kind === "clips" ? input.clips : [], part);
}

const hitId = (index: number): string => `hit-${index + 1}`;

/** Swing of a ratio R: by how much the off-beat is late, (R − 1)/(R + 1) of an eighth. */
function swingSeconds(ratio: number, { eighthFrames }: PlayedHits): number {
  return ((ratio - 1) / (ratio + 1)) * (eighthFrames / SAMPLE_RATE_HZ);
}

function apart(atFrames: readonly number[], part: PlayedHits) {
  const { lagSeconds, swingRatio } = timingOf(atFrames, part);
  const offset = (i: number, lag: number, swing: number): number => lag + (i % 2) * swing;
  const swing = swingSeconds(swingRatio, part);
  const residuals = gridOf(part).map(
    (grid, i) => ((atFrames[i] ?? grid) - grid) / SAMPLE_RATE_HZ - offset(i, lagSeconds, swing),
  );
  return { offset, residuals };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
