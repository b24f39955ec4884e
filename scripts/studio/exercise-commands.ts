import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { collectAssetRefs } from "@/audio-engine/console/assets";
import { ENGINE_VERSION } from "@/audio-engine/console/engine-version";
import { floatChannels } from "@/audio-engine/files/sound";
import { writeWav } from "@/audio-engine/files/wav";
import type { Session } from "@/audio-engine/session/schema";
import { type ExerciseResult, UNDO_HIDDEN_EQ, UNDO_TWO_BANDS } from "@/learning/exercises/public";
import { exerciseById } from "@/learning/exercises/registry";
import { noiseMaterial, type PracticeMaterial, soundMaterial } from "@/learning/material";
import { ExerciseRoom } from "@/learning/practice/exercise-room";
import { renderOriginal } from "@/learning/practice/original";
import type { PracticeVariant } from "@/learning/practice/protocol";
import { FileTrouble, readSession, troubleWith, writeAll } from "./files";
import { numberIn, readOptions } from "./options";
import { loadPublished, publishedAssets } from "./published-assets";
import { Progress, type Terminal } from "./terminal";
import { UsageError } from "./usage-error";

const EXERCISE_USAGE = "exercise takes an exercise and a folder to make, and may take --seed and --sound.";
const GRADE_USAGE = "grade takes an exercise and a session, and may take --seed, --sound and --json.";

const EXERCISE_IDS = [UNDO_HIDDEN_EQ.id, UNDO_TWO_BANDS.id];
const SAMPLE_RATE_HZ = 48000;
const NOISE_SECONDS = 6;
const LONGEST_SOUND_SECONDS = 12;
const DEFAULT_SOUND = "dry-acoustic-guitar";
const MOST_SEED = 0xffffffff;

const VARIANT_OPTIONS = {
  seed: { type: "string", default: "1" },
  sound: { type: "string", default: DEFAULT_SOUND },
} as const;

