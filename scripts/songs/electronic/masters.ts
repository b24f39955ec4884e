import { newInsert } from "@/audio-engine/session";
import { bell, highShelf, lowCut, lowShelf } from "../mix";
import type { MasterState } from "../song";
import { MIX } from "./mix";

const EQ = [
  lowCut(24, "Below 24 Hz no system plays anything; the limiter would still react to it."),
  bell(240, -0.8, 0.7, "Not quite a decibel less at 240 Hz, where the sum is thicker than any stem."),
  highShelf(9500, 1, "One decibel above 9.5 kHz opens hats and breath together."),
] as const;

export const MASTERS: Readonly<Record<string, MasterState>> = {
  gentle: {
    title: "gentle master",
    about: "Enough level for a playlist, and the drop still jumps.",
    of: MIX,
    mastering: {
      eq: EQ,
      inputGainDb: 9.8,
      ceilingDbtp: -1,
      releaseSeconds: 0.12,
      why: "The limiter only catches kicks and claps; between them nothing is touched, and no peak passes −1 dBTP.",
    },
  },
  loud: {
    title: "loud master",
    about: "As loud as club music is released, with the drop still larger than the verse.",
    of: MIX,
    mastering: {
      eq: EQ,
      before: [
        {
          insert: newInsert("compressor", "glue", {
            thresholdDb: -17,
            ratio: 2,
            kneeDb: 8,
            attackSeconds: 0.03,
            releaseSeconds: 0.15,
            makeupDb: 1,
            sidechainLowCutHz: 110,
          }),
          why: "Two to one, slow, deaf below 110 Hz: it leans on the middle of the mix and leaves the low end its punch.",
        },
        {
          insert: newInsert("saturation", "round", { kind: "soft", driveDb: 5, outputDb: -1.5, mix01: 0.4 }),
          why: "Soft saturation takes the tips off the kicks, so that the limiter need not pull the whole mix down for them.",
        },
      ],
      inputGainDb: 11.5,
      ceilingDbtp: -1,
      releaseSeconds: 0.08,
      why: "Loudness by three small steps; the limiter, which is the third, still lets kick and clap stand out.",
    },
  },
  overcooked: {
    title: "overcooked master",
    about: "Louder still, and smaller: the kick is a click, the drop no louder than the verse.",
    of: MIX,
    mastering: {
      eq: [
        ...EQ,
        lowShelf(110, -2.5, "The lows are turned down to buy level: the 808, the song's floor, goes first."),
        highShelf(
          4000,
          4,
          "Four decibels above 4 kHz make it exciting for ten seconds and tiring after thirty.",
        ),
      ],
      before: [
        {
          insert: newInsert("compressor", "flatten", {
            thresholdDb: -30,
            ratio: 6,
            kneeDb: 3,
            attackSeconds: 0.002,
            releaseSeconds: 0.06,
            makeupDb: 12,
          }),
          why: "Six to one in two milliseconds: strokes lose their front, and the verse is lifted to the drop. That is the mistake.",
        },
        {
          insert: newInsert("saturation", "hard", { kind: "hard", driveDb: 16, outputDb: -2, mix01: 1 }),
          why: "Hard clipping buys two decibels and pays with grit on every 808 note.",
        },
      ],
      inputGainDb: 12,
      ceilingDbtp: -1,
      releaseSeconds: 0.02,
      why: "A limiter that never rests, with a release so fast that it follows the 808's own wave: loud, hoarse and flat.",
    },
  },
};
