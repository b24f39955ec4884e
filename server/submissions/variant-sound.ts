import { allow } from "../auth/allow";
import { roleIn } from "../auth/in-class";
import { NOT_HERE, NotFoundError } from "../db/errors";
import { placedVariant } from "../db/graded-work";
import type { Store } from "../db/handle";
import type { Person } from "../db/people";
import { secretOf } from "../db/work";
import type { VariantPublicPart, VariantSecret } from "../grading/parts";
import { quizShelfIn, soundShelfIn } from "../grading/sound-shelf";
import { dataFolder, gradingWorkers } from "../grading/workers";
import { quizSound } from "./quiz-sound";
import { quizOf } from "./quiz-work";
import type { SoundMakers } from "./sound-makers";

const ofThisServer = (): SoundMakers => ({
  shelf: soundShelfIn(dataFolder()),
  quizShelf: quizShelfIn(dataFolder()),
  workers: gradingWorkers(),
});

/**
 * A finished sound of a variant, as a WAV file of 24 bits: for whoever works on it, and for staff of the class. One that
 * another server keeps is rendered again.
 * @param named.sha256 the hash of its samples; of a quiz the name that was drawn by lot
 * @throws {NotFoundError} also for a sound that the variant does not name
 */
export async function variantSound(
  store: Store,
  actor: Person,
  { variantId, sha256 }: { readonly variantId: string; readonly sha256: string },
  { shelf, quizShelf, workers }: SoundMakers = ofThisServer(),
): Promise<Buffer<ArrayBuffer>> {
  const variant = await placedVariant(store.db, variantId);
  const classRole = await roleIn(store.db, actor, variant.classId);
  allow(actor, "read", { kind: "work", ownerId: variant.userId, classRole });
  const quiz = quizOf(variant.publicJson);
  if (quiz !== undefined) return quizSound(store, actor, variant, quiz, sha256, { quizShelf, workers });
  const { reference, heard }: Partial<VariantPublicPart> = JSON.parse(variant.publicJson);
  if (![reference, heard].some((sound) => sound?.pcmSha256 === sha256)) throw new NotFoundError(NOT_HERE);
  const kept = await shelf.bytesOf(sha256);
  if (kept !== undefined) return kept;
  const { seed, materialIndex } = (await secretOf(store.db, variantId)) as VariantSecret;
  await workers.run("hand-out", { exerciseId: variant.generator, seed, materialIndex }, "now");
  const again = await shelf.bytesOf(sha256);
  if (again !== undefined) return again;
  throw new Error(`A sound of the variant ${variantId} is lost, and its seed now draws another one.`);
}
