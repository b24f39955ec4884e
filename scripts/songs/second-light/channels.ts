import { newInsert } from "@/audio-engine/session";
import { CHANNELS as LOOP_CHANNELS } from "../flagship/mix";
import { bell, type Channel, type EqMove, highCut, lowCut, type SendMove } from "../mix";

/** The moves of the loop's mix that hold for the whole song as well. */
function inLoop(trackId: string): Channel {
  const found = LOOP_CHANNELS.find((channel) => channel.trackId === trackId);
  if (found === undefined) throw new RangeError(`The loop has no channel "${trackId}".`);
  return found;
}

const toPlate = (levelDb: number, why: string): SendMove => ({ to: "plate", levelDb, why });
const toHall = (levelDb: number, why: string): SendMove => ({ to: "hall", levelDb, why });
const kickEq = inLoop("kick").eq;
const snareEq = inLoop("snare").eq;

const DRUMS: readonly Channel[] = [
  {
    ...inLoop("kick"),
    name: "Kick in",
    teaches: "The low end is shared: kick below, bass above it; the bass guitar plays its rhythm.",
    faderDb: 4,
    why: "Kick in the centre, its peak level with the snare's: the two carry the song between them.",
    eq: [...kickEq, highCut(9000, "Above 9 kHz there is only cymbal that leaked into the drum's inside.")],
    output: "drums",
  },
  {
    ...inLoop("snare"),
    trackId: "snare-top",
    name: "Snare top",
    teaches: "Bleed and polarity: the bottom microphone hears the same stroke the other way round.",
    faderDb: 4,
    why: "Snare in the centre: the backbeat stands as far in front as the saxophone, but only for a moment.",
    eq: [
      ...snareEq,
      bell(210, 2, 1.2, "Two decibels at 210 Hz, where the drum's own note is: weight without level."),
    ],
    sends: [
      toPlate(
        -13,
        "A short plate lengthens each backbeat to the next eighth, so that the snare is never small.",
      ),
    ],
    output: "drums",
  },
  {
    trackId: "snare-bottom",
    name: "Snare bottom",
    role: "drums",
    teaches:
      "Flip its polarity and the snare gets its body back: before, the two microphones take from each other.",
    faderDb: -1,
    pan: 0,
    polarity: "inverted",
    why: "Under the top microphone and flipped: its wires are heard, and the drum's body adds up instead of cancelling.",
    eq: [lowCut(180, "The kick pushes this microphone too; the wires begin far above 180 Hz.")],
    output: "drums",
  },
  {
    ...inLoop("toms"),
    teaches: "Open all the time it brings cymbals and snare; gated it speaks only when a tom is struck.",
    faderDb: 3,
    why: "Toms near the middle, as loud as the snare when they have their moment, gone when they have not.",
    before: [
      {
        insert: newInsert("gate", "gate", {
          thresholdDb: -28,
          rangeDb: -24,
          attackSeconds: 0.0005,
          holdSeconds: 0.12,
          releaseSeconds: 0.25,
          sidechainLowCutHz: 90,
          sidechainHighCutHz: 300,
        }),
        why: "A gate that listens from 90 to 300 Hz: toms open it, kick and cymbals do not, and what leaks in between goes down by 24 dB.",
      },
    ],
    sends: [toPlate(-14, "The same plate as the snare, so that a fill stays in one room.")],
    output: "drums",
  },
  {
    ...inLoop("overheads"),
    name: "Overheads",
    teaches: "One picture of the whole kit, hi-hat included; its distance to the close microphones is real.",
    faderDb: 8,
    why: "Overheads in full width and well up: they bring hat, ride and crashes, and make one kit of all drums.",
    output: "drums",
  },
  {
    trackId: "room",
    name: "Room",
    role: "drums",
    teaches: "Depth by distance: the same strokes three metres away, ridden from section to section.",
    faderDb: -1,
    pan: 0,
    why: "The live room behind the kit, low in the verse: it is the depth of the drums, not a part of its own.",
    eq: [
      lowCut(110, "The room's boom below 110 Hz would blur kick and bass."),
      bell(450, -3, 0.8, "Three decibels out at 450 Hz, where a small room sounds like a box."),
    ],
    after: [
      {
        insert: newInsert("compressor", "squash", {
          thresholdDb: -34,
          ratio: 6,
          attackSeconds: 0.004,
          releaseSeconds: 0.18,
          makeupDb: 6,
        }),
        why: "Pressed hard: what comes up between the strokes is the room breathing, which the close microphones lack.",
      },
    ],
    output: "drums",
  },
];

const percussion: Channel = {
  ...inLoop("percussion"),
  faderDb: 8.5,
  why: "Shaker and tambourine to the right, against the hi-hat; the tambourine is what makes a chorus lift off.",
  sends: [toHall(-20, "A trace of hall, so that the dry hand percussion stands behind the band.")],
};

