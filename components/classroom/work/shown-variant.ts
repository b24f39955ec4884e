import { type AssetRef, parseSession, type Session } from "@/audio-engine";
import { type ShownVariant, workSession } from "@/components/exercises/measured/work";
import type { KeptWork, WorkNote } from "@/components/stores/outbox/entry";
import type { DeviceDraft } from "@/components/stores/outbox/outbox-database";
import { deviceDraft } from "@/components/stores/outbox/use-draft";
import type { JudgedQuestion } from "@/learning/drills/quiz-public";
import type { ExercisePublicPart } from "@/learning/exercises/public";
import { fetchMadeSound } from "@/learning/practice/fetch-made-sound";
import type { RenderedSound } from "@/learning/practice/protocol";

interface SoundReference {
  readonly pcmSha256: string;
}

/** A window that taste may overrule. */
export interface TasteWindow {
  readonly goalId: string;
  readonly title: string;
}

/** What was done on a variant, and said to it. */
export interface WorkSoFar {
  readonly session: Session;
  readonly notes: readonly WorkNote[];
}

interface QuizProgress {
  /** How often each question was played. */
  readonly plays: readonly number[];
  /** Answers that were given for good. */
  readonly judged: readonly (JudgedQuestion | null)[];
}

/** An open attempt as the server hands it out. */
export interface HandedOut {
  readonly attemptId: string;
  readonly number: number;
  readonly endsAt: number | null;
  readonly variantId: string;
  readonly shown: unknown;
  readonly draft: (KeptWork & { readonly revision: number }) | null;
  /** What taste may overrule, with a reason that is handed in with the work. */
  readonly windows: readonly TasteWindow[];
  /** How far its student is with a quiz; null for anything else. */
  readonly quiz: QuizProgress | null;
}

/** What the server shows of an exercise's variant. */
interface ShownExercise {
  readonly exercise: ExercisePublicPart;
  readonly reference: SoundReference | null;
  readonly heard: SoundReference | null;
}

/** A variant ready to be worked on. */
export interface ReadyVariant {
  readonly variant: ShownVariant;
  /** What was done before; null at the beginning. */
  readonly kept: WorkSoFar | null;
  /** Whether only this device has it. */
  readonly isUnsent: boolean;
  /** Kept on this device, while the server has newer work from elsewhere. */
  readonly other: WorkSoFar | null;
}

async function madeSound(
  variantId: string,
  name: string,
  reference: SoundReference | null,
): Promise<RenderedSound | null> {
  if (reference === null) return null;
  const { pcmSha256 } = reference;
  const url = `/api/classroom/variants/${variantId}/sounds/${pcmSha256}`;
  const asset: AssetRef = { kind: "rendered", id: `${variantId}-${name}`, pcmSha256 };
  return { asset, pcm: await fetchMadeSound(url, pcmSha256) };
}

/** Fetches the sounds of a variant, and what was done on it. @throws LearningError */
export async function readyVariant(handedOut: HandedOut, ownerId: string): Promise<ReadyVariant> {
  const { variantId, draft } = handedOut;
  const { exercise, reference, heard } = handedOut.shown as ShownExercise;
  const [a, b, here] = await Promise.all([
    madeSound(variantId, "reference", reference),
    madeSound(variantId, "heard", heard),
    deviceDraft(variantId, ownerId),
  ]);
  const variant: ShownVariant = { variantId, seed: null, publicPart: exercise, reference: a, heard: b };
  const read = (kept: Partial<KeptWork> | undefined): WorkSoFar | null => {
    const session = kept?.work === undefined ? null : sessionOf(variant, kept.work);
    return session === null ? null : { session, notes: kept?.notes ?? [] };
  };
  const { kept, other, isUnsent } = newest(draft, here);
  return { variant, kept: read(kept), other: read(other), isUnsent };
}

/** Work that this device could not send comes first, unless the server has newer work from elsewhere: then a person decides. */
export function newest(
  draft: HandedOut["draft"],
  here: DeviceDraft | undefined,
): {
  readonly kept?: Partial<KeptWork> | undefined;
  readonly other?: Partial<KeptWork>;
  readonly isUnsent: boolean;
} {
  if (here === undefined || here.isSent) return { kept: draft ?? here, isUnsent: false };
  if (draft !== null && draft.revision > here.revision && !isSameWork(draft, here))
    return { kept: draft, other: here, isUnsent: false };
  return { kept: here, isUnsent: true };
}

const isSameWork = (one: Partial<KeptWork>, other: Partial<KeptWork>): boolean =>
  one.work === other.work && JSON.stringify(one.notes ?? []) === JSON.stringify(other.notes ?? []);

/** Whether a work is a mix from another program. */
export function isOfFiles(work: string): boolean {
  return work.startsWith('{"kind":"files"');
}

/** Work that was kept, under the id that the bench knows it by; null for what this page does not understand. */
export function sessionOf(variant: ShownVariant, work: string): Session | null {
  if (isOfFiles(work)) return null;
  try {
    return { ...parseSession(JSON.parse(work)), id: workSession(variant).id };
  } catch (error) {
    console.warn("Work that was kept is not understood; it is left where it is.", error);
    return null;
  }
}
