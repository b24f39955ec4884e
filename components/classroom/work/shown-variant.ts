import { type AssetRef, parseSession, type Session } from "@/audio-engine";
import { type ShownVariant, workSession } from "@/components/exercises/measured/work";
import type { DeviceDraft } from "@/components/stores/outbox/outbox-database";
import { deviceDraft } from "@/components/stores/outbox/use-draft";
import type { ExercisePublicPart } from "@/learning/exercises/public";
import { fetchMadeSound } from "@/learning/practice/fetch-made-sound";
import type { RenderedSound } from "@/learning/practice/protocol";

interface SoundReference {
  readonly pcmSha256: string;
}

/** An open attempt as the server hands it out. */
export interface HandedOut {
  readonly attemptId: string;
  readonly number: number;
  readonly endsAt: number | null;
  readonly variantId: string;
  readonly shown: unknown;
  readonly draft: { readonly work: string; readonly revision: number } | null;
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
  readonly kept: Session | null;
  /** Whether only this device has it. */
  readonly isUnsent: boolean;
  /** Kept on this device, while the server has newer work from elsewhere. */
  readonly other: Session | null;
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
  const read = (work: string | undefined) => (work === undefined ? null : sessionOf(variant, work));
  const { kept, other, isUnsent } = newest(draft, here);
  return { variant, kept: read(kept), other: read(other), isUnsent };
}

/** Work that this device could not send comes first, unless the server has newer work from elsewhere: then a person decides. */
function newest(
  draft: HandedOut["draft"],
  here: DeviceDraft | undefined,
): { readonly kept?: string | undefined; readonly other?: string; readonly isUnsent: boolean } {
  if (here === undefined || here.isSent) return { kept: draft?.work ?? here?.work, isUnsent: false };
  if (draft !== null && draft.revision > here.revision && draft.work !== here.work)
    return { kept: draft.work, other: here.work, isUnsent: false };
  return { kept: here.work, isUnsent: true };
}

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
