import { newInsert } from "@/audio-engine/session";
import { bell, type Channel, type Group, highCut, highShelf, lowCut, type Mix, type Ride } from "../mix";
import { FRAMES_PER_BAR, LOOP_FRAMES, SOLO_BAR } from "./score";
import { BASS_MICROPHONE_METRES } from "./stems";

const SPEED_OF_SOUND = 343.2;
const PICKUP_LEAD_FRAMES = Math.round((BASS_MICROPHONE_METRES / SPEED_OF_SOUND) * 48000);

const CHANNELS: readonly Channel[] = [
  {
    trackId: "kick",
    name: "Kick",
    role: "drums",
    teaches: "Feathered: a close microphone that mostly hears others.",
    faderDb: 2,
    pan: 0,
    why: "Just open: the feathered kick belongs inside the bass, and its microphone hears more of the trio than of the drum; only the accents of the solo come forward.",
    output: "drums",
    eq: [
      highCut(900, "Above 900 Hz it hears only the others, late."),
      bell(70, 2, 1, "A breath of 70 Hz under the bass."),
    ],
  },
  {
    trackId: "snare",
    name: "Brushes",
    role: "drums",
    teaches: "Brushes are a sound that never stops: a compressor turns them into hiss.",
    faderDb: 2,
    pan: 0.1,
    why: "A little of the close brush for its grain; the picture comes from the overheads.",
    output: "drums",
    eq: [
      lowCut(160, "Kick and bass leak in below 160 Hz."),
      highShelf(7000, -1.5, "The wires close up are sharper than from a chair: 1.5 dB less above 7 kHz."),
    ],
  },
  {
    trackId: "overheads",
    name: "Overheads",
    role: "drums",
    teaches: "The kit as one instrument. Compress it, and the ride swallows the room.",
    faderDb: 5,
    pan: 0,
    why: "The kit is this pair: from bar 9 the ride must ring as long as it rings, so no compressor is near it.",
    output: "drums",
    eq: [
      lowCut(120, "Bass and piano reach the pair late: below 120 Hz they would blur themselves."),
      bell(350, -1.5, 0.8, "A little less of the room's 350 Hz."),
    ],
  },
  {
    trackId: "bass-mic",
    name: "Bass, microphone",
    role: "bass",
    teaches: "Bleed of drums and piano: isolation costs the togetherness.",
    faderDb: 1,
    pan: 0,
    why: "The microphone is the bass: wood and air, with the drums behind it, which is why the trio sounds like one room.",
    output: "bass",
    eq: [
      lowCut(38, "Below 38 Hz only footsteps."),
      bell(120, -1.5, 1, "Close to the f-hole 120 Hz is a little too much."),
      highShelf(6000, -2, "Above 6 kHz it is all cymbal: 2 dB less bleed, no gate."),
    ],
  },
  {
    trackId: "bass-pickup",
    name: "Bass, pickup",
    role: "bass",
    teaches: "Dry and early: in time with the microphone it adds finger, out of time it takes tone away.",
    faderDb: -7,
    pan: 0,
    delayFrames: PICKUP_LEAD_FRAMES,
    why: "A third of it for the finger's beginning, delayed by the 38 cm that the microphone is away: then both push together.",
    output: "bass",
    eq: [
      lowCut(70, "The depth is the microphone's."),
      bell(800, 2, 1, "Finger and string at 800 Hz."),
      highCut(4500, "A bridge pickup is all rubber above 4.5 kHz."),
    ],
  },
  {
    trackId: "piano-near",
    name: "Piano, near pair",
    role: "keys",
    teaches: "Placement decides: over the strings it is large and near, and wider than any piano.",
    faderDb: 0,
    pan: 0,
    why: "The pair over the strings leads: presence and touch come from it.",
    output: "piano",
    eq: [
      lowCut(45, "Pedal and floor below 45 Hz."),
      bell(260, -2, 0.9, "Inside the lid 260 Hz piles up."),
      highShelf(5000, 2.5, "Hammers above 5 kHz: the recording is dark."),
    ],
    after: [
      {
        insert: newInsert("stereo-width", "width", { width01: 0.75, sideLowCutHz: 150 }),
        why: "Three quarters of the recorded width: treble right and bass left, but one instrument and not two loudspeakers.",
      },
    ],
  },
  {
    trackId: "piano-far",
    name: "Piano, far",
    role: "keys",
    teaches: "The same notes a metre further off: depth without a reverb.",
    faderDb: -5,
    pan: -0.2,
    why: "Under the near pair, as depth, a little to the left where the piano stands: it moves the piano back without making it softer.",
    output: "piano",
    eq: [lowCut(110, "The near pair brings the low end.")],
  },
  {
    trackId: "room",
    name: "Room",
    role: "effects",
    teaches: "All three at once: the glue that no plug-in has to invent.",
    faderDb: -8,
    pan: 0,
    why: "The far wall's microphone, just loud enough to be missed: it is the same air for everybody.",
    eq: [lowCut(150, "No low end from ten metres of reflections.")],
    sends: [
      {
        to: "hall",
        levelDb: -9,
        why: "What little reverb there is begins from the real room, so that it belongs to it.",
      },
    ],
  },
];

