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

const Planned = dynamic(() => import("./planned-widget").then((module) => module.PlannedWidget), {
  ssr: false,
});
const planned = (label: string) => nearWidget(Planned, { label, heightPixels: 96 });

export const BandQuiz = planned("Quiz: hear a band, name a band");
export const EqPlayground = planned("Equaliser");
export const HiddenEq = planned("Exercise: undo the hidden EQ");
export const MasteringCompare = planned("Mix and master compared");
export const MicPlacement = planned("Microphone in a room");
