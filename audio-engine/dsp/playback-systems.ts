import type { EqBandKind, EqBandSettings } from "./eq-prototype";

export const PLAYBACK_SYSTEM_IDS = [
  "headphones",
  "earbuds",
  "phone",
  "laptop",
  "car",
  "club",
  "mono",
] as const;
export type PlaybackSystemId = (typeof PLAYBACK_SYSTEM_IDS)[number];

export interface PlaybackNoise {
  /** Brown falls by 6 dB per octave above 20 Hz, pink by 3. */
  readonly kind: "pink" | "brown";
  /** RMS of each channel; left and right are unrelated. */
  readonly levelDbfs: number;
}

/** What one kind of device does to a mix, as data. */
export interface PlaybackSystemData {
  /** What it is modelled on, for people. */
  readonly words: string;
  /**
   * Response in dB in the 30 third-octaves from 25 Hz to 20 kHz against flat loudspeakers, about 0 around 800 Hz; null
   * where nothing is left: below −40 dB. The unit keeps it within 0.5 dB.
   */
  readonly targetDb: readonly (number | null)[];
  /** Equaliser that meets the target (fitted to it by least squares), followed by `outputGainDb`. */
  readonly bands: readonly EqBandSettings[];
  readonly outputGainDb: number;
  /** What is left of the side signal: 1 stereo, 0 both channels become (L + R)/2, between them crosstalk. */
  readonly width01: number;
  /** Noise of the surroundings, not equalised; it sounds in silence too. */
  readonly noise: PlaybackNoise | null;
  /**
   * Gain in dB that gives pink noise, alike on both channels and without the surroundings' noise, the loudness
   * (BS.1770) it has without the system: for comparing by character. Music differs from pink noise: where a mix can be
   * measured, match by measuring it.
   */
  readonly matchGainDb: number;
}

/** To be shown wherever a system is offered. */
export const PLAYBACK_SYSTEMS_NOTE =
  "Stylised: drawn after what such devices have in common, not measured on any product.";

function bands(...list: readonly (readonly [EqBandKind, number, number, number])[]): EqBandSettings[] {
  return list.map(([kind, frequencyHz, gainDb, q]) => ({ kind, frequencyHz, gainDb, q, enabled: true }));
}

