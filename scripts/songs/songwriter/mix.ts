import { newInsert } from "@/audio-engine/session";
import { bell, type Channel, type Group, highCut, highShelf, lowCut, type Mix, type Ride } from "../mix";
import { FAR_LAG_FRAMES } from "./guitar";
import { BREATHS, CHORUS_BAR, FRAMES_PER_BAR, LOOP_FRAMES, SQUEAKS } from "./score";

const GUITARS: readonly Channel[] = [
  {
    trackId: "guitar-near",
    name: "Guitar near",
    role: "guitar",
    teaches: "One guitar, two microphones: added up as they are, they comb.",
    faderDb: 0,
    pan: -0.45,
    delayFrames: FAR_LAG_FRAMES,
    why: "The near microphone on the left, delayed until both hear the strings at once: now they add up without a comb.",
    output: "guitar",
    eq: [
      lowCut(75, "The thumb's low E is at 82 Hz; below it there is only the room."),
      bell(180, -3, 1, "Less boom at 180 Hz: close to a sound hole there is too much of it."),
      highShelf(4000, 3.5, "Strings above 4 kHz: the recording is dark, and the nails are the rhythm."),
    ],
  },
  {
    trackId: "guitar-far",
    name: "Guitar far",
    role: "guitar",
    teaches: "The later microphone: distance, wood, and the other half of a comb.",
    faderDb: 0,
    pan: 0.45,
    why: "The far microphone on the right: with the near one a guitar as wide as a person, not as wide as the stage.",
    output: "guitar",
    eq: [
      lowCut(90, "Its low end comes from the near microphone: one is enough."),
      highShelf(5000, 3, "A little more string above 5 kHz, which the distance has taken."),
    ],
  },
];

const BAND: readonly Channel[] = [
  {
    trackId: "foot",
    name: "Foot",
    role: "drums",
    teaches: "A pulse that is felt.",
    faderDb: 2.5,
    pan: 0,
    why: "In the centre and so soft that one notices it only when it stops.",
    eq: [
      highCut(2500, "No click above 2.5 kHz: a foot, not a drum kit."),
      bell(70, 2, 1, "Its weight is at 70 Hz, just below the bass's long notes."),
    ],
  },
  {
    trackId: "shaker",
    name: "Shaker",
    role: "drums",
    teaches: "The only treble that moves: it makes the chorus faster without a faster note.",
    faderDb: 6,
    pan: 0.3,
    why: "A little to the right and behind the guitar, whose nails it carries on.",
    eq: [lowCut(1500, "Grains only, from 1.5 kHz.")],
    sends: [
      {
        to: "room",
        levelDb: -10,
        why: "In the room with the guitar: nobody shakes beside the singer's mouth.",
      },
    ],
  },
  {
    trackId: "bass",
    name: "Upright bass",
    role: "bass",
    teaches: "Enters with the second verse: the song gets a floor.",
    faderDb: 3.5,
    pan: 0,
    why: "In the centre, as low as one can still follow it: it carries, it does not lead.",
    eq: [
      lowCut(36, "Below 36 Hz only the stage would shake."),
      bell(160, -2, 1, "Less at 160 Hz, where the guitar's body is."),
      bell(900, 2.5, 1, "Finger on string at 900 Hz, for small loudspeakers."),
    ],
    after: [
      {
        insert: newInsert("compressor", "compressor", {
          thresholdDb: -26,
          ratio: 2.5,
          kneeDb: 8,
          attackSeconds: 0.03,
          releaseSeconds: 0.25,
          makeupDb: 2,
        }),
        why: "2.5:1, slow: long notes keep their level, plucks keep their beginning.",
      },
    ],
  },
  {
    trackId: "piano",
    name: "Piano",
    role: "keys",
    teaches: "Answers in the free verse: play or sing around it.",
    faderDb: 1.5,
    pan: 0.2,
    why: "Softly to the right: it speaks where a voice would breathe.",
    eq: [
      lowCut(150, "No left hand below 150 Hz: bass and guitar are there."),
      bell(450, -2, 0.8, "Less at 450 Hz, where guitar and piano add up to wool."),
      bell(2200, -1.5, 0.9, "A small dip at 2.2 kHz in front of which the lead can stand."),
    ],
    sends: [{ to: "hall", levelDb: -13, why: "Further back than the guitar, nearer than the cellos." }],
  },
  {
    trackId: "cello",
    name: "Cellos",
    role: "strings",
    teaches: "Comes late and from far: depth is level, treble, pre-delay and reverb together.",
    faderDb: 0,
    pan: -0.3,
    why: "To the left and far behind: duller, softer, and with the most of the hall.",
    eq: [
      lowCut(80, "Below 80 Hz is the bass's."),
      bell(300, -2.5, 0.9, "Less warmth at 300 Hz than it has: guitar and lead need it."),
      highCut(5500, "Air takes the treble of what is far: nothing above 5.5 kHz."),
    ],
    sends: [
      { to: "hall", levelDb: -3, why: "Almost as much hall as cello: that is what puts it at the back." },
    ],
  },
  {
    trackId: "oohs",
    name: "Oohs",
    role: "voice",
    teaches: "Width without a new idea: three parts that only lift.",
    faderDb: -3,
    pan: 0,
    why: "As wide as they are, behind the lead: the chorus opens to the sides.",
    eq: [
      lowCut(220, "No chest below 220 Hz: they float."),
      bell(1100, -2, 0.8, "Less vowel at 1.1 kHz, which is the lead's colour."),
    ],
    after: [
      {
        insert: newInsert("stereo-width", "width", { width01: 1.3, sideLowCutHz: 250 }),
        why: "30 % wider above 250 Hz: the lead has the middle to itself.",
      },
    ],
    sends: [{ to: "hall", levelDb: -7, why: "In the hall with the cellos." }],
  },
];

