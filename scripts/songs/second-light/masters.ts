import { newInsert } from "@/audio-engine/session";
import { bell, highShelf, lowCut, type Mastering } from "../mix";
import type { MasterState } from "../song";
import { GOOD_MIX } from "./variants";

const RUMBLE_HZ = 25;

const GENTLE: Mastering = {
  eq: [
    lowCut(RUMBLE_HZ, "Below 25 Hz there is no note in this song, only work for the limiter."),
    bell(300, -0.8, 0.8, "Not quite a decibel less at 300 Hz, where guitars, bass and toms add up."),
    highShelf(10_000, 1, "One decibel above 10 kHz: cymbals and breath, and nothing that could hurt."),
  ],
  inputGainDb: 5.5,
  ceilingDbtp: -1,
  releaseSeconds: 0.12,
  why: "The limiter takes the tops of the loudest strokes only: the chorus stays a step above the verse.",
};

const GLUE = {
  insert: newInsert("compressor", "glue", {
    thresholdDb: -18,
    ratio: 1.8,
    kneeDb: 10,
    attackSeconds: 0.03,
    releaseSeconds: 0.2,
    sidechainLowCutHz: 100,
  }),
  why: "About three decibels of slow compression before the limiter, so that the limiter has less to do.",
};

const LOUD: Mastering = {
  ...GENTLE,
  before: [GLUE],
  inputGainDb: 11,
  releaseSeconds: 0.09,
  why: "As loud as this song bears: one decibel more and the snare loses its front.",
};

const OVERCOOKED: Mastering = {
  eq: [
    lowCut(RUMBLE_HZ, "The same cut as in the other masters."),
    highShelf(6000, 3, "Bright, because bright sounds loud for a minute."),
  ],
  before: [
    {
      insert: newInsert("saturation", "clip", { kind: "hard", driveDb: 12, outputDb: -1 }),
      why: "A clipper before the limiter takes every peak that made the drums drums.",
    },
  ],
  inputGainDb: 8,
  ceilingDbtp: -1,
  releaseSeconds: 0.02,
  why: "The limiter works without a pause: verse and chorus are equally loud, and neither breathes.",
};

export const MASTERS: Readonly<Record<string, MasterState>> = {
  gentle: {
    title: "mastered, gently",
    about:
      "A little tone and a limiter that is seldom heard to work: louder, with every step of the song still there.",
    of: GOOD_MIX,
    mastering: GENTLE,
  },
  loud: {
    title: "mastered, loud",
    about: "As loud as a rock record of today, at the edge of what the drums can bear.",
    of: GOOD_MIX,
    mastering: LOUD,
  },
  overcooked: {
    title: "mastered to death",
    about: "Louder still: clipped, bright, without a breath. Match the loudness and hear what it cost.",
    of: GOOD_MIX,
    mastering: OVERCOOKED,
  },
};
