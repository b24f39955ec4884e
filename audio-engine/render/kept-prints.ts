import type { Session } from "@/audio-engine/session/schema";
import type { FrameRange } from "./worker-protocol";

type Print = readonly [Float32Array, Float32Array];

interface Kept {
  readonly print: Print;
  /** Up to its last sound, not only to where somebody stopped asking. */
  readonly isWhole: boolean;
}

/** A minute of sound takes 23 MB. */
const MOST_KEPT = 2;

/** The latest prints, each from its first frame on: another stretch of one need not be rendered again. */
export class KeptPrints {
  private readonly kept = new Map<string, Kept>();

  /**
   * The print of a range, or the whole one with its tail, to be read only.
   * @param render the print from the first frame up to another; null: all of it
   */
  async of(
    session: Session,
    range: FrameRange | null,
    render: (toFrame: number | null) => Promise<Print>,
  ): Promise<Print> {
    const key = JSON.stringify(session);
    const { print } = this.find(key, range) ?? {
      print: this.keep(key, await render(range?.toFrame ?? null), range === null),
    };
    if (range === null) return print;
    const [left, right] = print;
    return [left.subarray(range.fromFrame, range.toFrame), right.subarray(range.fromFrame, range.toFrame)];
  }

  private find(key: string, range: FrameRange | null): Kept | undefined {
    const kept = this.kept.get(key);
    if (kept === undefined) return undefined;
    const reaches = range === null ? kept.isWhole : range.toFrame <= kept.print[0].length;
    return reaches ? kept : undefined;
  }

  private keep(key: string, print: Print, isWhole: boolean): Print {
    this.kept.delete(key);
    this.kept.set(key, { print, isWhole });
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    return print;
  }
}
