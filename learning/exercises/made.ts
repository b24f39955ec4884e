import { defineExercise, type Exercise } from "./define";
import type { Goal, Guard } from "./goals";
import { MADE, type MadeExercise, type MadeGoal, madeEditable } from "./made-public";
import type { ExercisePublicPart } from "./public";
import { MIX_GUARDS } from "./song-goals";

const GUARDS: readonly Guard[] = [
  {
    kind: "in-range",
    reason:
      "Only the controls that this exercise gives you count here; put everything else back where it was.",
  },
  MIX_GUARDS.audible,
  MIX_GUARDS.parts,
  MIX_GUARDS.clipping,
  { kind: "effort", reason: "The sound is as it was given; listen for what is asked, then move something." },
];

/** A goal that is to be reached counts so much; one that is to be kept counts 1. */
const REACHED_WEIGHT = 3;

/** The exercise of which a variant's public part is one. Nothing is drawn: everybody gets the same. */
export function madeExercise({ info, editable }: Pick<ExercisePublicPart, "info" | "editable">): Exercise {
  return defineExercise({
    work: "tracks",
    info,
    editable,
    hidden: [],
    guards: GUARDS,
    picture: "none",
    counting: "together",
    draw: () => null,
  });
}

/** What pages get of it, without goals' numbers beyond their sentences, and without the model. */
export function madePublicPart(made: MadeExercise): ExercisePublicPart {
  const { title, task, start, form, goals } = made;
  const info = { ...MADE, title, task };
  const part = madeExercise({ info, editable: madeEditable(made) }).publicPart(start, undefined);
  return { ...part, form, asked: goals.map(({ sentence }) => sentence) };
}

/** The goals as they are marked. @throws RangeError for a section that the song does not have */
export function goalsOfMade({ goals, form }: Pick<MadeExercise, "goals" | "form">): Goal[] {
  return goals.map((goal, i) => ({
    id: goalId(i),
    title: goal.sentence,
    measure: goal.measure,
    of: goal.of,
    during: duringOf(goal, form),
    target: { ...(goal.min !== null && { min: goal.min }), ...(goal.max !== null && { max: goal.max }) },
    tolerance: 0,
    weight: goal.isKept ? 1 : REACHED_WEIGHT,
    onPurpose: true,
    words: {
      met: `${goal.sentence} Yours: {value}.`,
      under: `${goal.sentence} Yours: {value}; it should be higher.`,
      over: `${goal.sentence} Yours: {value}; it should be lower.`,
    },
  }));
}

/** The id of a goal by its place. */
const goalId = (index: number): string => `goal-${index + 1}`;

function duringOf({ section }: MadeGoal, form: MadeExercise["form"]): Goal["during"] {
  if (section === null) return "whole";
  const found = form.find(({ name }) => name === section);
  if (found === undefined) throw new RangeError(`The song has no section “${section}”.`);
  return { fromFrame: found.startFrame, toFrame: found.endFrame };
}
