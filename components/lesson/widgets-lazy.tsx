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

export const CompEditor = nearWidget(
  dynamic(() => import("@/components/widgets/comp-editor").then((module) => module.CompEditor), {
    ssr: false,
  }),
  {
    label: "Three takes to comp",
    heights: ({ borders }) => ({
      heightPixels: borders ? 753 : 719,
      narrowHeightPixels: borders ? 1044 : 988,
    }),
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
    heights: () => ({ heightPixels: 250, narrowHeightPixels: 282 }),
  },
);

export const LoudnessVote = nearWidget(
  dynamic(() => import("@/components/widgets/loudness-vote").then((module) => module.LoudnessVote), {
    ssr: false,
  }),
  {
    label: "Vote: which one sounds better?",
    heights: () => ({ heightPixels: 307, narrowHeightPixels: 339 }),
  },
);

export const TapPad = nearWidget(
  dynamic(() => import("@/components/widgets/tap-pad").then((module) => module.TapPad), { ssr: false }),
  {
    label: "Tap to the click",
    heights: () => ({ heightPixels: 357, narrowHeightPixels: 450 }),
  },
);

export const TimingLab = nearWidget(
  dynamic(() => import("@/components/widgets/timing-lab").then((module) => module.TimingLab), {
    ssr: false,
  }),
  {
    label: "Timing of a guitar",
    heights: ({ controls }) => ({ heightPixels: 622, narrowHeightPixels: controls.length > 1 ? 776 : 703 }),
  },
);

export const MasteringCompare = nearWidget(
  dynamic(() => import("@/components/widgets/mastering-compare").then((module) => module.MasteringCompare), {
    ssr: false,
  }),
  {
    label: "Mix and master compared",
    heights: ({ controls }) => {
      if (controls.includes("history")) {
        if (!controls.includes("drive")) return { heightPixels: 650, narrowHeightPixels: 900 };
        return { heightPixels: 710, narrowHeightPixels: controls.includes("release") ? 1100 : 970 };
      }
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

export const Normalisation = nearWidget(
  dynamic(() => import("@/components/widgets/normalisation").then((module) => module.Normalisation), {
    ssr: false,
  }),
  {
    label: "Masters as a music service plays them",
    heights: () => ({ heightPixels: 660, narrowHeightPixels: 860 }),
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

export const Recorder = nearWidget(
  dynamic(() => import("@/components/widgets/recorder").then((module) => module.Recorder), { ssr: false }),
  {
    label: "Record yourself",
    heights: () => ({ heightPixels: 560, narrowHeightPixels: 656 }),
  },
);

export const TakeFault = nearWidget(
  dynamic(() => import("@/components/widgets/take-fault").then((module) => module.TakeFault), { ssr: false }),
  {
    label: "A good take and a faulty one compared",
    heights: () => ({ heightPixels: 268, narrowHeightPixels: 417 }),
  },
);

export const RoomCompare = nearWidget(
  dynamic(() => import("@/components/widgets/room-compare").then((module) => module.RoomCompare), {
    ssr: false,
  }),
  {
    label: "Your take in two rooms",
    heights: ({ controls }) => {
      if (controls.length === 0) return { heightPixels: 716, narrowHeightPixels: 974 };
      return { heightPixels: 693, narrowHeightPixels: controls.length > 1 ? 1196 : 1093 };
    },
  },
);

export const TakeInSong = nearWidget(
  dynamic(() => import("@/components/widgets/take-in-song").then((module) => module.TakeInSong), {
    ssr: false,
  }),
  {
    label: "Your take in the song",
    heights: () => ({ heightPixels: 342, narrowHeightPixels: 396 }),
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

export const CompressorLab = nearWidget(
  dynamic(() => import("@/components/widgets/compressor-lab").then((module) => module.CompressorLab), {
    ssr: false,
  }),
  {
    label: "Compressor",
    heights: ({ controls }) => {
      if (controls.length === 0) return { heightPixels: 779, narrowHeightPixels: 1033 };
      if (!controls.includes("attack")) return { heightPixels: 835, narrowHeightPixels: 1233 };
      return { heightPixels: 1130, narrowHeightPixels: controls.includes("makeup") ? 1784 : 1675 };
    },
  },
);

export const ReverbDepth = nearWidget(
  dynamic(() => import("@/components/widgets/reverb-depth").then((module) => module.ReverbDepth), {
    ssr: false,
  }),
  {
    label: "Near and far on a stage",
    heights: ({ task, cues }) => {
      if (task === "order") return { heightPixels: 390, narrowHeightPixels: 407 };
      return { heightPixels: 827, narrowHeightPixels: cues.length > 1 ? 1059 : 950 };
    },
  },
);

export const SongAnatomy = nearWidget(
  dynamic(() => import("@/components/widgets/song-anatomy").then((module) => module.SongAnatomy), {
    ssr: false,
  }),
  {
    label: "One song, three times",
    heights: () => ({ heightPixels: 312, narrowHeightPixels: 391 }),
  },
);

export const TranslationCheck = nearWidget(
  dynamic(() => import("@/components/widgets/translation-check").then((module) => module.TranslationCheck), {
    ssr: false,
  }),
  {
    label: "A mix on other systems",
    heights: ({ fault, numbers }) => {
      if (!numbers) return { heightPixels: 296, narrowHeightPixels: 316 };
      const sides = fault === undefined ? 0 : 44;
      return { heightPixels: 676 + sides, narrowHeightPixels: 734 + sides };
    },
  },
);
