import { gridOf, PART_TRACK_ID, type PlayedHits, withHits } from "@/audio-engine/session/hits";
import type { Session } from "@/audio-engine/session/schema";
import { hitsOf } from "@/learning/material-takes";
import { partSeed, type Random, seededRandom } from "@/learning/random";
import { defineExercise } from "./define";
import type { Goal } from "./goals";
import { STEADY_GROOVE } from "./public";

const MOST_SPREAD_MS = 15;
/** A player may lie behind the beat by this much, if always; ahead of it only by what nobody hears. */
const LATEST_MS = 25;
const EARLIEST_MS = -10;
/** How far a groove's ratio may move, in hundredths. */
const SWING_WINDOW = 15;
/** A hit lies no farther from its groove than this many standard deviations. */
const MOST_DEVIATIONS = 2.2;
const SAMPLE_RATE_HZ = 48000;

/** What is wrong with a player: milliseconds, and the ratio of the eighths. */
interface Player {
  readonly lagMs: number;
  readonly spreadMs: number;
  readonly swingRatio: number;
}

const shared = { of: PART_TRACK_ID, during: "whole", tolerance: 0, onPurpose: false } as const;

/** A loose part that lies late, early or nowhere, straight or swung: to be made steady without taking its groove. */
export const steadyGroove = defineExercise({
  work: "tracks",
  info: STEADY_GROOVE,
  editable: [`${PART_TRACK_ID}/clips`],
  hidden: ["meters"],
  picture: "none",
  guards: [
    {
      kind: "in-range",
      reason: "Only the guitar's timing counts here; put everything else back where it was.",
    },
    { kind: "audible", reason: "The guitar is almost silent; bring its hits back, then compare." },
    {
      kind: "parts-present",
      reason: "The guitar has lost most of its sound; bring its hits back, then compare.",
    },
    { kind: "effort", reason: "You have not moved anything yet; listen, then tighten or shift the part." },
  ],
  draw(seed, attempt, { session }) {
    const random = seededRandom(partSeed(seed, attempt));
    const player = drawPlayer(random);
    const input = session.tracks.find(({ id }) => id === PART_TRACK_ID)?.input;
    const asset = input?.kind === "clips" ? input.clips[0]?.asset : undefined;
    if (asset === undefined) return null;
    const part = hitsOf(asset);
    const start = withHits(forGroove(session, player), part, framesOf(player, part, random));
    return {
      start,
      reference: null,
      goals: goalsOf(100 * player.swingRatio),
      brief:
        player.swingRatio > 1
          ? "It swings, and that is its groove: keep the swing. A click plays with it instead of the band."
          : "It plays straight eighths.",
    };
  },
});

function drawPlayer(random: Random): Player {
  const spreadMs = random.between(19, 25);
  switch (random.index(4)) {
    case 0:
      return { lagMs: random.between(42, 60), spreadMs, swingRatio: 1 };
    case 1:
      return { lagMs: random.between(-55, -35), spreadMs, swingRatio: 1 };
    case 2:
      return { lagMs: random.between(0, 15), spreadMs: spreadMs + 6, swingRatio: 1 };
    default:
      return { lagMs: random.between(0, 40), spreadMs, swingRatio: random.between(1.55, 1.8) };
  }
}

/** The band plays straight eighths: a swung part has the click instead. */
function forGroove(session: Session, { swingRatio }: Player): Session {
  const silent = swingRatio > 1 ? "band" : "click";
  return {
    ...session,
    tracks: session.tracks.map((track) => ({ ...track, mute: track.id === silent })),
  };
}

function framesOf({ lagMs, spreadMs, swingRatio }: Player, part: PlayedHits, random: Random): number[] {
  const eighthMs = (1000 * part.eighthFrames) / SAMPLE_RATE_HZ;
  const swingMs = ((swingRatio - 1) / (swingRatio + 1)) * eighthMs;
  const own = standardised(part.onsetFrames.map(() => bounded(normal(random))));
  return gridOf(part).map((grid, i) => {
    const ms = lagMs + (i % 2) * swingMs + spreadMs * (own[i] ?? 0);
    return Math.round(grid + (ms / 1000) * SAMPLE_RATE_HZ);
  });
}

/** Of mean 0 on the beat and off it, and standard deviation 1: lag, swing and looseness are as drawn. */
function standardised(values: readonly number[]): number[] {
  const means = [0, 1].map((side) => mean(values.filter((_, i) => i % 2 === side)));
  const centred = values.map((value, i) => value - (means[i % 2] ?? 0));
  const deviation = Math.sqrt(mean(centred.map((value) => value * value)));
  return centred.map((value) => value / deviation);
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const bounded = (x: number): number => Math.max(-MOST_DEVIATIONS, Math.min(MOST_DEVIATIONS, x));

/** Mean 0, standard deviation 1: twelve even draws (central limit). */
function normal(random: Random): number {
  return Array.from({ length: 12 }, () => random.next01()).reduce((sum, x) => sum + x, -6);
}

function goalsOf(swingShare: number): Goal[] {
  return [
    {
      ...shared,
      id: "hits-heard",
      measure: "hits-heard",
      target: { min: 100 },
      weight: 1,
      words: { met: "Every hit sounds.", under: "Only {value} of the hits sound.", over: "" },
    },
    {
      ...shared,
      id: "timing-spread",
      measure: "timing-spread",
      target: { max: MOST_SPREAD_MS },
      weight: 3,
      words: {
        met: "Steady: the hits lie {value} around their groove (standard deviation), and 15 ms is the goal.",
        over: "Still loose: the hits lie {value} around their groove (standard deviation), and 15 ms is the goal.",
        under: "",
      },
    },
    {
      ...shared,
      id: "timing-lag",
      measure: "timing-lag",
      target: { min: EARLIEST_MS, max: LATEST_MS },
      weight: 2,
      onPurpose: true,
      words: {
        met: "It sits: {value} behind the beat on average. Up to 25 ms late is a feel, if it is steady.",
        over: "It drags: {value} behind the beat on average; up to 25 ms is a feel.",
        under: "It rushes: {value} against the beat on average; it should not lie ahead by more than 10 ms.",
      },
    },
    {
      ...shared,
      id: "swing-share",
      measure: "swing-share",
      target: { min: swingShare - SWING_WINDOW, max: swingShare + SWING_WINDOW },
      weight: 2,
      words: {
        met: "Its groove is still there: the long eighth is {value} of the short one.",
        under: "Its groove is gone: the long eighth is only {value} of the short one.",
        over: "It swings more than it did: the long eighth is {value} of the short one.",
      },
    },
  ];
}
