export type ReverbKind = "room" | "chamber" | "hall" | "plate";

/** A reflection: frames after the sound itself, and its gain beside it. */
export type EarlyTap = readonly [delayFrames: number, gain: number];

/** First reflections from a source on the left or right to the ear on the left or right. */
export interface EarlyPattern {
  /** Energy beside that of the tail's first round: what lets the answer fall in one line. */
  readonly energy: number;
  readonly leftToLeft: readonly EarlyTap[];
  readonly leftToRight: readonly EarlyTap[];
  readonly rightToLeft: readonly EarlyTap[];
  readonly rightToRight: readonly EarlyTap[];
}

export interface ReverbSpace {
  /** Lengths of the sixteen lines in frames: primes, evenly spread in pitch. */
  readonly lineFrames: readonly number[];
  /** Lengths of the all-passes that the sound is spread by before it gets there, left and right. */
  readonly diffuserFrames: readonly (readonly [number, number])[];
  /** Null where the first reflections cannot be told from the tail. */
  readonly early: EarlyPattern | null;
}

/**
 * Stylised spaces. First reflections: the first fourteen of two sources in a box, by mirror images at 343.2 m/s, to
 * the ear on whose side they arrive (sizes, places and walls stand in the test).
 */
export const REVERB_SPACES: Readonly<Record<ReverbKind, ReverbSpace>> = {
  room: {
    lineFrames: [631, 659, 709, 761, 827, 907, 937, 1039, 1117, 1187, 1249, 1321, 1447, 1543, 1693, 1777],
    diffuserFrames: [
      [109, 127],
      [173, 191],
      [283, 257],
    ],
    early: {
      energy: 1,
      leftToLeft: [
        [165, 0.526],
        [186, 0.504],
        [286, 0.42],
        [387, 0.288],
        [401, 0.282],
        [470, 0.322],
        [476, 0.256],
        [528, 0.24],
        [550, 0.234],
        [562, 0.231],
        [622, 0.216],
        [627, 0.172],
      ],
      leftToRight: [
        [564, 0.288],
        [636, 0.213],
      ],
      rightToLeft: [
        [458, 0.344],
        [536, 0.251],
        [548, 0.247],
      ],
      rightToRight: [
        [155, 0.552],
        [176, 0.53],
        [331, 0.408],
        [422, 0.288],
        [436, 0.283],
        [454, 0.346],
        [459, 0.275],
        [510, 0.258],
        [532, 0.252],
        [544, 0.248],
        [619, 0.286],
      ],
    },
  },
  chamber: {
    lineFrames: [541, 571, 631, 691, 761, 839, 907, 1019, 1117, 1213, 1307, 1423, 1579, 1709, 1907, 2053],
    diffuserFrames: [
      [97, 113],
      [151, 167],
      [233, 211],
    ],
    early: {
      energy: 1,
      leftToLeft: [
        [174, 0.59],
        [196, 0.564],
        [314, 0.457],
        [317, 0.418],
        [383, 0.412],
        [416, 0.362],
        [466, 0.368],
        [476, 0.334],
        [489, 0.328],
        [550, 0.305],
        [563, 0.301],
        [569, 0.299],
      ],
      leftToRight: [
        [388, 0.408],
        [494, 0.326],
      ],
      rightToLeft: [
        [321, 0.464],
        [434, 0.364],
        [517, 0.328],
      ],
      rightToRight: [
        [189, 0.583],
        [201, 0.57],
        [305, 0.476],
        [335, 0.418],
        [373, 0.43],
        [429, 0.366],
        [455, 0.385],
        [479, 0.343],
        [487, 0.34],
        [552, 0.315],
        [558, 0.313],
      ],
    },
  },
  hall: {
    lineFrames: [
      1399, 1459, 1553, 1657, 1777, 1901, 1973, 2161, 2287, 2411, 2521, 2647, 2879, 3011, 3251, 3389,
    ],
    diffuserFrames: [
      [181, 199],
      [307, 331],
      [503, 467],
    ],
    early: {
      energy: 0.52,
      leftToLeft: [
        [426, 0.622],
        [1343, 0.395],
        [1366, 0.391],
        [1589, 0.305],
        [2114, 0.256],
        [2202, 0.25],
        [2487, 0.271],
        [2644, 0.221],
        [2644, 0.221],
        [2810, 0.18],
        [3109, 0.197],
      ],
      leftToRight: [
        [2372, 0.28],
        [2535, 0.227],
        [3012, 0.201],
      ],
      rightToLeft: [
        [1893, 0.342],
        [2073, 0.275],
        [2593, 0.238],
      ],
      rightToRight: [
        [398, 0.648],
        [1285, 0.423],
        [1608, 0.376],
        [1805, 0.299],
        [2043, 0.278],
        [2364, 0.253],
        [2412, 0.294],
        [2568, 0.24],
        [2568, 0.24],
        [2932, 0.186],
        [3029, 0.214],
      ],
    },
  },
  plate: {
    lineFrames: [433, 479, 523, 587, 653, 727, 787, 907, 991, 1087, 1181, 1291, 1471, 1597, 1801, 1951],
    diffuserFrames: [
      [71, 83],
      [113, 101],
      [149, 163],
      [211, 197],
    ],
    early: null,
  },
};
