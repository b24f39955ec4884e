import { type AssetRef, ENGINE_VERSION, type Session, sessionOfAsset } from "@/audio-engine";
import type { ShownVariant } from "@/components/exercises/measured/work";
import { fetchMadeSound, fetchWav } from "@/learning/practice/fetch-made-sound";
import type { RenderedSound } from "@/learning/practice/protocol";
import type { OpenedVariant, Opening, VariantSound } from "@/server/grades/shapes";

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

/** A mix that came as a file, as a session that plays it and nothing else. */
async function loadFile({ submissionId, variantId }: Opening, variant: OpenedVariant): Promise<LoadedWork> {
  const { pcm, pcmSha256 } = await fetchWav(`/api/classroom/submissions/${submissionId}/file?as=heard`);
  const asset: AssetRef = { kind: "rendered", id: `${submissionId}-file`, pcmSha256 };
  const session = sessionOfAsset(`${submissionId}-file`, asset, pcm.frames, ENGINE_VERSION);
  const publicPart = variant.exercise;
  return { variant: { variantId, seed: null, publicPart, reference: null, heard: { asset, pcm } }, session };
}

/** Fetches a work with what was made for its variant. @throws LearningError with a sentence; Error for a quiz */
export async function loadWork(opening: Opening): Promise<LoadedWork> {
  const { variantId, variant, session } = opening;
  if (variant === null) throw new Error("This is a quiz: open it by itself to see and hear each question.");
  if (session === null) return loadFile(opening, variant);
  const [reference, heard] = await Promise.all([
    soundOf(variantId, "reference", variant.reference),
    soundOf(variantId, "heard", variant.heard),
  ]);
  return { variant: { variantId, seed: null, publicPart: variant.exercise, reference, heard }, session };
}
