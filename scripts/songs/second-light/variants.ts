import { newInsert } from "@/audio-engine/session";
import { bell, type Channel, type Group, highShelf, lowShelf, type Mix, type Ride } from "../mix";
import type { Fault } from "../song";
import { GROUPS } from "./buses";
import { CHANNELS } from "./channels";
import { RIDES } from "./rides";

export const GOOD_MIX: Mix = { channels: CHANNELS, groups: GROUPS, rides: RIDES };

/** One static level for the whole song where the good mix has a bus or a ride. */
const STATIC_FADERS_DB: Readonly<Record<string, number>> = {
  "electric-guitar-left": -3.5,
  "electric-guitar-right": -3.5,
  "acoustic-guitar": 4,
  room: -4,
  strings: -4,
  lead: 8,
};

/** Without bus and compressors the peaks are higher: everything lower, so that nothing clips. */
const HEADROOM_DB = 3.5;

/** Balanced and clean, and nothing else: everything in the middle, dry, at one level from beginning to end. */
export const FLAT_MIX: Mix = {
  channels: CHANNELS.map(({ sends: _, output: __, after: ___, ...channel }) => ({
    ...channel,
    pan: 0,
    faderDb: (STATIC_FADERS_DB[channel.trackId] ?? channel.faderDb) - HEADROOM_DB,
  })),
};

interface Planted extends Fault {
  readonly plant: (mix: Mix) => Mix;
}

const channel =
  (id: string, change: (old: Channel) => Channel) =>
  (mix: Mix): Mix => ({
    ...mix,
    channels: mix.channels.map((old) => (old.trackId === id ? change(old) : old)),
  });
const group =
  (id: string, change: (old: Group) => Group) =>
  (mix: Mix): Mix => ({
    ...mix,
    groups: mix.groups?.map((old) => (old.groupId === id ? change(old) : old)) ?? [],
  });
const without = (rides: readonly Ride[] = [], target: string) =>
  rides.filter((ride) => ride.target !== target);

const PLANTED: readonly Planted[] = [
  {
    stripId: "snare-bottom",
    fault:
      "The bottom microphone's polarity was never flipped: the snare is thin, and gets thinner the louder its wires are.",
    cure: "Flip the polarity of the bottom microphone and hear the drum's body come back.",
    plant: channel("snare-bottom", (old) => ({ ...old, polarity: "normal", faderDb: 6 })),
  },
  {
    stripId: "toms",
    fault: "The gate asks for too much and opens too late: most strokes of every fill are missing.",
    cure: "Lower the gate's threshold until each tom opens it and the cymbals that leak in do not.",
    plant: channel("toms", (old) => ({
      ...old,
      before: [
        {
          insert: newInsert("gate", "gate", { thresholdDb: -18, rangeDb: -60, attackSeconds: 0.03 }),
          why: "A gate set by eye.",
        },
      ],
    })),
  },
  {
    stripId: "bass",
    fault:
      "A shelf pushes everything below 120 Hz: the bass covers the kick, and small loudspeakers play neither.",
    cure: "Take the shelf out and let the overtones at 900 Hz say which note it is.",
    plant: channel("bass", (old) => ({
      ...old,
      eq: [lowShelf(120, 7, "More bass."), bell(900, -3, 0.9, "Less finger noise.")],
    })),
  },
  {
    stripId: "acoustic-guitar",
    fault: "A boost at 2 kHz, made in solo: in the verse the guitar stands where the saxophone speaks.",
    cure: "Cut at 1.9 kHz instead, with the saxophone playing, and bring the strings up above 4 kHz.",
    plant: channel("acoustic-guitar", (old) => ({
      ...old,
      eq: [bell(2000, 7, 0.8, "More presence."), highShelf(4000, 2, "More treble.")],
    })),
  },
  {
    stripId: "electric-guitar-right",
    fault:
      "Both electric guitars stand on the left: the wall leans, and the right side is empty in every chorus.",
    cure: "Pan the second guitar to the right, as far out as the first one is to the left.",
    plant: channel("electric-guitar-right", (old) => ({ ...old, pan: -0.7 })),
  },
  {
    stripId: "piano",
    fault:
      "The piano plays the guitars' chords in the guitars' octave, and loudly: the chorus is thick and the tune is buried.",
    cure: "Mute the piano and ask what is missing.",
    plant: channel("piano", (old) => ({ ...old, mute: false, faderDb: 7 })),
  },
  {
    stripId: "strings",
    fault: "Nobody rides the strings: they enter at full level and lie over the tune until the end.",
    cure: "Draw their fader: up through the bridge, back wherever the saxophone climbs.",
    plant: (mix) =>
      channel("strings", (old) => ({ ...old, faderDb: 6 }))({
        ...mix,
        rides: without(mix.rides, "strings/faderDb"),
      }),
  },
  {
    stripId: "drums",
    fault:
      "The drum bus compressor grabs every stroke at once and lets go late: the kit is flat, and it pumps.",
    cure: "Slow the attack to 30 ms, ask for less ratio, and stop at four decibels of reduction.",
    plant: group("drums", (old) => ({
      ...old,
      after: [
        {
          insert: newInsert("compressor", "glue", {
            thresholdDb: -36,
            ratio: 12,
            attackSeconds: 0.0005,
            releaseSeconds: 0.4,
            makeupDb: 10,
          }),
          why: "More of everything.",
        },
      ],
    })),
  },
];

export const FAULTS: readonly Fault[] = PLANTED.map(({ stripId, fault, cure }) => ({ stripId, fault, cure }));
export const FAULTY_MIX: Mix = PLANTED.reduce((mix, { plant }) => plant(mix), GOOD_MIX);
