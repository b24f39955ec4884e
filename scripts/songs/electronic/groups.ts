import { newInsert } from "@/audio-engine/session";
import type { Group } from "../mix";

/** A dotted eighth and a quarter at 125 bpm. */
const DOTTED_EIGHTH_SECONDS = 0.36;
const QUARTER_SECONDS = 0.48;

/** Buses of the good mix: what moves together, and the spaces that several are sent to. */
export const GROUPS: readonly Group[] = [
  {
    groupId: "drums",
    name: "Drums",
    role: "drums",
    faderDb: 0,
    pan: 0,
    why: "All drums on one fader, so that the beat moves as one against the music.",
    eq: [],
    after: [
      {
        insert: newInsert("compressor", "glue", {
          thresholdDb: -16,
          ratio: 2,
          kneeDb: 6,
          attackSeconds: 0.03,
          releaseSeconds: 0.12,
          makeupDb: 1,
          sidechainLowCutHz: 90,
        }),
        why: "Two to one with a slow attack: strokes keep their front, the kit breathes together; a side-chain cut keeps the kick from pumping the hats.",
      },
      {
        insert: newInsert("saturation", "edge", { kind: "soft", driveDb: 6, outputDb: -2.5, mix01: 0.35 }),
        why: "A third of soft saturation rounds the peaks, so that the limiter will have less to do.",
      },
    ],
  },
  {
    groupId: "low",
    name: "Low end",
    role: "bass",
    faderDb: 0,
    pan: 0,
    why: "808 and bass on one fader: they never play together for long, and the kick moves both aside.",
    eq: [],
    after: [
      {
        insert: newInsert("stereo-width", "mono", { width01: 0 }),
        why: "Width at zero: whatever comes before, the low end is one signal in both speakers, for clubs, vinyl and phones.",
      },
    ],
  },
  {
    groupId: "music",
    name: "Music",
    role: "mix",
    faderDb: 0,
    pan: 0,
    why: "Everything that is neither drum nor bass on one fader, so that one ride can duck it under each kick.",
    eq: [],
  },
  {
    groupId: "echo",
    name: "Echo",
    role: "effects",
    faderDb: -2,
    pan: 0,
    why: "One echo for everybody, from side to side around the dry sounds in the middle.",
    before: [
      {
        insert: newInsert("delay", "time", {
          leftSeconds: DOTTED_EIGHTH_SECONDS,
          rightSeconds: QUARTER_SECONDS,
          feedback01: 0.42,
          lowCutHz: 350,
          highCutHz: 4800,
          mix01: 1,
          pingPong: false,
        }),
        why: "A dotted eighth left and a quarter right, in time with the song; without lows and highs the echoes stay behind the source.",
      },
    ],
    eq: [],
    sends: [{ to: "hall", levelDb: -14, why: "The echoes fade into the hall and do not stop at a wall." }],
  },
  {
    groupId: "space",
    name: "Short plate",
    role: "effects",
    faderDb: 4,
    pan: 0,
    why: "A short plate for drums, lead and voice: one near room that they share.",
    before: [
      {
        insert: newInsert("reverb", "plate", {
          kind: "plate",
          preDelaySeconds: 0.012,
          decaySeconds: 0.9,
          highDecayRatio: 0.55,
          lowCutHz: 260,
          highCutHz: 9000,
          mix01: 1,
        }),
        why: "0.9 s are over before the next clap; without lows under 260 Hz the kick stays dry.",
      },
    ],
    eq: [],
  },
  {
    groupId: "hall",
    name: "Long hall",
    role: "effects",
    faderDb: 5,
    pan: 0,
    why: "A long hall for what stands far away: pad, keys, impacts and the tails of echoes.",
    before: [
      {
        insert: newInsert("reverb", "hall", {
          kind: "hall",
          preDelaySeconds: 0.04,
          decaySeconds: 2.6,
          highDecayRatio: 0.4,
          lowCutHz: 320,
          highCutHz: 7000,
          mix01: 1,
        }),
        why: "2.6 s with 40 ms of pre-delay: far, but it begins after the note, so the note stays clear.",
      },
    ],
    eq: [],
  },
];
