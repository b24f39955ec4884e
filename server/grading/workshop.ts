import { canonicalText } from "@/learning/canonical";
import type { MaterialPlan } from "@/learning/material-plan";
import { KeptStarts } from "@/learning/practice/kept-starts";
import { checkMade } from "@/learning/practice/made-check";
import type { LoadedMaterial } from "@/learning/practice/original";
import { draw, loadPlan } from "./draw";
import { planOfMade } from "./made";
import { type MarkRequest, type MarkSources, markWork } from "./mark";
import type { SoundReference } from "./parts";
import { drawQuiz, quizSoundKey, renderQuizSound } from "./quiz";
import { quizShelfIn, type SoundShelf, soundShelfIn } from "./sound-shelf";
import type { TaskKind, Tasks, WorkerPlace } from "./tasks";
import { uploadShelfIn } from "./upload-shelf";

const REMEMBERED_MATERIALS = 3;
/** Of each thread: a song of 40 s with seven places that are listened to. */
const KEPT_STARTS_BYTES = 128 * 1024 * 1024;

/** What a worker does, without the thread. */
export class Workshop {
  private readonly shelf: SoundShelf;
  private readonly quizShelf: SoundShelf;
  private readonly materials = new Map<string, Promise<LoadedMaterial>>();
  private readonly sources: MarkSources;

  constructor(private readonly place: WorkerPlace) {
    this.shelf = soundShelfIn(place.dataFolder);
    this.quizShelf = quizShelfIn(place.dataFolder);
    const uploads = uploadShelfIn(place.dataFolder);
    this.sources = {
      load: (plan) => this.load(plan),
      sound: (reference, request) => this.sound(reference, request),
      file: (variantId, sha256) => uploads.read(variantId, sha256),
      starts: new KeptStarts(KEPT_STARTS_BYTES),
    };
  }

  readonly work: { readonly [K in TaskKind]: (asks: Tasks[K]["asks"]) => Promise<Tasks[K]["gives"]> } = {
    "hand-out": async (request) => {
      const { sounds, ...parts } = await draw(request, (plan) => this.load(plan));
      for (const { asset, pcm } of sounds) await this.shelf.keep(asset.pcmSha256, pcm);
      return parts;
    },
    "draw-quiz": (request) => drawQuiz(request, (plan) => this.load(plan)),
    "quiz-sound": async (request) => {
      const key = quizSoundKey(request);
      if ((await this.quizShelf.bytesOf(key)) === undefined)
        await this.quizShelf.keep(key, await renderQuizSound(request, (plan) => this.load(plan)));
      return null;
    },
    check: async (made) => checkMade(made, await this.load(planOfMade(made))),
    mark: (request) => markWork(request, this.sources),
  };

  private async sound(reference: SoundReference, { exerciseId, secret }: MarkRequest) {
    const kept = await this.shelf.pcmOf(reference.pcmSha256);
    if (kept !== undefined) return kept;
    await this.work["hand-out"]({ exerciseId, ...secret });
    const again = await this.shelf.pcmOf(reference.pcmSha256);
    if (again !== undefined) return again;
    throw new Error(
      `A sound of this variant of "${exerciseId}" is lost, and the course now draws another one from its seed.`,
    );
  }

  private load(plan: MaterialPlan): Promise<LoadedMaterial> {
    const key = canonicalText(plan);
    const known = this.materials.get(key) ?? loadPlan(this.place.root, plan);
    // The newest last; one that failed is read again.
    this.materials.delete(key);
    this.materials.set(key, known);
    known.catch(() => this.materials.delete(key));
    for (const oldest of [...this.materials.keys()].slice(0, -REMEMBERED_MATERIALS)) {
      this.materials.delete(oldest);
    }
    return known;
  }
}
