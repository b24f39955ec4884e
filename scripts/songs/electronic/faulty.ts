import { newInsert } from "@/audio-engine/session";
import { bell, highShelf, type Mix } from "../mix";
import { changed } from "../mix-variants";
import type { Fault } from "../song";
import { MIX } from "./mix";

const ALWAYS_OPEN_DB = -5;
const SEE_LIST = "A fault: see the list.";

const chopsSends = MIX.channels.find(({ trackId }) => trackId === "chops")?.sends ?? [];

export const FAULTY: Mix = changed(MIX, {
  channels: {
    sub: { output: "master", faderDb: -3, pan: -0.4, before: [] },
    hats: { faderDb: 1.5, eq: [highShelf(7000, 5, SEE_LIST)] },
    keys: { eq: [bell(330, 5, 0.8, SEE_LIST)] },
    clap: {
      after: [
        {
          insert: newInsert("compressor", "crush", {
            thresholdDb: -40,
            ratio: 12,
            attackSeconds: 0.0002,
            releaseSeconds: 0.03,
            makeupDb: 20,
          }),
          why: SEE_LIST,
        },
      ],
    },
    chops: {
      sends: chopsSends.map((send) => (send.to === "echo" ? { ...send, levelDb: ALWAYS_OPEN_DB } : send)),
    },
  },
  // Nobody closes the echo.
  withoutRidesOf: ["chops"],
});

export const FAULTS: readonly Fault[] = [
  {
    stripId: "sub",
    fault:
      "The 808 is clean, stands to the left, and goes past the group that ducks: it fights the kick, pulls the low end off centre and vanishes on a phone.",
    cure: "Put it into the centre, send it through the low end group again, and let saturation write its harmonics.",
  },
  {
    stripId: "hats",
    fault:
      "The hats are 3 dB too loud, with a shelf above 7 kHz on top: they cover the voice's breath and tire the ear.",
    cure: "Take the shelf out and bring the fader down until you miss the hats only when they are muted.",
  },
  {
    stripId: "keys",
    fault: "The electric piano is boosted at 330 Hz and keeps all its lows: bass, pad and hook sink in mud.",
    cure: "Cut below 170 Hz, make a dip near 420 Hz instead of the boost, and bring the tines back above 4.5 kHz.",
  },
  {
    stripId: "clap",
    fault: "A compressor with an attack of 0.2 ms flattens the clap: loud, and without a stroke in it.",
    cure: "Take the compressor out, or give it 20 ms of attack and two or three decibels of work.",
  },
  {
    stripId: "chops",
    fault:
      "The send to the echo is always open: each syllable is answered, the rests are full, and no throw is special.",
    cure: "Close the send and open it for the last syllable of a phrase only.",
  },
];