const LEAD: Channel = {
  trackId: "lead",
  name: "Lead: soprano sax",
  role: "lead",
  teaches: "26 dB from whisper to belt: ride first, compress after.",
  faderDb: 0,
  pan: 0,
  why: "In the centre and very near: a whisper must be the loudest thing in its verse.",
  eq: [
    lowCut(160, "Nothing of the tune is below 160 Hz; breath and stand are."),
    bell(800, -2, 1, "Less nose at 800 Hz."),
    bell(3000, -2.5, 1, "Belted notes are sharp at 3 kHz; with less of it they may be loud."),
    highShelf(7000, 2, "Air above 7 kHz: the whisper's words are made of it."),
  ],
  after: [
    {
      insert: newInsert("compressor", "compressor", {
        thresholdDb: -26,
        ratio: 3,
        kneeDb: 10,
        attackSeconds: 0.015,
        releaseSeconds: 0.25,
        makeupDb: 8.6,
      }),
      why: "3:1 after the ride: at most 6 dB, for what a hand is too slow for. Alone it would have to do 15 dB, and the belt would pump.",
    },
  ],
  sends: [
    { to: "room", levelDb: -14, why: "A little of the guitar's room: they sit together." },
    { to: "hall", levelDb: -15, why: "A trace of hall behind it, which grows in the chorus." },
  ],
};

const GROUPS: readonly Group[] = [
  {
    groupId: "guitar",
    name: "Guitar",
    role: "guitar",
    faderDb: 2,
    pan: 0,
    why: "Both microphones on one fader: what was one performance moves as one.",
    eq: [bell(2500, -1.5, 0.9, "A dip at 2.5 kHz of both together, to let the whisper through.")],
    after: [
      {
        insert: newInsert("compressor", "compressor", {
          thresholdDb: -24,
          ratio: 2,
          kneeDb: 10,
          attackSeconds: 0.03,
          releaseSeconds: 0.25,
          makeupDb: 1,
        }),
        why: "2:1, slow, both sides together: the strummed chorus comes down by three decibels and the picking stays as it is.",
      },
      {
        insert: newInsert("stereo-width", "width", { sideLowCutHz: 160 }),
        why: "Below 160 Hz the two sides become one: the thumb stays in the middle, with the bass.",
      },
    ],
    sends: [{ to: "room", levelDb: -14, why: "A touch of a small wooden room joins the two microphones." }],
  },
  {
    groupId: "room",
    name: "Room",
    role: "effects",
    faderDb: 0,
    pan: 0,
    why: "One small room for those in front: guitar, shaker, lead.",
    eq: [lowCut(180, "No low end in the room.")],
    before: [
      {
        insert: newInsert("reverb", "reverb", {
          kind: "room",
          decaySeconds: 0.6,
          preDelaySeconds: 0.005,
          highDecayRatio: 0.6,
          mix01: 1,
        }),
        why: "0.6 s, walls near: nobody hears it, everybody misses it.",
      },
    ],
  },
  {
    groupId: "hall",
    name: "Hall",
    role: "effects",
    faderDb: 0,
    pan: 0,
    why: "One hall for those behind: piano a little, oohs more, cellos most.",
    eq: [
      lowCut(220, "The hall begins at 220 Hz, or bass and cellos would fog."),
      highCut(6000, "And ends at 6 kHz: far is dull."),
    ],
    before: [
      {
        insert: newInsert("reverb", "reverb", {
          kind: "hall",
          decaySeconds: 2.4,
          preDelaySeconds: 0.028,
          highDecayRatio: 0.45,
          mix01: 1,
        }),
        why: "2.4 s is nearly a bar; only 28 ms of pre-delay, for a long one would bring the cellos forward.",
      },
    ],
  },
];