const bass: Channel = {
  ...inLoop("bass"),
  faderDb: 1,
  why: "Bass in the centre, as loud as the kick in the low end: it plays the kick's rhythm, so one part of it is one weight.",
  after: [
    {
      insert: newInsert("compressor", "compressor", {
        thresholdDb: -22,
        ratio: 4,
        attackSeconds: 0.02,
        releaseSeconds: 0.14,
        makeupDb: 3,
      }),
      why: "Four to one, 20 ms: fingers stay, notes come out alike, and the low end stands still under the band.",
    },
    {
      insert: newInsert("saturation", "warmth", { kind: "tube", driveDb: 6, mix01: 0.35 }),
      why: "A third of it through a tube: overtones that a telephone can play when it cannot play the note.",
    },
  ],
};

const acousticGuitar: Channel = {
  ...inLoop("acoustic-guitar"),
  faderDb: 3.5,
  pan: -0.55,
  why: "Acoustic guitar to the left: in the verse it is the band, in the chorus only the edge of the strum.",
  after: [
    {
      insert: newInsert("compressor", "compressor", {
        thresholdDb: -26,
        ratio: 2.5,
        attackSeconds: 0.025,
        releaseSeconds: 0.16,
        makeupDb: 6,
      }),
      why: "Slow and mild: picked notes keep their attack, and the softest of them are not lost under the drums.",
    },
  ],
  sends: [toHall(-17, "A little hall sets the picked verse in the same place as the strings to come.")],
};

/** Drive of both amplifiers is ridden with the sections. */
const electric = (side: "left" | "right", cabinetEdge01: number): Channel => ({
  trackId: `electric-guitar-${side}`,
  name: `Electric guitar ${side}`,
  role: "guitar",
  teaches:
    side === "left"
      ? "A true double track: the other half was played once more, so width survives in mono."
      : "Played again, not copied: mute one side and the chorus falls over; sum to mono and little is lost.",
  faderDb: 0,
  pan: side === "left" ? -0.85 : 0.85,
  why:
    side === "left"
      ? "Far left: with its twin on the right it is the wall on both sides of the tune, and leaves the middle free."
      : "Far right, level with the left one: two performances, so the difference between them is the width.",
  before: [
    {
      insert: newInsert("amplifier", "amplifier", {
        kind: "crunch",
        driveDb: 12,
        outputDb: -20,
        mid01: 0.6,
        treble01: side === "left" ? 0.55 : 0.45,
      }),
      why:
        side === "left"
          ? "A crunch amplifier after the fact: the direct signal was recorded, so its drive may follow the song."
          : "The same amplifier with less treble: the twin is a different guitar to the ear, not an echo of the first.",
    },
    {
      insert: newInsert("cabinet", "cabinet", { kind: "closed-4x12", position01: cabinetEdge01 }),
      why:
        side === "left"
          ? "A closed cabinet, microphone a third of the way out: everything above 5 kHz that a speaker would not play is gone."
          : "The same cabinet heard nearer to the edge of the cone: darker, and so apart from its twin.",
    },
  ],
  eq: GUITAR_EQ[side],
  output: "guitars",
});

const GUITAR_EQ: Readonly<Record<"left" | "right", readonly EqMove[]>> = {
  left: [
    lowCut(110, "Below 110 Hz the left guitar's cabinet only moves the bass aside."),
    bell(320, -2, 1, "Two decibels less body at 320 Hz, where two guitars, acoustic and strings meet."),
  ],
  right: [
    lowCut(120, "The right guitar's low strings end where the bass guitar's overtones are wanted."),
    bell(
      400,
      -2,
      1,
      "Its dip sits at 400 Hz, a little higher than the twin's, so that they do not thin out alike.",
    ),
  ],
};

const piano: Channel = {
  ...inLoop("piano"),
  faderDb: -1,
  mute: true,
  why: "Muted: it plays the guitars' chords in the guitars' octave. Without it nothing is missing and the tune has more room.",
};

const strings: Channel = {
  ...inLoop("strings"),
  teaches: "Automation: they must grow through the bridge, lift the last chorus and never cover the tune.",
  faderDb: -1,
  why: "Strings wide and behind everything: the last chorus gets larger without a louder band.",
  sends: [
    toHall(-9, "More hall than anybody else: distance is what makes a section of strings a background."),
  ],
};

const lead: Channel = {
  ...inLoop("lead"),
  faderDb: 6,
  why: "Saxophone in the centre and in front: for as long as it plays, everything else is its accompaniment.",
  after: [
    {
      insert: newInsert("compressor", "compressor", {
        thresholdDb: -23,
        ratio: 3,
        attackSeconds: 0.015,
        releaseSeconds: 0.16,
        makeupDb: 3,
      }),
      why: "Three to one: soft ends of phrases stay above the band; the ride does the slow part, this the fast one.",
    },
  ],
  sends: [
    toPlate(-15, "A plate 40 ms late: the horn stays near, the room opens behind it."),
    {
      to: "echo",
      levelDb: -24,
      why: "A quiet echo in time fills the rests between phrases; at their ends it is thrown louder.",
    },
  ],
};

/** Good mix, in the order of the mixer. */
export const CHANNELS: readonly Channel[] = [
  ...DRUMS,
  percussion,
  bass,
  acousticGuitar,
  electric("left", 0.33),
  electric("right", 0.6),
  piano,
  strings,
  lead,
];
