import type { Mix } from "../mix";
import { changed } from "../mix-variants";
import type { Fault } from "../song";
import { MIX } from "./mix";
import { FRAMES_PER_BAR, LOOP_FRAMES } from "./score";

const bar = (at: number) => Math.min(LOOP_FRAMES - 1, Math.round(at * FRAMES_PER_BAR));
const hornsEq = MIX.channels.find(({ trackId }) => trackId === "horns")?.eq ?? [];
const spoilt = changed(MIX, {
  channels: {
    "violins-1": { faderDb: 7, pan: 0.5 },
    "low-strings": { polarity: "inverted" },
    woodwinds: { delayFrames: 4800 },
    horns: { faderDb: 2, eq: hornsEq.filter(({ kind }) => kind === "low-cut"), sends: [] },
  },
});

export const FAULTY: Mix = {
  ...spoilt,
  rides: [
    ...spoilt.rides!,
    {
      target: "pair/faderDb",
      points: [
        { atFrame: 0, value: 2 },
        { atFrame: bar(6), value: 2 },
        { atFrame: bar(8), value: -7 },
        { atFrame: bar(9), value: -7 },
        { atFrame: bar(10), value: 2 },
      ],
      why: "A fault: see the list.",
    },
  ],
};

export const FAULTS: readonly Fault[] = [
  {
    stripId: "pair",
    fault:
      "The main pair is pulled down by 9 dB on the way to the climax, so that nothing gets loud: the crescendo is gone, and the hall with it.",
    cure: "Leave the main pair's fader alone: twelve LU of crescendo are the piece.",
  },
  {
    stripId: "violins-1",
    fault:
      "The first violins' spot is 9 dB too loud and stands on the right, while the pair hears them on the left: they are torn apart and sit in your lap.",
    cure: "Pan the spot to −0.5, where the pair has them, and bring it down until they are near but not louder.",
  },
  {
    stripId: "low-strings",
    fault: "The celli's spot has its polarity inverted: against the main pair their low notes go hollow.",
    cure: "Set the polarity back to normal and listen for the notes below 200 Hz.",
  },
  {
    stripId: "woodwinds",
    fault: "The woodwinds' spot comes 100 ms late: the oboe is heard twice.",
    cure: "Set the spot's delay to the way that sound takes from the oboe to the pair.",
  },
  {
    stripId: "horns",
    fault:
      "The horns' spot is 11 dB too loud, bright and without hall: far players stand beside the conductor.",
    cure: "Bring the fader down, cut above 6 kHz, and send the horns to the far hall before the fader.",
  },
];
