import { FRAMES_PER_BAR, TEMPO_BPM } from "../flagship/score";
import type { SongDefinition } from "../song";
import { FORM, SONG_FRAMES } from "./form";
import { MASTERS } from "./masters";
import { placementsOf } from "./placements";
import { renderSecondLight } from "./stems";
import { FAULTS, FAULTY_MIX, FLAT_MIX, GOOD_MIX } from "./variants";

const BARS_BEFORE_THE_CHORUS = 14;

/** The whole song, from clips: one sound for each section of each track. */
export const secondLight: SongDefinition = {
  id: "second-light",
  title: "Second Light",
  genre: "pop/rock",
  about:
    "A whole pop/rock song in sections, with a kit that leaks into every microphone, two true guitars, and a part too many: for lessons that need a form, from arrangement to automation.",
  key: "G major",
  bpm: TEMPO_BPM,
  lengthFrames: SONG_FRAMES,
  form: FORM,
  masterWindow: { min: 8, max: 12 },
  render: renderSecondLight,
  placements: placementsOf,
  raw: {
    title: "as recorded",
    about:
      "Every track as it was recorded, all faders alike, everything in the middle, the electric guitars without their amplifiers.",
    mix: GOOD_MIX,
  },
  mixes: {
    mix: {
      title: "mixed",
      about:
        "The same tracks balanced, placed, brought together by buses, set into two rooms and ridden from section to section.",
      mix: GOOD_MIX,
    },
    flat: {
      title: "mixed flat",
      about:
        "Correct and dead: balanced and cleaned, but all in the middle, dry, and the same from the first bar to the last.",
      mix: FLAT_MIX,
    },
    faulty: {
      title: "mixed with faults",
      about:
        "The good mix with eight faults planted in it, from a microphone's polarity to a bus that pumps.",
      mix: FAULTY_MIX,
      faults: FAULTS,
    },
  },
  masters: MASTERS,
  preview: {
    startFrame: BARS_BEFORE_THE_CHORUS * FRAMES_PER_BAR,
    stretch: "Two bars of pre-chorus and three of chorus",
    states: ["raw", "mix", "gentle"],
  },
};
