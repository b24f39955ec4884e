import type { Pcm } from "@/audio-engine/files/pcm";
import { pcmSha256 } from "@/audio-engine/files/pcm-hash";
import { withInsert, withValue } from "@/audio-engine/session/address";
import type { EqBand, Session } from "@/audio-engine/session/schema";
import type { ExerciseResult } from "@/learning/exercises/public";
import { noiseMaterial, type PracticeMaterial, soundMaterial } from "@/learning/material";
import { PracticeClient, type PracticePort } from "@/learning/practice/client";
import type {
  PracticeCommand,
  PracticeReply,
  PracticeVariant,
  SoundPair,
} from "@/learning/practice/protocol";
import { PracticeService } from "@/learning/practice/service";

const SECONDS = 1.5;

export const noise = noiseMaterial(1, SECONDS * 48000, 1);

/** A row of plucked tones: lines, not noise, louder at the bottom, 16 bits. */
export function plucked(): Pcm {
  const samples = Int16Array.from({ length: SECONDS * 48000 }, (_, i) => {
    const seconds = (i % 24000) / 48000;
    const tones = [110, 165, 220, 330, 880, 1760, 3520, 5280].map(
      (f) => Math.sin(2 * Math.PI * f * seconds) * Math.exp(-seconds * (3 + f / 800)),
    );
    return Math.round(1800 * tones.reduce((sum, tone) => sum + tone, 0));
  });
  return { channels: [samples], bits: 16, frames: samples.length, sampleRateHz: 48000 };
}

export async function stem(): Promise<PracticeMaterial> {
  const pcm = plucked();
  return soundMaterial(1, {
    asset: { pcmSha256: await pcmSha256(pcm), url: "/audio/stem.flac", frames: pcm.frames },
    id: "stem",
    title: "Stem",
    startFrame: 0,
    frames: pcm.frames,
  });
}

/** A client whose worker is a service behind the same cloning as in a browser; every message is kept. */
export function practice() {
  const messages: (PracticeCommand | PracticeReply)[] = [];
  const reports: unknown[] = [];
  const client = new PracticeClient(() => {
    const port: PracticePort = {
      onmessage: null,
      onerror: null,
      terminate: () => undefined,
      postMessage: (command) => {
        const received = structuredClone(command);
        messages.push(received);
        void service.handle(received);
      },
    };
    const service = new PracticeService({
      fetchSound: async () => plucked(),
      report: (error) => reports.push(error),
      post: (reply) => {
        const data = structuredClone(reply);
        messages.push(data);
        port.onmessage?.(new MessageEvent("message", { data }));
      },
    });
    return port;
  });
  return { client, messages, reports };
}

export const withBands = (start: Session, bands: readonly EqBand[]) =>
  withInsert(start, "asset", "eq", (insert) =>
    insert.unit === "eq" ? { ...insert, params: { ...insert.params, bands: [...bands] } } : insert,
  );
export const inverse = (bands: readonly EqBand[]) => bands.map((band) => ({ ...band, gainDb: -band.gainDb }));

export function scored(result: ExerciseResult) {
  if (result.outcome !== "scored") throw new Error(`not scored: ${result.reason}`);
  return result;
}

/** The two sounds of a variant that has both. */
export function pairOf({ reference, heard }: PracticeVariant): SoundPair {
  if (reference === null || heard === null) throw new Error("this variant is no pair of sounds");
  return { reference, heard };
}

/** The equaliser's bands in how a variant was made. */
export function hiddenBands(result: ExerciseResult): readonly EqBand[] {
  const insert = scored(result).reveal.truth?.tracks[0]?.inserts[0];
  if (insert?.unit !== "eq") throw new Error("no equaliser was hidden");
  return insert.params.bands;
}

/** What is hidden in a variant, learned by answering a twin of it. */
export async function secretOf(
  exerciseId: string,
  seed: number,
  material: PracticeMaterial,
): Promise<readonly EqBand[]> {
  const { client } = practice();
  const twin = await client.generate(exerciseId, seed, material);
  const answer = withValue(twin.publicPart.start, "asset/eq/low/gainDb", 12);
  return hiddenBands(await client.score(twin.variantId, answer));
}

export const drillStart = {
  drillId: "hear-a-band",
  seed: 9,
  material: noise,
  due: [],
  missRates: new Map<number, number>(),
};
