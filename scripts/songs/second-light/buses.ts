import { newInsert } from "@/audio-engine/session";
import { bell, type Group, highShelf, lowCut } from "../mix";

/** A dotted eighth and a quarter at 100 beats a minute. */
const DOTTED_EIGHTH_SECONDS = 0.45;
const QUARTER_SECONDS = 0.6;

export const GROUPS: readonly Group[] = [
  {
    groupId: "drums",
    name: "Drums",
    role: "drums",
    faderDb: 0.5,
    pan: 0,
    why: "All drum microphones on one fader: the kit is one instrument from here on.",
    eq: [highShelf(6500, 2.5, "A little air for the whole kit at once instead of on six tracks.")],
    after: [
      {
        insert: newInsert("compressor", "glue", {
          thresholdDb: -20,
          ratio: 3,
          kneeDb: 8,
          attackSeconds: 0.03,
          releaseSeconds: 0.12,
          makeupDb: 2,
          sidechainLowCutHz: 90,
        }),
        why: "Two to four decibels, attack 30 ms: the strokes get through, what rings between them comes up, the kit holds together.",
      },
    ],
  },
  {
    groupId: "guitars",
    name: "Electric guitars",
    role: "guitar",
    faderDb: -0.5,
    pan: 0,
    why: "Both electric guitars on one fader, so that the wall can grow in the chorus and step back for the verse.",
    eq: [bell(2000, -4, 0.8, "A dip at 2 kHz on both: the saxophone speaks exactly there.")],
    after: [
      {
        insert: newInsert("stereo-width", "width", { sideLowCutHz: 160 }),
        why: "Below 160 Hz the sides are put into the middle: a low end that leans to neither loudspeaker.",
      },
    ],
    sends: [
      {
        to: "plate",
        levelDb: -20,
        why: "A touch of plate, or the two amplifiers would stand in another building.",
      },
    ],
  },
  {
    groupId: "plate",
    name: "Plate",
    role: "effects",
    faderDb: 0,
    pan: 0,
    why: "One plate for what stands in front: horn, snare, toms, guitars. Shared, so that it is one place.",
    before: [
      {
        insert: newInsert("reverb", "reverb", {
          kind: "plate",
          preDelaySeconds: 0.04,
          decaySeconds: 1.3,
          highDecayRatio: 0.5,
          mix01: 1,
          lowCutHz: 250,
          highCutHz: 9000,
        }),
        why: "1.3 s: gone before the next backbeat. 40 ms of pre-delay keep the dry sound apart from it.",
      },
    ],
    eq: [],
  },
  {
    groupId: "hall",
    name: "Hall",
    role: "effects",
    faderDb: 0,
    pan: 0,
    why: "A hall for what stands behind: strings, acoustic guitar, percussion. Two depths make a picture.",
    before: [
      {
        insert: newInsert("reverb", "reverb", {
          kind: "hall",
          preDelaySeconds: 0.02,
          decaySeconds: 2.4,
          highDecayRatio: 0.4,
          mix01: 1,
          lowCutHz: 220,
          highCutHz: 7000,
        }),
        why: "2.4 s and dark: far walls swallow treble, so a dark tail is heard as distance.",
      },
    ],
    eq: [],
  },
  {
    groupId: "echo",
    name: "Echo",
    role: "effects",
    faderDb: 0,
    pan: 0,
    why: "Echoes for the horn alone, in time with the song, so that they dance instead of blurring.",
    before: [
      {
        insert: newInsert("delay", "delay", {
          leftSeconds: DOTTED_EIGHTH_SECONDS,
          rightSeconds: QUARTER_SECONDS,
          feedback01: 0.28,
          lowCutHz: 350,
          highCutHz: 3800,
          mix01: 1,
        }),
        why: "A dotted eighth left, a quarter right; each echo darker than the last, so that none is taken for the horn.",
      },
    ],
    eq: [lowCut(300, "Echoes need no body: below 300 Hz they would only thicken the guitars.")],
    sends: [
      {
        to: "plate",
        levelDb: -12,
        why: "The echoes run into the plate and lose their edges: nearer to a memory than to a machine.",
      },
    ],
  },
];