const bar = (number: number, sixteenth = 0) => Math.round((number + sixteenth / 16) * FRAMES_PER_BAR);

type Point = Ride["points"][number];
/** A dip in a fader around moments that want less, between two levels in dB. */
function dips(
  moments: readonly (readonly [number, number])[],
  sixteenths: number,
  base: number,
  low: number,
): Point[] {
  return moments.flatMap(([number, sixteenth]) => [
    { atFrame: bar(number, sixteenth - 0.25), value: base },
    { atFrame: bar(number, sixteenth), value: low },
    { atFrame: bar(number, sixteenth + sixteenths), value: low },
    { atFrame: bar(number, sixteenth + sixteenths + 0.15), value: base },
  ]);
}

/** The hand on the lead's fader: up for the whisper, down for the belt, and away from the first two breaths. */
const LEAD_RIDE: readonly Point[] = [
  { atFrame: 0, value: 10 },
  ...dips(BREATHS.slice(0, 2), 2, 10, 0),
  { atFrame: bar(2, 5), value: 10 },
  { atFrame: bar(2, 7), value: 7 },
  { atFrame: bar(3, 0), value: 8.5 },
  { atFrame: bar(3, 8), value: 10 },
  { atFrame: bar(7, 8), value: 7 },
  { atFrame: bar(CHORUS_BAR), value: 4 },
  { atFrame: bar(9, 0), value: 3 },
  { atFrame: bar(10, 4), value: 2.5 },
  { atFrame: bar(11, 0), value: 3.5 },
  { atFrame: bar(11, 4), value: 6.5 },
  { atFrame: bar(11, 12), value: 9 },
  { atFrame: LOOP_FRAMES, value: 10 },
];

const RIDES: readonly Ride[] = [
  {
    target: "guitar/faderDb",
    points: [
      { atFrame: 0, value: 2 },
      ...dips(SQUEAKS.slice(0, 4), 0.55, 2, -6),
      { atFrame: bar(CHORUS_BAR) - 2400, value: 2 },
      { atFrame: bar(CHORUS_BAR), value: 0 },
      ...dips(SQUEAKS.slice(4), 0.55, 0, -8),
      { atFrame: bar(11, 12), value: 0 },
      { atFrame: LOOP_FRAMES, value: 2 },
    ],
    why: "8 dB less for an eighth of a second where fingers squeak: they stay human and stop being the loudest thing. Strumming is louder than picking anyway, so the chorus is 2 dB lower. Take them out altogether, and the hand is gone.",
  },
  {
    target: "lead/faderDb",
    points: LEAD_RIDE,
    why: "The ride does the large work before the compressor's small one: 10 dB up for the whisper, 2.5 for the highest note; two loud breaths dipped, two left in.",
  },
  {
    target: "lead/to-hall",
    points: [
      { atFrame: 0, value: -18 },
      { atFrame: bar(7, 8), value: -18 },
      { atFrame: bar(CHORUS_BAR), value: -11 },
      { atFrame: bar(11), value: -11 },
      { atFrame: LOOP_FRAMES, value: -15 },
    ],
    why: "The whisper is dry at the ear; the belt fills a hall.",
  },
  {
    target: "cello/faderDb",
    points: [
      { atFrame: 0, value: 2.5 },
      { atFrame: bar(7, 4), value: 2.5 },
      { atFrame: bar(CHORUS_BAR), value: -3 },
      { atFrame: bar(10, 4), value: -1.5 },
      { atFrame: bar(11), value: -3 },
      { atFrame: LOOP_FRAMES, value: -3 },
    ],
    why: "Raised while nobody sings, so that one hears them arrive from afar; then back behind the lead, with a small swell to its highest note.",
  },
];

export const MIX: Mix = { channels: [...GUITARS, ...BAND, LEAD], groups: GROUPS, rides: RIDES };
