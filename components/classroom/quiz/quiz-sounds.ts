import type { AssetRef } from "@/audio-engine";
import type { QuizPart } from "@/learning/drills/quiz-public";
import { fetchNamelessSound } from "@/learning/practice/fetch-made-sound";
import type { RenderedSound, SoundPair } from "@/learning/practice/protocol";

/** The sounds of one quiz, each fetched once; what did not come is asked for again. */
export class QuizSounds {
  private readonly sounds = new Map<string, Promise<RenderedSound>>();

  constructor(
    private readonly variantId: string,
    private readonly part: QuizPart,
  ) {}

  /** The flat and the changed sound of a question. @throws LearningError with a sentence */
  async pair(question: number): Promise<SoundPair> {
    const [reference, heard] = await Promise.all([
      this.sound(this.part.reference),
      this.sound(this.part.questions[question]?.sound ?? ""),
    ]);
    return { reference, heard };
  }

  /** Fetches what will be heard later, one after the other, so that the quiz goes on without the network. */
  async fetchAhead(questions: readonly number[]): Promise<void> {
    for (const question of questions) await this.pair(question).catch(() => undefined);
  }

  private sound(name: string): Promise<RenderedSound> {
    const known = this.sounds.get(name) ?? this.fetch(name);
    this.sounds.set(name, known);
    known.catch(() => this.sounds.delete(name));
    return known;
  }

  private async fetch(name: string): Promise<RenderedSound> {
    const { pcm, pcmSha256 } = await fetchNamelessSound(
      `/api/classroom/variants/${this.variantId}/sounds/${name}`,
    );
    const asset: AssetRef = { kind: "rendered", id: name, pcmSha256 };
    return { asset, pcm };
  }
}
