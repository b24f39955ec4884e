import type { Pcm } from "@/audio-engine/files/pcm";
import { canonicalText } from "@/learning/canonical";
import { LearningError } from "@/learning/errors";
import type { MaterialAsset, PracticeMaterial } from "@/learning/material";
import { DrillRoom } from "./drill-room";
import { ExerciseRoom } from "./exercise-room";
import { type LoadedMaterial, loadMaterial } from "./original";
import type { PracticeCommand, PracticeReply } from "./protocol";

export interface PracticeHost {
  post(reply: PracticeReply): void;
  fetchSound(asset: MaterialAsset): Promise<Pcm>;
  /** An error of ours, for the console. */
  report(error: unknown): void;
}

const REMEMBERED_MATERIALS = 2;

/** The practice worker's work without the worker: one command after the other. */
export class PracticeService {
  private readonly exercises = new ExerciseRoom();
  private readonly drills = new DrillRoom();
  private readonly materials = new Map<string, LoadedMaterial>();
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly host: PracticeHost) {}

  /** Resolves when the command has been carried out and answered; never rejects. */
  handle(command: PracticeCommand): Promise<void> {
    this.last = this.last.then(() => this.carryOut(command));
    return this.last;
  }

  private async carryOut(command: PracticeCommand): Promise<void> {
    if (command.type === "discard") return this.exercises.discard(command.variantId);
    if (command.type === "end-drill") return this.drills.end(command.runId);
    try {
      this.host.post(await this.answerTo(command));
    } catch (error) {
      if (!(error instanceof LearningError)) this.host.report(error);
      const code = error instanceof LearningError ? error.code : "practice/failed";
      this.host.post({ type: "refused", requestId: command.requestId, code });
    }
  }

  private async answerTo(
    command: Exclude<PracticeCommand, { type: "discard" | "end-drill" }>,
  ): Promise<PracticeReply> {
    const { requestId } = command;
    switch (command.type) {
      case "generate": {
        const loaded = await this.loadedOf(command.material);
        const variant = await this.exercises.generate(command.exerciseId, command.seed, loaded);
        return { type: "generated", requestId, variant };
      }
      case "score": {
        const result = await this.exercises.score(command.variantId, command.answer);
        return { type: "scored", requestId, result };
      }
      case "start-drill": {
        const original = await (await this.loadedOf(command.material)).original();
        return { type: "drill-started", requestId, runId: this.drills.start(command, original) };
      }
      case "next-item":
        return { type: "item", requestId, item: await this.drills.nextItem(command.runId) };
      case "answer-item": {
        const answer = this.drills.answer(command.runId, command.itemId, command.choiceIndex);
        return { type: "answered", requestId, answer };
      }
    }
  }

  private async loadedOf(material: PracticeMaterial): Promise<LoadedMaterial> {
    const key = canonicalText(material.session);
    const known = this.materials.get(key);
    if (known !== undefined) return known;
    const loaded = await loadMaterial(material, (asset) => this.host.fetchSound(asset));
    this.materials.set(key, loaded);
    for (const oldest of [...this.materials.keys()].slice(0, -REMEMBERED_MATERIALS)) {
      this.materials.delete(oldest);
    }
    return loaded;
  }
}
