import { newInsert } from "@/audio-engine/session";
import { bell, highShelf, lowCut, type Mastering } from "../mix";
import { changed, flattened } from "../mix-variants";
import type { SongDefinition } from "../song";
import { MIX } from "./mix";
import { FRAMES_PER_BAR, KEY, LOOP_FRAMES, SOLO_BAR, TEMPO_BPM } from "./score";
import { renderJazzTrio } from "./stems";

const soloFrame = SOLO_BAR * FRAMES_PER_BAR;

// The near pair and no room: correct, near, and nowhere.
const flat = changed(flattened(MIX), {
  channels: { room: { mute: true }, "piano-far": { mute: true } },
});

const faulty = changed(MIX, {
  channels: {
    "bass-mic": {
      before: [
        {
          insert: newInsert("gate", "gate", {
            thresholdDb: -24,
            rangeDb: -60,
            attackSeconds: 0.001,
            holdSeconds: 0.03,
            releaseSeconds: 0.05,
          }),
          why: "Isolated at any price.",
        },
      ],
    },
    "bass-pickup": { delayFrames: 0, polarity: "inverted", faderDb: 0 },
    "piano-near": {
      after: [
        { insert: newInsert("stereo-width", "width", { width01: 1.8 }), why: "Wider than any piano is." },
      ],
    },
    room: { faderDb: 4, eq: [] },
  },
  groups: {
    drums: {
      after: [
        {
          insert: newInsert("compressor", "squash", {
            thresholdDb: -38,
            ratio: 8,
            attackSeconds: 0.001,
            releaseSeconds: 0.06,
            makeupDb: 9,
          }),
          why: "As one would a rock kit.",
        },
      ],
    },
  },
});

const GENTLE: Mastering = {
  eq: [
    lowCut(28, "Nothing below 28 Hz that an upright bass could mean."),
    bell(300, -0.7, 0.7, "Seven tenths less at 300 Hz, where three instruments share one room."),
    highShelf(11000, 0.8, "A little air above 11 kHz."),
  ],
  inputGainDb: 1.6,
  ceilingDbtp: -1,
  releaseSeconds: 0.25,
  why: "The limiter is there for a handful of strokes; most bars pass it untouched.",
};

const LOUD: Mastering = {
  ...GENTLE,
  inputGainDb: 2.7,
  releaseSeconds: 0.15,
  why: "One decibel more is the loud end for a trio: the hardest piano notes lose their edge.",
};

const OVERCOOKED: Mastering = {
  ...GENTLE,
  before: [
    {
      insert: newInsert("compressor", "squash", {
        thresholdDb: -36,
        ratio: 5,
        attackSeconds: 0.003,
        releaseSeconds: 0.08,
        makeupDb: 8,
      }),
      why: "5:1 with a fast release: the ride breathes with every note of the bass.",
    },
  ],
  inputGainDb: 20,
  releaseSeconds: 0.03,
  why: "A limiter that never rests: the trio sits in the loudspeaker's cone, and nobody plays softly any more.",
};

/** One room, three players, nine microphones: placement, bleed, and drums that bear no compressor. */
export const jazzTrio: SongDefinition = {
  id: "jazz-trio",
  title: "Round Table",
  genre: "jazz",
  about:
    "Eight bars of tune with brushes and a bass in two, eight of piano solo with a ride and a walking bass, all in one room: a piano by a pair and a far microphone, a bass by microphone and pickup, bleed everywhere, and a kit that compression ruins.",
  key: KEY,
  bpm: TEMPO_BPM,
  lengthFrames: LOOP_FRAMES,
  form: [
    { name: "Tune", startFrame: 0, endFrame: soloFrame },
    { name: "Solo", startFrame: soloFrame, endFrame: LOOP_FRAMES },
  ],
  masterWindow: { min: 14, max: 20 },
  render: renderJazzTrio,
  raw: {
    title: "as recorded",
    about:
      "Every microphone as it was recorded, all faders alike, everything in the middle: one room, heard nine times over.",
    mix: MIX,
  },
  mixes: {
    mix: {
      title: "mixed",
      about:
        "Piano near and deep, a bass of wood with a little finger, the kit from above and left as it was played.",
      mix: MIX,
    },
    flat: {
      title: "flat",
      about: "Balanced and correct, but one pair each, no room, no depth, no hand on a fader.",
      mix: flat,
    },
    faulty: {
      title: "with faults",
      about: "The good mix with five faults in it, from the gate to the squashed kit.",
      mix: faulty,
      faults: [
        {
          stripId: "bass-mic",
          fault:
            "A gate at −24 dB cuts the bass off between its notes, and the drums jump in and out with it.",
          cure: "Take the gate out: the bleed is the room that all three share.",
        },
        {
          stripId: "bass-pickup",
          fault:
            "Inverted, a millisecond early and as loud as the microphone: the two cancel in the low end.",
          cure: "Polarity back to normal, delay it by the 38 cm to the microphone, and bring it to −7 dB.",
        },
        {
          stripId: "piano-near",
          fault:
            "180 % wide down to the lowest string: the piano is larger than the room, and mono loses it.",
          cure: "75 % of its width, and one side only below 150 Hz.",
        },
        {
          stripId: "room",
          fault: "The room's microphone is 12 dB too loud, low end and all: everybody steps back at once.",
          cure: "Back to −8 dB with a low cut at 150 Hz.",
        },
        {
          stripId: "drums",
          fault:
            "8:1 with a fast attack on brushes and ride: the hiss never stops and the ride has no beginning.",
          cure: "No compressor on the kit.",
        },
      ],
    },
  },
  masters: {
    gentle: {
      title: "mastered gently",
      about: "Level and a trace of tone: the trio as it played.",
      of: MIX,
      mastering: GENTLE,
    },
    loud: {
      title: "mastered loud",
      about: "As loud as a trio record may be.",
      of: MIX,
      mastering: LOUD,
    },
    overcooked: {
      title: "overcooked",
      about: "Made as loud as a pop record: the ride pumps, the piano has no touch.",
      of: MIX,
      mastering: OVERCOOKED,
    },
  },
  preview: {
    startFrame: 5 * FRAMES_PER_BAR,
    stretch: "Three bars of tune and three of solo",
    states: ["raw", "mix", "gentle"],
  },
};
