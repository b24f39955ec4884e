"use client";

import dynamic from "next/dynamic";
import { nearWidget } from "./near-widget";

/*
 * One export per widget that lessons may use. To add one: import it lazily here, with the heights it takes, and
 * name it in mdx-components.tsx.
 */

export const AutomationLane = nearWidget(
  dynamic(() => import("@/components/widgets/automation-lane").then((module) => module.AutomationLane), {
    ssr: false,
  }),
  {
    label: "What moves",
    heights: ({ lanes, contrast }) => {
      if (lanes.length === 0) return { heightPixels: 273, narrowHeightPixels: 380 };
      return contrast === undefined
        ? { heightPixels: 692, narrowHeightPixels: 974 }
        : { heightPixels: 740, narrowHeightPixels: 1066 };
    },
  },
);

export const BandQuiz = nearWidget(
  dynamic(() => import("@/components/exercises/band-quiz").then((module) => module.BandQuiz), { ssr: false }),
  {
    label: "Quiz: hear a band, name a band",
    heights: () => ({ heightPixels: 335, narrowHeightPixels: 370 }),
  },
);

export const EqPlayground = nearWidget(
  dynamic(() => import("@/components/widgets/eq-playground").then((module) => module.EqPlayground), {
    ssr: false,
  }),
  {
    label: "Equaliser",
    heights: ({ heard }) => ({ heightPixels: 845, narrowHeightPixels: heard.length > 1 ? 980 : 908 }),
  },
);

export const HiddenEq = nearWidget(
  dynamic(() => import("@/components/exercises/hidden-eq").then((module) => module.HiddenEq), { ssr: false }),
  {
    label: "Exercise: undo the hidden EQ",
    heights: () => ({ heightPixels: 945, narrowHeightPixels: 1005 }),
  },
);

export const MakeItAlive = nearWidget(
  dynamic(() => import("@/components/exercises/make-it-alive").then((module) => module.MakeItAlive), {
    ssr: false,
  }),
  {
    label: "Exercise: make it alive",
    heights: () => ({ heightPixels: 900, narrowHeightPixels: 1200 }),
  },
);

export const MatchByEar = nearWidget(
  dynamic(() => import("@/components/exercises/match-by-ear").then((module) => module.MatchByEar), {
    ssr: false,
  }),
  {
    label: "Exercise: match by ear",
    heights: () => ({ heightPixels: 440, narrowHeightPixels: 497 }),
  },
);

export const MasteringCompare = nearWidget(
  dynamic(() => import("@/components/widgets/mastering-compare").then((module) => module.MasteringCompare), {
    ssr: false,
  }),
  {
    label: "Mix and master compared",
    heights: ({ controls }) => {
      if (!controls.includes("chain")) return { heightPixels: 472, narrowHeightPixels: 580 };
      if (!controls.includes("drive")) return { heightPixels: 664, narrowHeightPixels: 912 };
      return { heightPixels: 724, narrowHeightPixels: controls.includes("mono") ? 1020 : 972 };
    },
  },
);

export const Mixer = nearWidget(
  dynamic(() => import("@/components/widgets/mixer").then((module) => module.Mixer), { ssr: false }),
  {
    label: "Mixer",
    heights: ({ controls }) =>
      controls === undefined
        ? { heightPixels: 1230, narrowHeightPixels: 1730 }
        : {
            heightPixels: 558 + (controls.includes("pan") ? 82 : 0) + (controls.includes("mono") ? 56 : 0),
            narrowHeightPixels:
              616 + (controls.includes("pan") ? 128 : 0) + (controls.includes("mono") ? 76 : 0),
          },
  },
);

export const MicPlacement = nearWidget(
  dynamic(() => import("@/components/widgets/mic-placement").then((module) => module.MicPlacement), {
    ssr: false,
  }),
  {
    label: "Microphone in a room",
    heights: ({ controls }) => {
      const heightPixels = controls.length > 1 ? 625 : 595;
      if (controls.length === 0) return { heightPixels, narrowHeightPixels: 780 };
      if (controls.length === 1) return { heightPixels, narrowHeightPixels: 925 };
      return { heightPixels, narrowHeightPixels: controls.length > 2 ? 1145 : 1070 };
    },
  },
);

export const VoiceAndBand = nearWidget(
  dynamic(() => import("@/components/exercises/voice-and-band").then((module) => module.VoiceAndBand), {
    ssr: false,
  }),
  {
    label: "Exercise: the voice and the band",
    heights: () => ({ heightPixels: 900, narrowHeightPixels: 1000 }),
  },
);

export const VoiceFader = nearWidget(
  dynamic(() => import("@/components/widgets/voice-fader").then((module) => module.VoiceFader), {
    ssr: false,
  }),
  {
    label: "The voice's fader",
    heights: () => ({ heightPixels: 316, narrowHeightPixels: 420 }),
  },
);
