"use client";

import dynamic from "next/dynamic";
import type { ComponentType } from "react";
import { MADE } from "@/learning/exercises/made-public";

interface ExerciseProps {
  readonly id: string;
}

/** Every exercise that a class may be given; each is fetched when it is worked on. */
const EXERCISES: Readonly<Record<string, ComponentType<ExerciseProps>>> = {
  "comp-three-takes": dynamic(() =>
    import("@/components/exercises/comp-three-takes").then((m) => m.CompThreeTakes),
  ),
  "even-vocal": dynamic(() => import("@/components/exercises/even-vocal").then((m) => m.EvenVocal)),
  "five-decisions": dynamic(() =>
    import("@/components/exercises/five-decisions").then((m) => m.FiveDecisions),
  ),
  "make-it-alive": dynamic(() => import("@/components/exercises/make-it-alive").then((m) => m.MakeItAlive)),
  "make-room": dynamic(() => import("@/components/exercises/make-room").then((m) => m.MakeRoom)),
  "master-it": dynamic(() => import("@/components/exercises/master-it").then((m) => m.MasterIt)),
  "match-by-ear": dynamic(() => import("@/components/exercises/match-by-ear").then((m) => m.MatchByEar)),
  "match-distance": dynamic(() =>
    import("@/components/exercises/match-placement").then((m) => m.MatchDistance),
  ),
  "match-room": dynamic(() => import("@/components/exercises/match-placement").then((m) => m.MatchRoom)),
  "order-depth": dynamic(() => import("@/components/exercises/order-depth").then((m) => m.OrderDepth)),
  "set-the-lead": dynamic(() => import("@/components/exercises/set-the-lead").then((m) => m.SetTheLead)),
  "steady-groove": dynamic(() => import("@/components/exercises/steady-groove").then((m) => m.SteadyGroove)),
  "translate-it": dynamic(() => import("@/components/exercises/translate-it").then((m) => m.TranslateIt)),
  "undo-hidden-eq": dynamic(() => import("@/components/exercises/hidden-eq/of-class").then((m) => m.OneBand)),
  "undo-hidden-eq-two": dynamic(() =>
    import("@/components/exercises/hidden-eq/of-class").then((m) => m.TwoBands),
  ),
  "voice-and-band": dynamic(() =>
    import("@/components/exercises/voice-and-band").then((m) => m.VoiceAndBand),
  ),
};

const Made = dynamic(() => import("@/components/exercises/made").then((m) => m.Made));

/** An exercise by the id that an assignment names. */
export function ExerciseById({ exerciseId, id }: ExerciseProps & { readonly exerciseId: string }) {
  const Exercise = exerciseId === MADE.id ? Made : EXERCISES[exerciseId];
  if (Exercise === undefined)
    return <p>The course on this server does not have this exercise; tell your instructor.</p>;
  return <Exercise id={id} />;
}
