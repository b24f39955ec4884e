import type { Session } from "@/audio-engine/session/schema";
import { stretchOf } from "@/audio-engine/session/stretch";
import {
  type MaterialAsset,
  type MaterialSection,
  noiseMaterial,
  type PracticeMaterial,
  soundMaterial,
} from "./material";
import { hitsMaterial, type TakesPart, takesMaterial } from "./material-takes";

/** What an exercise is about, as data: a page, the command line and a server make the same material of it. */
export type MaterialPlan =
  | { readonly kind: "noise"; readonly seconds: number }
  /** A stretch of one published sound; to its end where it is shorter. */
  | {
      readonly kind: "sound";
      readonly assetId: string;
      readonly fromSeconds: number;
      readonly seconds: number;
    }
  /** A stretch of one state of a song. */
  | {
      readonly kind: "song";
      readonly songId: string;
      readonly state: string;
      readonly fromSeconds: number;
      readonly seconds: number;
    }
  /** A session as it is, with the sections of the song that it is of. */
  | { readonly kind: "session"; readonly session: Session; readonly form: readonly MaterialSection[] }
  /** Three whole takes of a part, to be comped. */
  | { readonly kind: "takes"; readonly part: TakesPart }
  /** A part cut into its hits, to be moved in time. */
  | { readonly kind: "hits" };

/** Where material comes from: fetched by a page, read from files elsewhere. */
export interface MaterialSource {
  readonly engineVersion: number;
  /** @throws an error whose message is a sentence, when the course does not publish it */
  asset(assetId: string): Promise<{ readonly asset: MaterialAsset; readonly title: string }>;
  songState(songId: string, state: string): Promise<Session>;
  songForm(songId: string): Promise<readonly MaterialSection[]>;
  /** The files of every sound that a session plays. */
  assetsOf(session: Session): Promise<readonly MaterialAsset[]>;
}

const SAMPLE_RATE_HZ = 48000;
const NOISE_SEED = 1;

/** @throws what the source throws */
export async function materialOfPlan(plan: MaterialPlan, source: MaterialSource): Promise<PracticeMaterial> {
  const { engineVersion } = source;
  if (plan.kind === "takes") return takesMaterial(engineVersion, plan.part, (id) => source.asset(id));
  if (plan.kind === "hits") return hitsMaterial(engineVersion, (id) => source.asset(id));
  if (plan.kind === "session") {
    const { session, form } = plan;
    return { session, assets: await source.assetsOf(session), form };
  }
  const frames = Math.round(plan.seconds * SAMPLE_RATE_HZ);
  if (plan.kind === "noise") return noiseMaterial(engineVersion, frames, NOISE_SEED);
  const startFrame = Math.round(plan.fromSeconds * SAMPLE_RATE_HZ);
  if (plan.kind === "sound") {
    const { asset, title } = await source.asset(plan.assetId);
    return soundMaterial(engineVersion, { asset, id: plan.assetId, title, startFrame, frames });
  }
  const [song, form] = await Promise.all([
    source.songState(plan.songId, plan.state),
    source.songForm(plan.songId),
  ]);
  const session = stretchOf(song, startFrame, frames);
  return {
    session,
    assets: await source.assetsOf(session),
    form: form.flatMap((section) => {
      const from = Math.max(0, section.startFrame - startFrame);
      const to = Math.min(frames, section.endFrame - startFrame);
      return to > from ? [{ name: section.name, startFrame: from, endFrame: to }] : [];
    }),
  };
}

/** Which of an exercise's materials a seed works on. */
export function planOfSeed(plans: readonly MaterialPlan[], seed: number): MaterialPlan {
  const plan = plans[seed % plans.length];
  if (plan === undefined) throw new RangeError("The exercise names no material.");
  return plan;
}
