"use client";

import { createContext, useContext } from "react";
import type { JudgedQuestion } from "@/learning/drills/quiz-public";
import type { ExerciseResult } from "@/learning/exercises/public";
import type { HandedOut } from "./shown-variant";

/** How a hand-in stands, as the server says it. */
export type Standing = {
  readonly receipt: { readonly receivedAt: number; readonly isLate: boolean };
  readonly madeAt: number;
} & (
  | { readonly state: "waiting" | "stuck" }
  | { readonly state: "held-back"; readonly opensOn: string }
  | { readonly state: "given-back"; readonly reason: string }
  | {
      readonly state: "graded";
      readonly points: number;
      readonly maxPoints: number;
      readonly result: ExerciseResult | null;
      /** Of a quiz: its questions in order. */
      readonly quiz: readonly JudgedQuestion[] | null;
    }
);

/** A hand-in of the page's student. */
export interface HandedIn {
  readonly id: string;
  readonly work: string;
  /** Null while nothing is known but that it was handed in here. */
  readonly standing: Standing | null;
}

/** The attempt that an exercise on the page belongs to. */
export interface ClassWork {
  readonly ownerId: string;
  readonly assignmentId: string;
  readonly title: string;
  readonly timeZone: string;
  readonly handedOut: HandedOut;
  /** Whether a mix from another program may be handed in. */
  readonly takesFiles: boolean;
  /** Null while it is worked on. */
  readonly handedIn: HandedIn | null;
  readonly another: { readonly label: string; readonly onClick: () => void } | null;
}

const ClassWorkContext = createContext<ClassWork | null>(null);

export const ClassWorkProvider = ClassWorkContext.Provider;

export function useClassWork(): ClassWork {
  const work = useContext(ClassWorkContext);
  if (work === null) throw new Error("An exercise of a class stands outside of an assignment.");
  return work;
}
