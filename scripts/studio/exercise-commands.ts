import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { collectAssetRefs } from "@/audio-engine/console/assets";
import { floatChannels } from "@/audio-engine/files/sound";
import { writeWav } from "@/audio-engine/files/wav";
import type { Session } from "@/audio-engine/session/schema";
import type { Exercise } from "@/learning/exercises/define";
import type { ExerciseResult } from "@/learning/exercises/public";
import { exerciseById, exerciseIds } from "@/learning/exercises/registry";
import { planOfSeed } from "@/learning/material-plan";
import { ExerciseRoom } from "@/learning/practice/exercise-room";
import { loadMaterial } from "@/learning/practice/original";
import type { PracticeVariant } from "@/learning/practice/protocol";
import { loadMaterialSound, materialFromFiles, planOfSound } from "./exercise-material";
import { FileTrouble, readSession, troubleWith, writeAll } from "./files";
import { numberIn, readOptions } from "./options";
import { Progress, type Terminal } from "./terminal";
import { UsageError } from "./usage-error";

const EXERCISE_USAGE = "exercise takes an exercise and a folder to make, and may take --seed and --sound.";
const GRADE_USAGE = "grade takes an exercise and a session, and may take --seed, --sound and --json.";

const MOST_SEED = 0xffffffff;

const VARIANT_OPTIONS = {
  seed: { type: "string", default: "1" },
  sound: { type: "string" },
} as const;

/** `exercise ID FOLDER`: a variant as a student gets it: the session to begin with, what is heard and the original. */
export async function exerciseCommand(args: readonly string[], terminal: Terminal): Promise<void> {
  const { positionals, values } = readOptions(args, VARIANT_OPTIONS, 2, EXERCISE_USAGE);
  const [exerciseId = "", folder = ""] = positionals;
  const { variant } = await draw(exerciseId, values, terminal);
  const { publicPart, heard, reference } = variant;
  const sounds = Object.entries({ "heard.wav": heard, "original.wav": reference });
  const files: Record<string, Uint8Array> = {
    "start.session.json": new TextEncoder().encode(`${JSON.stringify(publicPart.start, null, 2)}\n`),
    ...Object.fromEntries(
      sounds.flatMap(([name, sound]) =>
        sound === null ? [] : [[name, writeWav(floatChannels(sound.pcm), { bits: 24 })]],
      ),
    ),
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
  exerciseOf(exerciseId);
  const answer = await readSession(file);
  const { room, variant } = await draw(exerciseId, values, terminal);
  const result = await room.score(variant.variantId, onSameSound(answer, variant, file, values));
  terminal.out(values.json ? `${JSON.stringify(result)}\n` : inWords(result));
}

function exerciseOf(exerciseId: string): Exercise {
  const exercise = exerciseById(exerciseId);
  if (exercise !== null) return exercise;
  throw new UsageError(`There is no exercise "${exerciseId}"; there are ${exerciseIds().join(", ")}.`);
}

interface VariantOptions {
  readonly seed: string;
  readonly sound?: string | undefined;
}

async function draw(
  exerciseId: string,
  { seed: seedText, sound }: VariantOptions,
  terminal: Terminal,
): Promise<{ readonly room: ExerciseRoom; readonly variant: PracticeVariant }> {
  const exercise = exerciseOf(exerciseId);
  const seed = numberIn("--seed", seedText, 0, MOST_SEED);
  if (!Number.isInteger(seed)) throw new UsageError(`--seed takes a whole number; "${seedText}" is none.`);
  const plan = planFor(exercise, seed, sound);
  const progress = new Progress(terminal, `Preparing ${exerciseId}`);
  const loaded = await loadMaterial(await materialFromFiles(plan), loadMaterialSound);
  progress.show(0.5);
  const room = new ExerciseRoom();
  const variant = await room.generate(exerciseId, seed, loaded);
  progress.finish();
  return { room, variant };
}

/** What the seed works on; another sound where one is asked for and the exercise is about one sound. */
function planFor({ info, work }: Exercise, seed: number, sound: string | undefined) {
  if (sound === undefined) {
    if (info.materials.length > 0) return planOfSeed(info.materials, seed);
    throw new UsageError(`"${info.id}" works on what the student brings; it can only be marked in the page.`);
  }
  if (work === "tracks")
    throw new UsageError(`"${info.id}" works on tracks of its own and takes no --sound.`);
  return planOfSound(sound);
}

/** The answer, its sound named as here: a page counts its variants, and what a sound is says its hash. */
function onSameSound(
  answer: Session,
  { heard }: PracticeVariant,
  file: string,
  { seed, sound = "the exercise" }: VariantOptions,
): Session {
  if (heard === null) return answer;
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
  return [
    `Score: ${Math.round(result.score01 * 100)} of 100, ${result.met ? "met" : "not met"}`,
    ...result.goals.map(({ words }) => words),
    ...result.feedback,
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
