import type { AssetRef, Session } from "@/audio-engine";
import type { ShownVariant } from "@/components/exercises/measured/work";
import { fetchMadeSound } from "@/learning/practice/fetch-made-sound";
import type { RenderedSound } from "@/learning/practice/protocol";
import type { Opening, VariantSound } from "@/server/grades/shapes";

/** A work with the sounds that it plays. */
export interface LoadedWork {
  readonly variant: ShownVariant;
  readonly session: Session;
}

async function soundOf(
  variantId: string,
  name: string,
  reference: VariantSound | null,
): Promise<RenderedSound | null> {
  if (reference === null) return null;
  const { pcmSha256 } = reference;
  const asset: AssetRef = { kind: "rendered", id: `${variantId}-${name}`, pcmSha256 };
  return {
    asset,
    pcm: await fetchMadeSound(`/api/classroom/variants/${variantId}/sounds/${pcmSha256}`, pcmSha256),
  };
}

/** Fetches what was made for a variant. @throws LearningError with a sentence; Error for a quiz, and for work that came as files */
export async function loadWork({ variantId, variant, session }: Opening): Promise<LoadedWork> {
  if (variant === null) throw new Error("This is a quiz: open it by itself to see and hear each question.");
  if (session === null)
    throw new Error("This mix came as a file from another program: open it by itself to hear it.");
  const [reference, heard] = await Promise.all([
    soundOf(variantId, "reference", variant.reference),
    soundOf(variantId, "heard", variant.heard),
  ]);
  return { variant: { variantId, seed: null, publicPart: variant.exercise, reference, heard }, session };
}
