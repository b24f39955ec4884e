import { gradableExercise } from "./exercises";
import type { HandOutRequest, VariantPublicPart, VariantSecret } from "./parts";
import { gradingWorkers } from "./workers";

/**
 * Draws a variant of an exercise for one student, in a thread of its own; takes a second or two where sounds are
 * rendered. Its sounds are kept, to be fetched by what the public part calls them.
 * @throws LearningError practice/unknown-exercise, or an error when the thread has failed
 */
export async function handOut(
  request: HandOutRequest,
): Promise<{ readonly public: VariantPublicPart; readonly secret: VariantSecret }> {
  gradableExercise(request.exerciseId);
  return gradingWorkers().run("hand-out", request, "now");
}
