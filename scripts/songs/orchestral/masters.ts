import { newInsert } from "@/audio-engine/session";
import { bell, highShelf, lowCut } from "../mix";
import type { MasterState } from "../song";
import { MIX } from "./mix";

const EQ = [
  lowCut(24, "Below 24 Hz a hall only rumbles."),
  bell(300, -0.7, 0.7, "Two thirds of a decibel less at 300 Hz: the fortissimo is thick there."),
  highShelf(9000, 0.8, "Not a decibel above 9 kHz: air, not brightness."),
] as const;

export const MASTERS: Readonly<Record<string, MasterState>> = {
  gentle: {
    title: "gentle master",
    about: "As loud as the climax allows without being touched: the opening stays as soft as it was played.",
    of: MIX,
    mastering: {
      eq: EQ,
      inputGainDb: 1.8,
      ceilingDbtp: -1,
      releaseSeconds: 0.3,
      why: "The limiter guards one timpani stroke; the crescendo passes whole.",
    },
  },
  loud: {
    title: "loud master",
    about:
      "As loud as an orchestra can be put on a playlist: the top of the climax gives a little, the rest stays.",
    of: MIX,
    mastering: {
      eq: EQ,
      inputGainDb: 3.6,
      ceilingDbtp: -1,
      releaseSeconds: 0.25,
      why: "The limiter rounds the timpani strokes of the climax and nothing else: the window of this music leaves no room for more.",
    },
  },
  overcooked: {
    title: "overcooked master",
    about: "Pop loudness for an orchestra: the opening is as loud as the climax, and the hall pumps.",
    of: MIX,
    mastering: {
      eq: EQ,
      before: [
        {
          insert: newInsert("compressor", "flatten", {
            thresholdDb: -42,
            ratio: 5,
            kneeDb: 6,
            attackSeconds: 0.005,
            releaseSeconds: 0.12,
            makeupDb: 12,
          }),
          why: "Five to one from −42 dB: the crescendo is ironed flat, the hall swells up after every stroke. That is the mistake.",
        },
      ],
      inputGainDb: 16,
      ceilingDbtp: -1,
      releaseSeconds: 0.03,
      why: "A limiter that works in every bar: the climax has nowhere left to go.",
    },
  },
};
