import type { QuizPart } from "@/learning/drills/quiz-public";
import { variantById } from "../db/attempts";
import { ConflictError, NOT_HERE, NotFoundError } from "../db/errors";
import type { PlacedVariant } from "../db/graded-work";
import type { Store } from "../db/handle";
import type { Person } from "../db/people";
import { secretOf } from "../db/work";
import type { QuizSecret } from "../grading/quiz";
import { isGoingOn } from "./drafts";
import { isHeardEnough } from "./quiz";
import type { SoundMakers } from "./sound-makers";

/**
 * A sound of a quiz by the name that this one variant knows it by; the caller has asked who may have it.
 * @throws {NotFoundError} for a name that the quiz does not know
 * @throws {ConflictError} for its student, where the question was heard as often as the quiz allows
 */
export async function quizSound(
  store: Store,
  actor: Person,
  variant: PlacedVariant,
  quiz: QuizPart,
  name: string,
  { shelf, workers }: SoundMakers,
): Promise<Buffer<ArrayBuffer>> {
  const variantId = variant.id;
  const question = quiz.questions.findIndex(({ sound }) => sound === name);
  if (question < 0 && name !== quiz.reference) throw new NotFoundError(NOT_HERE);
  const isBarred =
    question >= 0 &&
    actor.id === variant.userId &&
    (await isOpen(store, variantId)) &&
    (await isHeardEnough(store.db, quiz, { variantId, question }));
  if (isBarred) throw new ConflictError("You have heard this question as often as the quiz allows.");
  const { sounds, source } = (await secretOf(store.db, variantId)) as QuizSecret;
  const sha256 = sounds[name] ?? "";
  const kept = await shelf.bytesOf(sha256);
  if (kept !== undefined) return kept;
  const { feedback, replays } = quiz;
  await workers.run("make-quiz", { ...source, feedback, replays }, "now");
  const again = await shelf.bytesOf(sha256);
  if (again !== undefined) return again;
  throw new Error(`A sound of the quiz ${variantId} is lost, and its seeds now draw another one.`);
}

async function isOpen(store: Store, variantId: string): Promise<boolean> {
  const { attempt } = await variantById(store.db, variantId);
  return isGoingOn(store.db, attempt.state, variantId);
}