const GROUPS: readonly Group[] = [
  {
    groupId: "drums",
    name: "Drums",
    role: "drums",
    faderDb: 4.5,
    pan: 0,
    why: "The kit on one fader, without a compressor: its dynamics are the drummer's.",
    eq: [],
  },
  {
    groupId: "bass",
    name: "Bass",
    role: "bass",
    faderDb: 0,
    pan: 0,
    why: "Microphone and pickup as one bass.",
    eq: [],
    after: [
      {
        insert: newInsert("compressor", "compressor", {
          thresholdDb: -22,
          ratio: 1.8,
          kneeDb: 12,
          attackSeconds: 0.04,
          releaseSeconds: 0.3,
          makeupDb: 1,
        }),
        why: "1.8:1 and so slow that only whole notes move, by a decibel or two: the walk is even and still walks.",
      },
    ],
  },
  {
    groupId: "piano",
    name: "Piano",
    role: "keys",
    faderDb: 0,
    pan: 0,
    why: "Pair and far microphone as one piano: its place in depth is their ratio, its level is this fader.",
    eq: [bell(2500, 1, 0.8, "One decibel at 2.5 kHz: the tune speaks over brushes.")],
    sends: [
      { to: "hall", levelDb: -22, why: "A trace, so that the last note of a phrase has somewhere to go." },
    ],
  },
  {
    groupId: "hall",
    name: "Hall",
    role: "effects",
    faderDb: 0,
    pan: 0,
    why: "A small hall far below everything: the live room is short, and a club is not.",
    eq: [lowCut(250, "Nothing low in it."), highCut(6500, "And nothing bright.")],
    before: [
      {
        insert: newInsert("reverb", "reverb", {
          kind: "chamber",
          decaySeconds: 1.3,
          preDelaySeconds: 0.02,
          highDecayRatio: 0.5,
          mix01: 1,
        }),
        why: "1.3 s: long enough to be a place, short enough for eighth notes.",
      },
    ],
  },
];

const bar = (number: number, sixteenth = 0) => Math.round((number + sixteenth / 16) * FRAMES_PER_BAR);

const RIDES: readonly Ride[] = [
  {
    target: "snare/faderDb",
    points: [
      { atFrame: 0, value: 2 },
      { atFrame: bar(7, 14), value: 2 },
      { atFrame: bar(SOLO_BAR), value: -1 },
      { atFrame: bar(15, 8), value: -1 },
      { atFrame: LOOP_FRAMES, value: 2 },
    ],
    why: "The close brush steps back 3 dB when the ride takes over: one cymbal and one hiss are enough.",
  },
  {
    target: "piano/faderDb",
    points: [
      { atFrame: 0, value: 1 },
      { atFrame: bar(6), value: 1 },
      { atFrame: bar(7, 8), value: 2.5 },
      { atFrame: bar(SOLO_BAR, 8), value: 1 },
      { atFrame: bar(13), value: 0.5 },
      { atFrame: bar(15), value: 1.5 },
      { atFrame: LOOP_FRAMES, value: 1 },
    ],
    why: "A hand that follows the player by a decibel: up for the soft end of the tune and the pickup into the solo, down at its top.",
  },
];

export const MIX: Mix = { channels: CHANNELS, groups: GROUPS, rides: RIDES };
