import type { SongDefinition } from "../song";
import { FAULTS, FAULTY } from "./faulty";
import { MASTERS } from "./masters";
import { FLAT, MIX } from "./mix";
import { BARS, CLIMAX_BAR, FRAMES_PER_BAR, LOOP_FRAMES, TEMPO_BPM } from "./score";
import { KEY, renderOrchestral } from "./stems";

const OBOE_BAR = 4;
const CRESCENDO_BAR = 6;

/** A miniature for orchestra in a hall: distance, spots and a crescendo that is left alone. */
export const orchestral: SongDefinition = {
  id: "orchestral",
  title: "Harbour before Dawn",
  genre: "orchestral",
  about:
    "A miniature for orchestra in one hall: a main pair that hears everybody from their seats, spot microphones that arrive too early (each hears its own section alone), far horns, and one long crescendo that wants to be left alone.",
  key: KEY,
  bpm: TEMPO_BPM,
  lengthFrames: LOOP_FRAMES,
  form: [
    { name: "Celli", startFrame: 0, endFrame: OBOE_BAR * FRAMES_PER_BAR },
    { name: "Oboe", startFrame: OBOE_BAR * FRAMES_PER_BAR, endFrame: CRESCENDO_BAR * FRAMES_PER_BAR },
    { name: "Crescendo", startFrame: CRESCENDO_BAR * FRAMES_PER_BAR, endFrame: CLIMAX_BAR * FRAMES_PER_BAR },
    { name: "Climax and close", startFrame: CLIMAX_BAR * FRAMES_PER_BAR, endFrame: BARS * FRAMES_PER_BAR },
  ],
  masterWindow: { min: 15, max: 22 },
  render: renderOrchestral,
  raw: {
    title: "as recorded",
    about:
      "Main pair and spots as they were recorded, all faders alike and in the middle: too near, and everything twice.",
    mix: MIX,
  },
  mixes: {
    mix: {
      title: "mixed",
      about: "The main pair is the picture; spots, moved to its time and place, bring some players nearer.",
      mix: MIX,
    },
    flat: {
      title: "flat",
      about: "The spots alone, all in the middle and at one distance, their crescendo evened out.",
      mix: FLAT,
    },
    faulty: {
      title: "with faults",
      about: "The good mix with the faults that spot microphones invite.",
      mix: FAULTY,
      faults: FAULTS,
    },
  },
  masters: MASTERS,
  preview: {
    startFrame: 5.6 * FRAMES_PER_BAR,
    stretch: "The crescendo from the oboe's last bar into the climax",
    states: ["raw", "mix", "gentle"],
  },
};
