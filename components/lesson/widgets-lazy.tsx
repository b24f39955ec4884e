"use client";

import dynamic from "next/dynamic";
import { nearWidget } from "./near-widget";

/*
 * One export per widget that lessons may use. To add one: import it lazily here, with the height it takes, and
 * name it in mdx-components.tsx.
 *
 *   export const EqPlayground = nearWidget(
 *     dynamic(() => import("@/components/widgets/eq-playground").then((module) => module.EqPlayground), { ssr: false }),
 *     { label: "Equaliser", heightPixels: 520, narrowHeightPixels: 680 },
 *   );
 */

export const BandQuiz = nearWidget(
  dynamic(() => import("@/components/exercises/band-quiz").then((module) => module.BandQuiz), { ssr: false }),
  { label: "Quiz: hear a band, name a band", heightPixels: 320, narrowHeightPixels: 480 },
);
export const EqPlayground = nearWidget(
  dynamic(() => import("@/components/widgets/eq-playground").then((module) => module.EqPlayground), {
    ssr: false,
  }),
  { label: "Equaliser", heightPixels: 820, narrowHeightPixels: 1000 },
);
export const HiddenEq = nearWidget(
  dynamic(() => import("@/components/exercises/hidden-eq").then((module) => module.HiddenEq), { ssr: false }),
  { label: "Exercise: undo the hidden EQ", heightPixels: 900, narrowHeightPixels: 1150 },
);
export const MasteringCompare = nearWidget(
  dynamic(() => import("@/components/widgets/mastering-compare").then((module) => module.MasteringCompare), {
    ssr: false,
  }),
  { label: "Mix and master compared", heightPixels: 620, narrowHeightPixels: 820 },
);
export const MicPlacement = nearWidget(
  dynamic(() => import("@/components/widgets/mic-placement").then((module) => module.MicPlacement), {
    ssr: false,
  }),
  { label: "Microphone in a room", heightPixels: 640, narrowHeightPixels: 1000 },
);