export const PLAYBACK_SYSTEMS: Readonly<Record<PlaybackSystemId, PlaybackSystemData>> = {
  headphones: {
    words:
      "Closed consumer headphones: bass lifted by 4 dB as listeners prefer it (Olive, Welti, McMullin, AES 135, 2013), a dip at 4 kHz, a peak at 8 kHz.",
    targetDb: [
      3, 4, 4.5, 4.5, 4.5, 4, 3.5, 2.5, 1.5, 0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, -0.5, -1, -2, -3, -2.5, 0, 2.5,
      2, 0, -2.5, -6,
    ],
    bands: bands(
      ["low-cut", 22.9, 0, 0.75],
      ["low-shelf", 140, 4.3, 0.72],
      ["bell", 4430, -4.3, 1.14],
      ["bell", 8340, 3.4, 1.93],
      ["high-cut", 13500, 0, 0.85],
      ["bell", 223, -0.7, 0.42],
    ),
    outputGainDb: 0.4,
    width01: 1,
    noise: null,
    matchGainDb: -0.1,
  },
  earbuds: {
    words: "Earbuds that do not seal: the bass leaks out below 100 Hz, the upper middle stands out at 3 kHz.",
    targetDb: [
      -21, -17, -13, -9.5, -6.5, -4, -2.5, -1, 0, 0.5, 0.5, 0.5, 0, 0, 0, 0, 0, 0, 0.5, 1.5, 3, 4, 3, 1, 0, 0,
      -2, -5, -9, -14,
    ],
    bands: bands(
      ["low-cut", 81.4, 0, 0.65],
      ["bell", 3160, 4.7, 1.45],
      ["high-cut", 11000, 0, 0.75],
      ["bell", 227, 1.3, 0.97],
      ["bell", 8720, 1.8, 8],
      ["high-shelf", 18500, -5.6, 0.67],
    ),
    outputGainDb: -0.4,
    width01: 1,
    noise: null,
    matchGainDb: 0,
  },
  phone: {
    words:
      "A phone's one small loudspeaker: nothing worth hearing below 350 Hz, ringing at 1.2 and 4.5 kHz, mono.",
    targetDb: [
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      -38,
      -30.5,
      -23,
      -15.5,
      -9,
      -4,
      -0.5,
      1.5,
      2,
      1,
      0,
      0,
      1.5,
      3,
      3,
      1,
      -1,
      -2,
      -5,
      -10,
      -18,
    ],
    bands: bands(
      ["low-cut", 535, 0, 0.44],
      ["low-cut", 591, 0, 1.1],
      ["bell", 1100, 5, 0.97],
      ["bell", 4470, 5, 1.39],
      ["high-cut", 9080, 0, 0.68],
      ["high-cut", 14400, 0, 1.36],
      ["bell", 2240, -1, 5.04],
      ["bell", 10600, 1.1, 8],
    ),
    outputGainDb: -1.8,
    width01: 0,
    noise: null,
    matchGainDb: 1.1,
  },
  laptop: {
    words:
      "Two small loudspeakers close together: nothing below 100 Hz, a boxy 500 Hz, a stereo image half as wide.",
    targetDb: [
      null,
      null,
      null,
      -40,
      -33,
      -25.5,
      -18.5,
      -12,
      -6.5,
      -3,
      -0.5,
      1,
      2,
      2.5,
      1.5,
      0,
      -1,
      -1.5,
      -1,
      0,
      1,
      1.5,
      1,
      0.5,
      0.5,
      1,
      1,
      -1,
      -4,
      -9,
    ],
    bands: bands(
      ["low-cut", 86, 0, 0.39],
      ["low-cut", 223, 0, 0.94],
      ["bell", 493, 4.2, 1.01],
      ["bell", 1210, -0.8, 1.56],
      ["bell", 2960, 3.3, 1.05],
      ["bell", 17300, 2.4, 2.55],
      ["high-cut", 11000, 0, 1.29],
      ["bell", 134, 4.2, 0.78],
    ),
    outputGainDb: -2.3,
    width01: 0.5,
    noise: null,
    matchGainDb: 0.5,
  },
  car: {
    words:
      "A car on the road: the closed cabin lifts the bass below 100 Hz, seats swallow the treble, both sides mix, and the wheels rumble along (softer here than on a real motorway, which would need all the headroom).",
    targetDb: [
      3, 6, 8, 9, 8.5, 7, 5, 3, 1, -0.5, -1.5, -2, -1.5, -1, -0.5, 0, 0, 0, 0.5, 1, 1, 0.5, -0.5, -1, -1.5,
      -2.5, -4, -6, -9, -13,
    ],
    bands: bands(
      ["low-cut", 27.8, 0, 1.15],
      ["bell", 53.6, 6.8, 0.93],
      ["bell", 290, -3, 0.9],
      ["bell", 2460, 2, 1.32],
      ["high-shelf", 5600, -3.5, 0.25],
      ["high-cut", 10900, 0, 0.69],
      ["bell", 92.2, 2, 1.32],
    ),
    outputGainDb: 0.6,
    width01: 0.7,
    noise: { kind: "brown", levelDbfs: -30 },
    matchGainDb: -0.2,
  },
  club: {
    words:
      "A dance floor's sound system, wired mono: 10 dB more at 60 Hz, nothing of the lowest notes, dull on top.",
    targetDb: [
      -8, 0, 6, 9, 10, 9, 7, 4.5, 2.5, 1, 0, -0.5, -1, -1, -0.5, 0, 0, 0.5, 1, 1.5, 2, 2, 1.5, 0.5, -0.5,
      -1.5, -3, -5, -8, -12,
    ],
    bands: bands(
      ["low-cut", 44.6, 0, 1.66],
      ["low-cut", 30, 0, 1.07],
      ["bell", 70.8, 5.4, 1.53],
      ["bell", 398, -1.4, 1.12],
      ["bell", 2910, 2.4, 0.92],
      ["high-shelf", 8580, -5.7, 0.63],
      ["high-cut", 13100, 0, 0.89],
      ["bell", 109, 2.8, 1.48],
    ),
    outputGainDb: -0.1,
    width01: 0,
    noise: null,
    matchGainDb: -1.2,
  },
  mono: {
    words: "One flat loudspeaker: both channels become (L + R)/2, nothing else changes.",
    targetDb: Array.from({ length: 30 }, () => 0),
    bands: [],
    outputGainDb: 0,
    width01: 0,
    noise: null,
    matchGainDb: 0,
  },
};
