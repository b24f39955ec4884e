"use client";

import dynamic from "next/dynamic";
import { nearWidget } from "./near-widget";

/* Widgets that have a page of their own, loaded as in a lesson. */

const LISTEN_PIXELS = { heightPixels: 744, narrowHeightPixels: 1008 };
const STEM_PIXELS = { heightPixels: 57, narrowHeightPixels: 96 };

export const SongListen = nearWidget(
  dynamic(() => import("@/components/widgets/song-listen").then((module) => module.SongListen), {
    ssr: false,
  }),
  {
    label: "The song in all its states, and its stems",
    heights: ({ song }) => ({
      heightPixels: LISTEN_PIXELS.heightPixels + song.stems.length * STEM_PIXELS.heightPixels,
      narrowHeightPixels:
        LISTEN_PIXELS.narrowHeightPixels + song.stems.length * STEM_PIXELS.narrowHeightPixels,
    }),
  },
);

export const Studio = nearWidget(
  dynamic(() => import("@/components/widgets/studio").then((module) => module.Studio), { ssr: false }),
  {
    label: "The mixer",
    heights: () => ({ heightPixels: 1280, narrowHeightPixels: 1880 }),
  },
);

export const KeptMixes = nearWidget(
  dynamic(() => import("@/components/widgets/studio/kept-mixes").then((module) => module.KeptMixes), {
    ssr: false,
  }),
  {
    label: "Mixes on this device",
    heights: () => ({ heightPixels: 60, narrowHeightPixels: 60 }),
  },
);
