import { bytesOf, type Heard } from "./evidence";

/** What every answer to a variant is compared with. */
export interface GivenHeard {
  readonly start: Heard;
  /** The truth, where that is rendered too. */
  readonly truth: Heard | null;
}

/**
 * What variants sound like as they were given, the latest ones, by what they are: a class's answers to one exercise are compared with a few
 * starts, which are rendered and measured once.
 */
export class KeptStarts {
  private readonly kept = new Map<string, GivenHeard>();

  constructor(private readonly mostBytes: number) {}

  find(key: string): GivenHeard | undefined {
    const found = this.kept.get(key);
    if (found !== undefined) this.keep(key, found);
    return found;
  }

  /** The latest last; the oldest go where there are too many, and what is too large alone is not kept. */
  keep(key: string, given: GivenHeard): void {
    this.kept.delete(key);
    this.kept.set(key, given);
    for (const oldest of this.kept.keys()) {
      if (this.bytes() <= this.mostBytes) return;
      this.kept.delete(oldest);
    }
  }

  private bytes(): number {
    let sum = 0;
    for (const { start, truth } of this.kept.values())
      sum += bytesOf(start) + (truth === null ? 0 : bytesOf(truth));
    return sum;
  }
}
