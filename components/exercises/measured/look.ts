import type { ComponentType } from "react";
import type { Session, Side } from "@/audio-engine";
import type { WorkbenchStore } from "@/components/stores/workbench-store";
import type { SoundSetup } from "@/components/widgets/shared/use-widget-sound";
import type { ExercisePublicPart } from "@/learning/exercises/public";
import type { Scored } from "./marking";
import type { ShownVariant } from "./work";

export interface EditorProps {
  /** Holds the session that is worked on. */
  readonly store: WorkbenchStore;
  readonly ownerId: string;
  readonly publicPart: ExercisePublicPart;
}

export interface RevealProps {
  readonly variant: ShownVariant;
  readonly result: Scored;
  readonly answer: Session;
}

/** How a kind of exercise looks: all that differs between them on the page. */
export interface ExerciseLook {
  /**
   * Names of what is heard: what is to be reached (where there is such a thing), the student's side while it is worked
   * on (then it is "Yours"), what was given.
   */
  readonly sides: { readonly reference: string; readonly yours: string; readonly given: string };
  /** "answered" keeps the reference for afterwards: first one's own ear, then what was to be reached. */
  readonly referenceHeard?: "always" | "answered";
  /** What is heard beside the student's side while it is worked on, instead of what was given. */
  readonly beside?: (start: Session) => readonly Side[];
  /** False where level itself is the question. */
  readonly matched: boolean;
  /** Whether what was made of the same tracks to be reached is heard after the answer, where there is such a thing. */
  readonly hearsTruth?: boolean;
  /** The controls; nothing of it may show what the exercise hides. */
  readonly Editor: ComponentType<EditorProps>;
  /** What was hidden, drawn after the answer. */
  readonly Reveal?: ComponentType<RevealProps>;
  /** How far a third of an octave may lie off, where the result has a picture. */
  readonly toleranceDb?: number;
  /** What the engine reports while the student works; nothing when not given. */
  readonly taps?: (start: Session) => SoundSetup["taps"];
  /** The claim on "How we know" that stands behind the result's numbers. */
  readonly promiseId: string;
}
