import written from "@/content/takes/takes.json";

/** What is right or wrong with a stretch of a take. Known where answers are marked, never on a page before. */
export interface TakeSpot {
  /** Asset. */
  readonly take: string;
  /** Line of the song, from 1. */
  readonly line: number;
  readonly startFrame: number;
  readonly endFrame: number;
  readonly good: boolean;
  /** One sentence, for after the answer. */
  readonly words: string;
}

export interface TakeLine {
  readonly number: number;
  readonly startFrame: number;
  readonly endFrame: number;
}

/** Every marked spot, as the takes were made. */
export const TAKE_SPOTS: readonly TakeSpot[] = written.spots.map(
  ({ take, line, startFrame, endFrame, quality, words }) => ({
    take,
    line,
    startFrame,
    endFrame,
    good: quality === "good",
    words,
  }),
);

/** The lines of a part: from the place where it may be cut to the next. */
export const TAKE_LINES: readonly TakeLine[] = linesOf(written.parts[0]?.cutFrames ?? []);

function linesOf(cutFrames: readonly number[]): TakeLine[] {
  const edges = [0, ...cutFrames, written.frames];
  return cutFrames.concat(written.frames).map((endFrame, i) => ({
    number: i + 1,
    startFrame: edges[i] ?? 0,
    endFrame,
  }));
}
