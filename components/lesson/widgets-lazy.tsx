"use client";

import dynamic from "next/dynamic";
import { nearWidget } from "./near-widget";

/*
 * One export per widget that lessons may use. To add one: import it lazily here, with the heights it takes, and
 * name it in mdx-components.tsx.
 */

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

export const HeadphoneCheck = nearWidget(
  dynamic(() => import("@/components/widgets/headphone-check").then((module) => module.HeadphoneCheck), {
    ssr: false,
  }),
  {
    label: "Headphone check",
    heights: () => ({ heightPixels: 230, narrowHeightPixels: 260 }),
  },
);

export const HiddenEq = nearWidget(
  dynamic(() => import("@/components/exercises/hidden-eq").then((module) => module.HiddenEq), { ssr: false }),
  {
    label: "Exercise: undo the hidden EQ",
    heights: () => ({ heightPixels: 945, narrowHeightPixels: 1005 }),
  },
);

export const MasterIt = nearWidget(
  dynamic(() => import("@/components/exercises/master-it").then((module) => module.MasterIt), { ssr: false }),
  {
    label: "Exercise: master it",
    heights: () => ({ heightPixels: 1100, narrowHeightPixels: 1350 }),
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
    heights: () => ({ heightPixels: 1230, narrowHeightPixels: 1730 }),
  },
);

export const Normalisation = nearWidget(
  dynamic(() => import("@/components/widgets/normalisation").then((module) => module.Normalisation), {
    ssr: false,
  }),
  {
    label: "Masters as a music service plays them",
    heights: () => ({ heightPixels: 560, narrowHeightPixels: 800 }),
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

export const TranslateIt = nearWidget(
  dynamic(() => import("@/components/exercises/translate-it").then((module) => module.TranslateIt), {
    ssr: false,
  }),
  {
    label: "Exercise: make it arrive everywhere",
    heights: () => ({ heightPixels: 900, narrowHeightPixels: 1100 }),
  },
);

export const TranslationCheck = nearWidget(
  dynamic(() => import("@/components/widgets/translation-check").then((module) => module.TranslationCheck), {
    ssr: false,
  }),
  {
    label: "A mix on other systems",
    heights: ({ numbers }) => ({
      heightPixels: numbers ? 650 : 300,
      narrowHeightPixels: numbers ? 800 : 400,
    }),
  },
);
