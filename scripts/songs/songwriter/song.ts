import { newInsert } from "@/audio-engine/session";
import { bell, highShelf, lowCut, type Mastering } from "../mix";
import { changed, flattened } from "../mix-variants";
import type { SongDefinition } from "../song";
import { MIX } from "./mix";
import { CHORUS_BAR, FRAMES_PER_BAR, KEY, LOOP_FRAMES, SLOT_BAR, TEMPO_BPM } from "./score";
import { renderSongwriter } from "./stems";

// Without rides a hand would have set the lead for its loudest bar.
const flat = changed(flattened(MIX), { channels: { lead: { faderDb: 3 } } });

const faulty = changed(MIX, {
  channels: {
    "guitar-near": { delayFrames: 0, pan: 0 },
    "guitar-far": { pan: 0, faderDb: 2 },
    lead: { faderDb: 1, after: [] },
    cello: { faderDb: 6, pan: 0, sends: [], eq: [] },
  },
  groups: {
    hall: { faderDb: 3, eq: [] },
  },
  withoutRidesOf: ["lead", "cello"],
});

const GENTLE: Mastering = {
  eq: [
    lowCut(25, "Nothing below 25 Hz that a loudspeaker could use."),
    bell(260, -0.8, 0.7, "Eight tenths less at 260 Hz, where guitar, cellos and lead add up."),
    highShelf(10000, 1.2, "A breath of air above 10 kHz."),
  ],
  inputGainDb: 4,
  ceilingDbtp: -1,
  releaseSeconds: 0.2,
  why: "The limiter meets a few strums of the chorus; the whisper and the way up to the belt remain.",
};

const LOUD: Mastering = {
  ...GENTLE,
  inputGainDb: 5.8,
  releaseSeconds: 0.12,
  why: "Almost two decibels more, the loud end of this music: the chorus begins to lean on the ceiling.",
};

const OVERCOOKED: Mastering = {
  ...GENTLE,
  before: [
    {
      insert: newInsert("compressor", "squash", {
        thresholdDb: -34,
        ratio: 5,
        attackSeconds: 0.004,
        releaseSeconds: 0.1,
        makeupDb: 8,
      }),
      why: "5:1 on everything: whisper and belt become one loudness, and every breath jumps out.",
    },
  ],
  inputGainDb: 20,
  releaseSeconds: 0.03,
  why: "The limiter holds the whole chorus at the ceiling: the song has nowhere left to go.",
};

/** Two microphones, squeaks and breaths, a late cello, a lead from whisper to belt, and room for the student's own take. */
export const songwriter: SongDefinition = {
  id: "songwriter",
  title: "Small Hours",
  genre: "singer-songwriter",
  about:
    "Four bars of whispered verse (bars 1 to 4), four bars without a lead, free for your own take (bars 5 to 8, 12 seconds from second 12: D, A/C♯, G, Asus4–A), four bars of chorus. A guitar by two microphones, squeaks and breaths, a late cello, a lead with 26 dB from whisper to belt.",
  key: KEY,
  bpm: TEMPO_BPM,
  lengthFrames: LOOP_FRAMES,
  form: [
    { name: "Verse", startFrame: 0, endFrame: SLOT_BAR * FRAMES_PER_BAR },
    {
      name: "Your verse",
      startFrame: SLOT_BAR * FRAMES_PER_BAR,
      endFrame: CHORUS_BAR * FRAMES_PER_BAR,
    },
    { name: "Chorus", startFrame: CHORUS_BAR * FRAMES_PER_BAR, endFrame: LOOP_FRAMES },
  ],
  masterWindow: { min: 12, max: 16 },
  render: renderSongwriter,
  raw: {
    title: "as recorded",
    about:
      "Every stem as it was recorded, all faders alike, everything in the middle: the two guitar microphones comb.",
    mix: MIX,
  },
  mixes: {
    mix: {
      title: "mixed",
      about:
        "Both microphones in time, a whisper at the ear, cellos far away, a chorus that opens to the sides.",
      mix: MIX,
    },
    flat: {
      title: "flat",
      about: "Balanced for the chorus and left alone: in the middle, dry, the whisper half lost.",
      mix: flat,
    },
    faulty: {
      title: "with faults",
      about: "The good mix with five faults in it, from the comb to the hall.",
      mix: faulty,
      faults: [
        {
          stripId: "guitar-near",
          fault:
            "Not delayed, in the middle: with the far microphone, more than a millisecond later, it combs.",
          cure: "Delay it by the difference of the paths and pan it to 45 % left.",
        },
        {
          stripId: "guitar-far",
          fault:
            "In the middle and as loud as the near one, which makes the comb's notches as deep as they can be.",
          cure: "Bring it back to 0 dB and pan it to 45 % right.",
        },
        {
          stripId: "lead",
          fault: "No ride and no compressor: the whisper is lost and the belt shouts.",
          cure: "Ride the fader, 10 dB up for the whisper and back to 2.5 for the highest note; then 3:1 for the rest.",
        },
        {
          stripId: "cello",
          fault: "Dry, bright, loud and in the middle: the cellos sit on the singer's lap.",
          cure: "Fader to −3 dB in the chorus, 30 % left, high cut at 5.5 kHz, and nearly as much hall as direct sound.",
        },
        {
          stripId: "hall",
          fault: "3 dB more hall with all its low end and treble: it hangs over everything.",
          cure: "Back to 0 dB with cuts at 220 Hz and 6 kHz.",
        },
      ],
    },
  },
  masters: {
    gentle: {
      title: "mastered gently",
      about: "A breath of air and a limiter for a few strums: the way from whisper to belt is all there.",
      of: MIX,
      mastering: GENTLE,
    },
    loud: {
      title: "mastered loud",
      about: "At the loud end of this music; the chorus pays for it.",
      of: MIX,
      mastering: LOUD,
    },
    overcooked: {
      title: "overcooked",
      about: "Whisper and belt at one loudness: nothing is near any more, and nothing grows.",
      of: MIX,
      mastering: OVERCOOKED,
    },
  },
  preview: {
    startFrame: 6 * FRAMES_PER_BAR,
    stretch: "Two bars without the lead and two of chorus",
    states: ["raw", "mix", "gentle"],
  },
};
