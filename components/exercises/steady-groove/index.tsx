"use client";

import { TimingEditor } from "@/components/widgets/timing-lab/editor";
import { timingWords } from "@/components/widgets/timing-lab/timing";
import { STEADY_GROOVE } from "@/learning/exercises/public";
import styles from "../exercises.module.css";
import { MeasuredExercise } from "../measured";
import type { EditorProps, ExerciseLook, RevealProps } from "../measured/look";

const LOOK: ExerciseLook = {
  sides: { reference: "", yours: "Yours", given: "As it was played" },
  matched: false,
  Editor: GrooveEditor,
  Reveal: WhatItWas,
  promiseId: "delay-compensation",
};

/** A part that does not sit, to be made steady without taking its groove; measured by the program. */
export function SteadyGroove({ id }: { readonly id: string }) {
  return <MeasuredExercise id={id} info={STEADY_GROOVE} look={LOOK} />;
}

/** The knobs without the picture: what the ear must find is not drawn. */
function GrooveEditor({ store, ownerId, publicPart }: EditorProps) {
  return (
    <TimingEditor
      store={store}
      ownerId={ownerId}
      start={publicPart.start}
      controls={["quantise", "lag", "swing", "straight"]}
      tell={false}
    />
  );
}

function WhatItWas({ variant, answer }: RevealProps) {
  return (
    <p className={styles.words}>
      It was given to you like this: {lowered(timingWords(variant.publicPart.start))} Yours:{" "}
      {lowered(timingWords(answer))}
    </p>
  );
}

const lowered = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);
