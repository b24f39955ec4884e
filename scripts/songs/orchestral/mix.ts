import { newInsert } from "@/audio-engine/session";
import type { Group, Mix, Ride } from "../mix";
import { CHANNELS } from "./channels";
import { FRAMES_PER_BAR, LOOP_FRAMES } from "./score";

const GROUPS: readonly Group[] = [
  {
    groupId: "near",
    name: "Near hall",
    role: "effects",
    faderDb: -4,
    pan: 0,
    why: "The hall around what sits in front: low, because the pair already brings most of it.",
    before: [
      {
        insert: newInsert("reverb", "hall", {
          kind: "hall",
          preDelaySeconds: 0.03,
          decaySeconds: 2,
          highDecayRatio: 0.5,
          lowCutHz: 150,
          highCutHz: 8000,
          mix01: 1,
        }),
        why: "30 ms of pre-delay: near players are heard well before their hall.",
      },
    ],
    eq: [],
  },
  {
    groupId: "far",
    name: "Far hall",
    role: "effects",
    faderDb: -4,
    pan: 0,
    why: "The hall around what stands at the back wall: louder than its dry sound.",
    before: [
      {
        insert: newInsert("reverb", "hall", {
          kind: "hall",
          preDelaySeconds: 0.002,
          decaySeconds: 2.4,
          highDecayRatio: 0.4,
          lowCutHz: 100,
          highCutHz: 5500,
          mix01: 1,
        }),
        why: "2 ms of pre-delay: a far player and his hall arrive together, and that is how the ear knows that he is far.",
      },
    ],
    eq: [],
  },
];

const points = (...pairs: readonly (readonly [bar: number, value: number])[]): Ride["points"] =>
  pairs.map(([bar, value]) => ({
    atFrame: Math.min(LOOP_FRAMES - 1, Math.round(bar * FRAMES_PER_BAR)),
    value,
  }));

const RIDES: readonly Ride[] = [
  {
    target: "low-strings/faderDb",
    points: points([0, -1], [3.8, -1], [4.2, -5], [9.4, -5], [10, -1]),
    why: "The celli's spot comes down by 4 dB when the oboe takes the tune over: the light moves, the orchestra does not.",
  },
  {
    target: "woodwinds/faderDb",
    points: points([0, -3], [3.8, -3], [4, 0.5], [6, 0.5], [6.5, -4], [10, -3]),
    why: "The oboe's spot is opened for its two bars and closed after them.",
  },
  {
    target: "harp/faderDb",
    points: points([0, -3], [6, -3], [7, -7], [9, -7], [9.6, -3], [10, -3]),
    why: "The harp's spot goes down in the crescendo: a harp that stays audible in fortissimo would shrink the orchestra.",
  },
];

export const MIX: Mix = { channels: CHANNELS, groups: GROUPS, rides: RIDES };

const FLAT_FADERS: Readonly<Record<string, number>> = {
  "violins-1": -4,
  "violins-2": -5,
  violas: -5,
  "low-strings": -5,
  woodwinds: -5,
  horns: -8,
  trumpet: -8,
  harp: -5,
  timpani: -9,
  choir: -6,
};

/** The spots alone, all in one place and at one distance, their crescendo evened out. */
export const FLAT: Mix = {
  channels: CHANNELS.map(({ sends: _sends, eq, delayFrames: _delay, ...channel }) => ({
    ...channel,
    pan: 0,
    mute: channel.trackId === "pair",
    after: [],
    faderDb: FLAT_FADERS[channel.trackId] ?? 0,
    eq: eq.filter(({ kind }) => kind === "low-cut"),
    output: "orchestra",
  })),
  groups: [
    {
      groupId: "orchestra",
      name: "Orchestra",
      role: "mix",
      faderDb: 0,
      pan: 0,
      why: "Everybody through one compressor.",
      eq: [],
      after: [
        {
          insert: newInsert("compressor", "even", {
            thresholdDb: -38,
            ratio: 4,
            kneeDb: 12,
            attackSeconds: 0.05,
            releaseSeconds: 0.8,
            makeupDb: 21,
          }),
          why: "Four to one evens the crescendo out: nothing grows, nothing arrives.",
        },
      ],
    },
  ],
};
