import type { Session } from "@/audio-engine/session/schema";
import type { LoopRegion, Survey } from "./contract";

interface Waiting {
  readonly start: () => Promise<void>;
}

/** Enough for every side of a long lesson; the oldest is forgotten first. */
const MOST_KEPT = 64;

/**
 * Surveys of prints, one at a time and the latest question first, because that is what the student is touching now.
 * The same session over the same region is rendered once, whoever asks.
 */
export class SurveyDesk {
  private readonly kept = new Map<string, Promise<Survey>>();
  private readonly waiting: Waiting[] = [];
  private busy = false;

  constructor(private readonly render: (session: Session, region: LoopRegion | null) => Promise<Survey>) {}

  survey(session: Session, region: LoopRegion | null): Promise<Survey> {
    const key = JSON.stringify([session, region]);
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    const answer = new Promise<Survey>((resolve, reject) => {
      const start = (): Promise<void> => this.render(session, region).then(resolve, reject);
      this.waiting.push({ start });
    });
    this.keep(key, answer);
    // A failure is told to those who asked; the next question tries again.
    answer.catch(() => this.kept.delete(key));
    this.next();
    return answer;
  }

  private keep(key: string, answer: Promise<Survey>): void {
    this.kept.set(key, answer);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
  }

  private next(): void {
    if (this.busy) return;
    const latest = this.waiting.pop();
    if (latest === undefined) return;
    this.busy = true;
    void latest.start().finally(() => {
      this.busy = false;
      this.next();
    });
  }
}