/** `exercise ID FOLDER`: a variant as a student gets it: the session to begin with, what is heard and the original. */
export async function exerciseCommand(args: readonly string[], terminal: Terminal): Promise<void> {
  const { positionals, values } = readOptions(args, VARIANT_OPTIONS, 2, EXERCISE_USAGE);
  const [exerciseId = "", folder = ""] = positionals;
  const { variant } = await draw(exerciseId, values, terminal);
  const { publicPart, heard, reference } = variant;
  const files = {
    "start.session.json": new TextEncoder().encode(`${JSON.stringify(publicPart.start, null, 2)}\n`),
    "heard.wav": writeWav(floatChannels(heard.pcm), { bits: 24 }),
    "original.wav": writeWav(floatChannels(reference.pcm), { bits: 24 }),
  };
  await makeFolder(folder);
  try {
    for (const [name, bytes] of Object.entries(files)) await writeAll(path.join(folder, name), false, bytes);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  terminal.out(
    `${publicPart.info.task}\nEdit ${publicPart.editable.join(", ")} in ${path.join(folder, "start.session.json")}, then grade it.\n`,
  );
}

/** `grade ID SESSION`: marks an answer as the page does, by rendering it. */
export async function gradeCommand(args: readonly string[], terminal: Terminal): Promise<void> {
  const { positionals, values } = readOptions(
    args,
    { ...VARIANT_OPTIONS, json: { type: "boolean", default: false } },
    2,
    GRADE_USAGE,
  );
  const [exerciseId = "", file = ""] = positionals;
  checkExercise(exerciseId);
  const answer = await readSession(file);
  const { room, variant } = await draw(exerciseId, values, terminal);
  const result = await room.score(variant.variantId, onSameSound(answer, variant, file, values));
  terminal.out(values.json ? `${JSON.stringify(result)}\n` : inWords(result));
}

function checkExercise(exerciseId: string): void {
  if (exerciseById(exerciseId) !== null) return;
  throw new UsageError(`There is no exercise "${exerciseId}"; there are ${EXERCISE_IDS.join(" and ")}.`);
}

interface VariantOptions {
  readonly seed: string;
  readonly sound: string;
}

async function draw(
  exerciseId: string,
  { seed: seedText, sound }: VariantOptions,
  terminal: Terminal,
): Promise<{ readonly room: ExerciseRoom; readonly variant: PracticeVariant }> {
  checkExercise(exerciseId);
  const seed = numberIn("--seed", seedText, 0, MOST_SEED);
  if (!Number.isInteger(seed)) throw new UsageError(`--seed takes a whole number; "${seedText}" is none.`);
  const progress = new Progress(terminal, `Preparing ${exerciseId}`);
  const material = await materialOf(sound);
  const original = await renderOriginal(material, loadOf(await publishedAssets()));
  progress.show(0.5);
  const room = new ExerciseRoom();
  const variant = await room.generate(exerciseId, seed, original);
  progress.finish();
  return { room, variant };
}

/** Pink noise, or the beginning of a sound that the course publishes. */
async function materialOf(sound: string): Promise<PracticeMaterial> {
  if (sound === "noise") return noiseMaterial(ENGINE_VERSION, NOISE_SECONDS * SAMPLE_RATE_HZ, 1);
  const assets = await publishedAssets();
  const asset = assets.find(({ id }) => id === sound);
  if (asset === undefined) {
    const known = ["noise", ...assets.map(({ id }) => id)].join(", ");
    throw new UsageError(`There is no sound "${sound}"; there are ${known}.`);
  }
  const { id, title, frames, pcmSha256, file } = asset;
  return soundMaterial(ENGINE_VERSION, {
    asset: { pcmSha256, frames, url: file },
    id,
    title,
    startFrame: 0,
    frames: Math.min(frames, LONGEST_SOUND_SECONDS * SAMPLE_RATE_HZ),
  });
}

type Published = Awaited<ReturnType<typeof publishedAssets>>;

const loadOf = (assets: Published) => async (wanted: { readonly pcmSha256: string }) => {
  const asset = assets.find(({ pcmSha256 }) => pcmSha256 === wanted.pcmSha256);
  if (asset === undefined) throw new UsageError("The sound of this exercise is not published.");
  return loadPublished(asset);
};

/** The answer, its sound named as here: a page counts its variants, and what a sound is says its hash. */
function onSameSound(
  answer: Session,
  { heard }: PracticeVariant,
  file: string,
  { seed, sound }: VariantOptions,
): Session {
  const isSame = collectAssetRefs(answer).every(({ pcmSha256 }) => pcmSha256 === heard.asset.pcmSha256);
  if (!isSame) {
    throw new UsageError(
      `${file} works on another sound than seed ${seed} of ${sound} gives; name the --seed and --sound that it was made from.`,
    );
  }
  return {
    ...answer,
    tracks: answer.tracks.map((track) =>
      track.input.kind === "clips"
        ? {
            ...track,
            input: {
              ...track.input,
              clips: track.input.clips.map((clip) => ({ ...clip, asset: heard.asset })),
            },
          }
        : track,
    ),
  };
}

function inWords(result: ExerciseResult): string {
  if (result.outcome === "not-yet") return `Not yet: ${result.reason}\n`;
  const bands = result.reveal.bands.map(
    ({ kind, frequencyHz, gainDb, q }) =>
      `${kind}, ${Math.round(frequencyHz)} Hz, ${gainDb.toFixed(1)} dB, Q ${q.toFixed(2)}`,
  );
  return [
    `Score: ${Math.round(result.score01 * 100)} of 100, ${result.met ? "met" : "not met"}`,
    ...result.goals.map(({ words }) => words),
    ...result.feedback,
    `What was hidden: ${bands.join("; ")}`,
    "",
  ].join("\n");
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") {
      throw new FileTrouble(`${folder} exists already; name a folder to make.`, { cause: error });
    }
    throw troubleWith(folder, error);
  }
}
