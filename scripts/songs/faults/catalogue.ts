import type { SourceId } from "../credits";
import {
  type BleedParameters,
  bleed,
  type ClippingParameters,
  clipped,
  type EditParameters,
  hardEdited,
  hum,
  inverted,
  late,
  overCompressed,
  plosive,
  quiet,
  resonant,
  roomy,
} from "./formulas";
import { lipFrames } from "./voice";

/** Sounds that the faults are made of. */
export interface CleanSounds {
  /** As it is published. */
  readonly clean: Float64Array;
  /** The guide of the takes, as it is published. */
  readonly cue: Float64Array;
}

/** One recording that went wrong, and how. */
export interface FaultEntry {
  /** Also the faulty asset: faults-id. */
  readonly id: string;
  /** In a word or two. */
  readonly fault: string;
  readonly cleanAssetId: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What is heard, and what a student does about it. */
  readonly words: string;
  readonly sources: readonly SourceId[];
  /** Faulty of clean; none where the fault is in the playing. */
  readonly make?: (sounds: CleanSounds) => Float64Array;
}

function byFormula<P extends object>(
  entry: Omit<FaultEntry, "parameters" | "make">,
  parameters: P,
  formula: (clean: Float64Array, parameters: P, cue: Float64Array) => Float64Array,
): FaultEntry {
  return {
    ...entry,
    parameters: parameters as Readonly<Record<string, unknown>>,
    make: ({ clean, cue }) => formula(clean, parameters, cue),
  };
}

const VOICE = { cleanAssetId: "faults-voice", sources: ["modelSinger"] } as const;
const GUITAR = { cleanAssetId: "dry-acoustic-guitar", sources: ["acousticGuitar"] } as const;

export const SIBILANCE = { sibilanceDb: 7 } as const;
export const SLIPPED_STRING = { string: "G", openKey: 55, cents: 28 } as const;

const CLIPPING: ClippingParameters = { gainDb: 16 };
const BLEED: BleedParameters = { gainDb: -4, delayFrames: 48, lowHz: 500, highHz: 6000 };
const EDITS: EditParameters = {
  edits: [
    { startFrame: 58_231, endFrame: 66_410, earlierByFrames: 495 },
    { startFrame: 139_589, endFrame: 149_950, earlierByFrames: -415 },
    { startFrame: 258_100, endFrame: 266_900, earlierByFrames: 575 },
    { startFrame: 330_362, endFrame: 341_300, earlierByFrames: -949 },
  ],
};

