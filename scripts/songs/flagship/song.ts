import type { Mix } from "../mix";
import type { SongDefinition } from "../song";
import { CHANNELS, MASTERING } from "./mix";
import { FRAMES_PER_BAR, LOOP_FRAMES, TEMPO_BPM, VERSE_BARS } from "./score";
import { renderFlagship } from "./stems";

const verseFrames = VERSE_BARS * FRAMES_PER_BAR;
const mix: Mix = { channels: CHANNELS };

/** Verse and chorus as a loop: the sound of the first lessons. */
export const flagship: SongDefinition = {
  id: "flagship",
  title: "Second Light",
  genre: "pop/rock",
  about:
    "Verse and chorus of a pop/rock song as a loop, for lessons that compare the same bars again and again.",
  key: "G major",
  bpm: TEMPO_BPM,
  lengthFrames: LOOP_FRAMES,
  form: [
    { name: "Verse", startFrame: 0, endFrame: verseFrames },
    { name: "Chorus", startFrame: verseFrames, endFrame: LOOP_FRAMES },
  ],
  masterWindow: { min: 8, max: 12 },
  excerptOf: "second-light",
  render: renderFlagship,
  raw: {
    title: "as recorded",
    about: "Every stem as it was recorded, all faders alike, everything in the middle.",
    mix,
  },
  mixes: {
    mix: {
      title: "mixed",
      about: "The same stems balanced, placed from left to right and equalised.",
      mix,
    },
  },
  masters: {
    master: {
      title: "mastered",
      about: "The mix with a little tone and a limiter, at the loudness of a released record.",
      of: mix,
      mastering: MASTERING,
    },
  },
  preview: {
    startFrame: (VERSE_BARS - 2) * FRAMES_PER_BAR,
    stretch: "Two bars of verse and three of chorus",
    states: ["raw", "mix", "master"],
  },
};
