import { newInsert } from "@/audio-engine/session";
import { bell, highShelf, lowCut, lowShelf, type Mastering } from "../mix";
import { changed, flattened } from "../mix-variants";
import type { SongDefinition } from "../song";
import { MIX } from "./mix";
import { FRAMES_PER_BAR, KEY, LOOP_FRAMES, TEMPO_BPM, VERSE_BARS } from "./score";
import { renderNeoSoul } from "./stems";

const verseFrames = VERSE_BARS * FRAMES_PER_BAR;
const channelOf = (id: string) => MIX.channels.find(({ trackId }) => trackId === id)!;

const flat = (() => {
  const mix = flattened(MIX);
  // Without its ride the left hand would never be heard: a dead mix has every part on, all the time.
  return changed(mix, { channels: { "rhodes-left": { faderDb: -9 } } });
})();

const faulty = changed(MIX, {
  channels: {
    "rhodes-left": { faderDb: -1, eq: [] },
    talkbox: {
      before: [],
      eq: [...channelOf("talkbox").eq, highShelf(5000, 4, "Brightened before the s was tamed.")],
    },
    sax: { faderDb: 5 },
    overheads: { polarity: "inverted" },
    guitar: { eq: [bell(1800, 6, 0.8, "Turned up where the voice's vowels are.")], pan: 0 },
  },
  groups: { plate: { eq: [], faderDb: 7 } },
  withoutRidesOf: ["rhodes-left", "sax"],
});

const TONE = [
  lowCut(26, "Nothing below 26 Hz that a loudspeaker could use."),
  lowShelf(90, 0.7, "Seven tenths of a decibel below 90 Hz: a warm floor."),
  bell(380, -0.8, 0.7, "A little less at 380 Hz, where Rhodes, pads and voice add up."),
  highShelf(9000, 1.2, "A broad lift above 9 kHz opens the picture."),
];

const GENTLE: Mastering = {
  eq: TONE,
  before: [
    {
      insert: newInsert("compressor", "glue", {
        thresholdDb: -16,
        ratio: 1.5,
        kneeDb: 10,
        attackSeconds: 0.04,
        releaseSeconds: 0.3,
        sidechainLowCutHz: 100,
      }),
      why: "1.5:1 with a slow attack and at most two decibels: the song leans together, the groove stays free.",
    },
  ],
  inputGainDb: 9,
  ceilingDbtp: -1,
  releaseSeconds: 0.15,
  why: "The limiter touches the loudest strokes only: the snare keeps its weight behind the beat.",
};

const LOUD: Mastering = {
  ...GENTLE,
  inputGainDb: 11.5,
  releaseSeconds: 0.1,
  why: "Three decibels louder, at the loud end of this music: the limiter shaves every backbeat and the chorus lifts less.",
};

const OVERCOOKED: Mastering = {
  ...GENTLE,
  before: [
    {
      insert: newInsert("compressor", "squash", {
        thresholdDb: -28,
        ratio: 6,
        attackSeconds: 0.003,
        releaseSeconds: 0.08,
        makeupDb: 6,
      }),
      why: "6:1 with a fast attack: every stroke is pushed down and the room between them comes up.",
    },
  ],
  inputGainDb: 23,
  releaseSeconds: 0.03,
  why: "The limiter works without a pause: loud, flat, and the groove is gone.",
};

/** Verse and chorus of a neo-soul song: arrangement, groove, hierarchy, sibilance. */
export const neoSoul: SongDefinition = {
  id: "neo-soul",
  title: "Slow Sun",
  genre: "neo-soul",
  about:
    "Eight bars of verse and four of chorus. The Rhodes' left hand fights the bass until it is arranged away; the snare is 20 ms late and right; the saxophone answers a talkbox full of s.",
  key: KEY,
  bpm: TEMPO_BPM,
  lengthFrames: LOOP_FRAMES,
  form: [
    { name: "Verse", startFrame: 0, endFrame: verseFrames },
    { name: "Chorus", startFrame: verseFrames, endFrame: LOOP_FRAMES },
  ],
  masterWindow: { min: 8, max: 12 },
  render: renderNeoSoul,
  raw: {
    title: "as recorded",
    about: "Every stem as it was recorded, all faders alike, everything in the middle.",
    mix: MIX,
  },
  mixes: {
    mix: {
      title: "mixed",
      about:
        "The bass alone in its octave, the talkbox tamed and in front, the saxophone beside it, a chorus that lifts.",
      mix: MIX,
    },
    flat: {
      title: "flat",
      about: "Balanced and correct, but everything in the middle, dry, and standing still.",
      mix: flat,
    },
    faulty: {
      title: "with faults",
      about: "The good mix with six faults in it, from the low end to the plate.",
      mix: faulty,
      faults: [
        {
          stripId: "rhodes-left",
          fault: "The left hand plays through the verse in the bass's own octave, at full range.",
          cure: "Take its fader down in the verse; let it in at the chorus, where it plays an octave higher, with a low cut at 110 Hz.",
        },
        {
          stripId: "talkbox",
          fault: "No de-esser, and a shelf from 5 kHz on top of it: every s stings.",
          cure: "De-ess above 4.8 kHz before the equaliser, and take the 4 dB shelf out.",
        },
        {
          stripId: "sax",
          fault: "The saxophone is louder than the lead it answers.",
          cure: "Bring it back to −3 dB, and ride it down by 2.5 dB more where it overlaps the voice.",
        },
        {
          stripId: "overheads",
          fault: "The overheads' polarity is inverted: with the close microphones the snare turns thin.",
          cure: "Set the polarity back to normal.",
        },
        {
          stripId: "guitar",
          fault: "Raised by 6 dB at 1.8 kHz, its low end left on, in the middle: it covers the vowels.",
          cure: "Cut at 160 Hz and 900 Hz instead of the boost, end it at 7 kHz, and pan it to 55 % right.",
        },
        {
          stripId: "plate",
          fault: "7 dB too much plate, with all its low end and treble: the song swims.",
          cure: "Back to 0 dB, with cuts at 280 Hz and 7.5 kHz.",
        },
      ],
    },
  },
  masters: {
    gentle: {
      title: "mastered gently",
      about: "A little tone, two decibels of glue, a limiter that catches the strokes alone.",
      of: MIX,
      mastering: GENTLE,
    },
    loud: {
      title: "mastered loud",
      about: "As loud as records of this kind are, with the price that it has.",
      of: MIX,
      mastering: LOUD,
    },
    overcooked: {
      title: "overcooked",
      about: "Squashed and limited far beyond what this music bears.",
      of: MIX,
      mastering: OVERCOOKED,
    },
  },
  preview: {
    startFrame: Math.round(5.5 * FRAMES_PER_BAR),
    stretch: "Two and a half bars of verse and two of chorus",
    states: ["raw", "mix", "gentle"],
  },
};
