import { graderOf } from "../grading/exercises";
import { handOut } from "../grading/hand-out";
import { handOutMade } from "../grading/made";
import { gradingWorkers } from "../grading/workers";
import type { Generator } from "./generator";

/** Draws from the course's own exercises. */
export const courseGenerator: Generator = {
  handOut: (exerciseId, seed) => handOut({ exerciseId, seed }),
  drawQuiz: (request) => gradingWorkers().run("draw-quiz", request, "now"),
  handOutMade: (made) => handOutMade(made),
  graderOf,
};