/** Every fault of the course that can be undone, or named to the sample. */
export const FAULTS: readonly FaultEntry[] = [
  byFormula(
    {
      id: "clipped",
      fault: "clipped at the converter",
      ...VOICE,
      words:
        "The preamplifier was turned up too far: every loud vowel has flat tops and a rasp. What is cut off is gone; only a new take mends it.",
    },
    CLIPPING,
    (clean, parameters) => clipped(clean, parameters),
  ),
  byFormula(
    {
      id: "quiet",
      fault: "recorded too quietly",
      ...VOICE,
      words:
        "Recorded 36 dB too low: turned up to the right level, the preamplifier's hiss comes up with the voice.",
    },
    { gainDb: -36, noiseDbfs: -70, seed: 41 },
    quiet,
  ),
  byFormula(
    {
      id: "hum",
      fault: "mains hum",
      ...GUITAR,
      words: "A cable lies beside a mains transformer: 50 Hz and its odd multiples hum under every note.",
    },
    {
      mainsHz: 50,
      partials: [
        { multiple: 1, levelDbfs: -34 },
        { multiple: 2, levelDbfs: -46 },
        { multiple: 3, levelDbfs: -38 },
        { multiple: 5, levelDbfs: -44 },
        { multiple: 7, levelDbfs: -50 },
        { multiple: 9, levelDbfs: -56 },
      ],
    },
    hum,
  ),
  byFormula(
    {
      id: "plosive",
      fault: "plosives",
      ...VOICE,
      words:
        "Lips five centimetres from a cardioid microphone, no pop filter: every p and b is a thump below 100 Hz.",
    },
    { distanceMetres: 0.05, offAxisDegrees: 0, pattern01: 0.5, pushDbfs: -15, frames: lipFrames() },
    plosive,
  ),
  {
    id: "sibilant",
    fault: "sibilance",
    ...VOICE,
    parameters: SIBILANCE,
    words: "The same line with every s seven decibels sharper: what a de-esser is for.",
  },
  byFormula(
    {
      id: "roomy",
      fault: "too far away in an untreated room",
      ...VOICE,
      words:
        "An omnidirectional microphone 2.4 m away in the live room: the voice stands behind its own reflections. No plug-in takes the room out again.",
    },
    { room: "live-room" as const, distanceMetres: 2.4, pattern01: 1, gainDb: -4 },
    roomy,
  ),
  byFormula(
    {
      id: "bleed",
      fault: "headphone bleed",
      cleanAssetId: VOICE.cleanAssetId,
      sources: ["modelSinger", "general", "electricBass", "blackPearl"],
      words: "Open headphones, turned up: the band's guide tinkles through the microphone in every rest.",
    },
    BLEED,
    (clean, parameters, cue) => bleed(clean, cue, parameters),
  ),
  byFormula(
    {
      id: "snare-bottom-inverted",
      fault: "polarity",
      cleanAssetId: "faults-snare-bottom",
      sources: ["blackPearl"],
      words:
        "The microphone below the snare hears the drum move the other way. Beside “faults-snare-top” the body of the drum is hollow until polarity is turned round.",
    },
    {},
    inverted,
  ),
  byFormula(
    {
      id: "second-microphone",
      fault: "two microphones out of time",
      ...GUITAR,
      words:
        "A second microphone half a metre further away, 70 frames late: together with the first it hollows the guitar out in a comb.",
    },
    { delayFrames: 70 },
    late,
  ),
  byFormula(
    {
      id: "late-drummer",
      fault: "late drummer",
      cleanAssetId: "dry-snare",
      sources: ["blackPearl"],
      words: "Every stroke of the snare 45 ms behind the click: the groove limps.",
    },
    { delayFrames: 2160 },
    late,
  ),
  {
    id: "slipped-string",
    fault: "out-of-tune string",
    ...GUITAR,
    parameters: SLIPPED_STRING,
    words: "The G string has slipped 28 cents sharp: only some notes of each chord are sour.",
  },
  byFormula(
    {
      id: "edit-clicks",
      fault: "clicks at edits",
      ...VOICE,
      words:
        "Four words were moved and cut hard: each cut is a step in the wave, and a click. Cross-fades mend it.",
    },
    EDITS,
    hardEdited,
  ),
  byFormula(
    {
      id: "over-compressed",
      fault: "over-compressed",
      ...VOICE,
      words:
        "Committed on the way in: 20:1 far below the voice, fast in and fast out. Breaths are as loud as words, and nothing can be taken back.",
    },
    {
      thresholdDb: -38,
      ratio: 20,
      kneeDb: 0,
      attackSeconds: 0.0005,
      releaseSeconds: 0.03,
      makeupDb: 19,
      mix01: 1,
      sidechainLowCutHz: 20,
      linkAmount01: 1,
    },
    overCompressed,
  ),
  byFormula(
    {
      id: "room-mode",
      fault: "resonant room mode",
      cleanAssetId: "dry-bass",
      sources: ["electricBass"],
      words:
        "One note of the bass booms: a mode of the room at 49 Hz lifts every G and leaves its neighbours alone.",
    },
    { frequencyHz: 49, gainDb: 14, q: 9, levelDb: -2 },
    resonant,
  ),
];

export const faultyAssetId = ({ id }: Pick<FaultEntry, "id">): string => `faults-${id}`;
