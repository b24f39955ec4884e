import type { SongDefinition } from "../song";
import { FAULTS, FAULTY } from "./faulty";
import { MASTERS } from "./masters";
import { FLAT, MIX } from "./mix";
import { BARS, DROP_BAR, FRAMES_PER_BAR, LOOP_FRAMES, TEMPO_BPM } from "./score";
import { KEY, renderElectronic } from "./stems";

const BUILD_BAR = 6;

/** A track that turns from house into half-time hip-hop: the lab of low end, echo and drop. */
export const electronic: SongDefinition = {
  id: "electronic",
  title: "Night Signal",
  genre: "electronic to hip-hop",
  about:
    "A club track that drops into half-time hip-hop: 808 against kick, bass in mono that survives a phone, echo throws on a cut-up voice, and a drop that is larger because the build steps back.",
  key: KEY,
  bpm: TEMPO_BPM,
  lengthFrames: LOOP_FRAMES,
  form: [
    { name: "Verse", startFrame: 0, endFrame: BUILD_BAR * FRAMES_PER_BAR },
    { name: "Build", startFrame: BUILD_BAR * FRAMES_PER_BAR, endFrame: DROP_BAR * FRAMES_PER_BAR },
    { name: "Drop", startFrame: DROP_BAR * FRAMES_PER_BAR, endFrame: BARS * FRAMES_PER_BAR },
  ],
  masterWindow: { min: 7, max: 11 },
  render: renderElectronic,
  raw: {
    title: "as programmed",
    about:
      "Every stem as it left its instrument, all faders alike, everything in the middle, no ducking, no space.",
    mix: MIX,
  },
  mixes: {
    mix: {
      title: "mixed",
      about:
        "The low end takes turns, the voice is thrown into the echo, and the drop opens in width and weight.",
      mix: MIX,
    },
    flat: {
      title: "flat",
      about:
        "Balanced and clean, and nothing happens: no ducking, no echo, nothing to the sides, and a drop that is hardly louder than the build.",
      mix: FLAT,
    },
    faulty: {
      title: "with faults",
      about: "The good mix with a handful of faults that electronic mixes are known for.",
      mix: FAULTY,
      faults: FAULTS,
    },
  },
  masters: MASTERS,
  preview: {
    startFrame: (DROP_BAR - 2) * FRAMES_PER_BAR,
    stretch: "Two bars of build and the drop",
    states: ["raw", "mix", "gentle"],
  },
};
