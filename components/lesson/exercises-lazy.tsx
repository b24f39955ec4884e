"use client";

import dynamic from "next/dynamic";
import { nearWidget } from "./near-widget";

/* As widgets-lazy.tsx, for exercises and quizzes: what the program measures. */

export const BandQuiz = nearWidget(
  dynamic(() => import("@/components/exercises/band-quiz").then((module) => module.BandQuiz), { ssr: false }),
  {
    label: "Quiz: hear a band, name a band",
    heights: () => ({ heightPixels: 335, narrowHeightPixels: 370 }),
  },
);

export const CompThreeTakes = nearWidget(
  dynamic(() => import("@/components/exercises/comp-three-takes").then((module) => module.CompThreeTakes), {
    ssr: false,
  }),
  {
    label: "Exercise: comp three takes",
    heights: () => ({ heightPixels: 924, narrowHeightPixels: 1264 }),
  },
);

export const FiveDecisions = nearWidget(
  dynamic(() => import("@/components/exercises/five-decisions").then((module) => module.FiveDecisions), {
    ssr: false,
  }),
  {
    label: "Exercise: five decisions",
    heights: () => ({ heightPixels: 794, narrowHeightPixels: 960 }),
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
    heights: () => ({ heightPixels: 900, narrowHeightPixels: 1168 }),
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

export const MasterIt = nearWidget(
  dynamic(() => import("@/components/exercises/master-it").then((module) => module.MasterIt), { ssr: false }),
  {
    label: "Exercise: master it",
    heights: () => ({ heightPixels: 1100, narrowHeightPixels: 1350 }),
  },
);

export const SteadyGroove = nearWidget(
  dynamic(() => import("@/components/exercises/steady-groove").then((module) => module.SteadyGroove), {
    ssr: false,
  }),
  {
    label: "Exercise: a steady groove",
    heights: () => ({ heightPixels: 529, narrowHeightPixels: 658 }),
  },
);

export const TenSeconds = nearWidget(
  dynamic(() => import("@/components/exercises/ten-seconds").then((module) => module.TenSeconds), {
    ssr: false,
  }),
  {
    label: "Exercise: your ten seconds, judged",
    heights: () => ({ heightPixels: 548, narrowHeightPixels: 556 }),
  },
);

export const MatchDistance = nearWidget(
  dynamic(() => import("@/components/exercises/match-placement").then((module) => module.MatchDistance), {
    ssr: false,
  }),
  {
    label: "Exercise: find the distance",
    heights: () => ({ heightPixels: 829, narrowHeightPixels: 920 }),
  },
);

export const MatchRoom = nearWidget(
  dynamic(() => import("@/components/exercises/match-placement").then((module) => module.MatchRoom), {
    ssr: false,
  }),
  {
    label: "Exercise: find the room",
    heights: () => ({ heightPixels: 829, narrowHeightPixels: 998 }),
  },
);

export const VoiceAndBand = nearWidget(
  dynamic(() => import("@/components/exercises/voice-and-band").then((module) => module.VoiceAndBand), {
    ssr: false,
  }),
  {
    label: "Exercise: the voice and the band",
    heights: () => ({ heightPixels: 822, narrowHeightPixels: 903 }),
  },
);

export const EvenVocal = nearWidget(
  dynamic(() => import("@/components/exercises/even-vocal").then((module) => module.EvenVocal), {
    ssr: false,
  }),
  {
    label: "Exercise: even out the lead",
    heights: () => ({ heightPixels: 1001, narrowHeightPixels: 1510 }),
  },
);

export const OrderDepth = nearWidget(
  dynamic(() => import("@/components/exercises/order-depth").then((module) => module.OrderDepth), {
    ssr: false,
  }),
  {
    label: "Exercise: one behind the other",
    heights: () => ({ heightPixels: 942, narrowHeightPixels: 1149 }),
  },
);

export const SetTheLead = nearWidget(
  dynamic(() => import("@/components/exercises/set-the-lead").then((module) => module.SetTheLead), {
    ssr: false,
  }),
  {
    label: "Exercise: where does the lead belong?",
    heights: () => ({ heightPixels: 440, narrowHeightPixels: 500 }),
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

export const MakeRoom = nearWidget(
  dynamic(() => import("@/components/exercises/make-room").then((module) => module.MakeRoom), { ssr: false }),
  {
    label: "Exercise: make room for the piano",
    heights: () => ({ heightPixels: 945, narrowHeightPixels: 1005 }),
  },
);
