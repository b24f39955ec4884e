import type { QuizPart } from "@/learning/drills/quiz-public";
import { variantById } from "../db/attempts";
import { ConflictError, NOT_HERE, NotFoundError } from "../db/errors";
import type { PlacedVariant } from "../db/graded-work";
import type { Store } from "../db/handle";
import type { Person } from "../db/people";
import { secretOf } from "../db/work";
import { type QuizSecret, quizSoundKey, soundOfName } from "../grading/quiz";
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
  { quizShelf, workers }: Pick<SoundMakers, "quizShelf" | "workers">,
): Promise<Buffer<ArrayBuffer>> {
  const variantId = variant.id;
  const wanted = soundOfName(quiz, (await secretOf(store.db, variantId)) as QuizSecret, name);
  if (wanted === undefined) throw new NotFoundError(NOT_HERE);
  const question = quiz.questions.findIndex(({ sound }) => sound === name);
  const isBarred =
    question >= 0 &&
    actor.id === variant.userId &&
    (await isOpen(store, variantId)) &&
    (await isHeardEnough(store.db, quiz, { variantId, question }));
  if (isBarred) throw new ConflictError("You have heard this question as often as the quiz allows.");
  const key = quizSoundKey(wanted);
  const kept = await quizShelf.bytesOf(key);
  if (kept !== undefined) return kept;
  await workers.run("quiz-sound", wanted, "now");
  const made = await quizShelf.bytesOf(key);
  if (made === undefined) throw new Error(`A sound of the quiz ${variantId} was rendered, and is not there.`);
  return made;
}

async function isOpen(store: Store, variantId: string): Promise<boolean> {
  const { attempt } = await variantById(store.db, variantId);
  return isGoingOn(store.db, attempt.state, variantId);
}
