import { describe, expect, it } from "vitest";
import {
  type Comp,
  clipsOfComp,
  compOfClips,
  LEAST_PIECE_FRAMES,
  LONGEST_FADE_FRAMES,
  NEW_FADE_FRAMES,
  phraseSpan,
  takesIn,
  wholeTake,
  withBorder,
  withStretch,
} from "./comp";

const FRAMES = 768000;
const CUTS = [188400, 380400, 572400];
const TAKES = ["Take 1", "Take 2", "Take 3"].map((name) => ({
  name,
  asset: { kind: "library" as const, id: name, pcmSha256: name },
}));
const START = wholeTake("Take 1", FRAMES);

/** Pieces tile the length, neighbours differ, fades have room. */
function check({ pieces, borders }: Comp): void {
  expect(pieces[0]?.startFrame).toBe(0);
  expect(pieces.at(-1)?.endFrame).toBe(FRAMES);
  for (const [i, { frame, fadeFrames }] of borders.entries()) {
    expect(pieces[i]?.endFrame).toBe(frame);
    expect(pieces[i + 1]?.startFrame).toBe(frame);
    expect(pieces[i]?.take).not.toBe(pieces[i + 1]?.take);
    expect(fadeFrames).toBeGreaterThanOrEqual(0);
    expect(fadeFrames).toBeLessThanOrEqual(LONGEST_FADE_FRAMES);
  }
  for (const piece of pieces)
    expect(piece.endFrame - piece.startFrame).toBeGreaterThanOrEqual(LEAST_PIECE_FRAMES);
}

describe("a comp", () => {
  it("takes a phrase from a lane, with a cross-fade at either end, and joins what is of one take", () => {
    const second = withStretch(START, { take: "Take 3", ...phraseSpan(START, CUTS, 1) });
    check(second);
    expect(second.borders).toEqual([
      { frame: 188400, fadeFrames: NEW_FADE_FRAMES },
      { frame: 380400, fadeFrames: NEW_FADE_FRAMES },
    ]);
    expect(takesIn(second, 188400, 380400)).toEqual(["Take 3"]);
    expect(withStretch(second, { take: "Take 1", ...phraseSpan(second, CUTS, 1) })).toEqual(START);
  });

  it("keeps a moved border for its phrases", () => {
    const moved = withBorder(
      withStretch(START, { take: "Take 2", startFrame: 188400, endFrame: 380400 }),
      0,
      {
        frame: 180000,
        fadeFrames: 4800,
      },
    );
    check(moved);
    expect(phraseSpan(moved, CUTS, 0)).toEqual({ startFrame: 0, endFrame: 180000 });
    const next = withStretch(moved, { take: "Take 3", ...phraseSpan(moved, CUTS, 1) });
    expect(next.borders[0]).toEqual({ frame: 180000, fadeFrames: 4800 });
  });

  it("comes back from its clips, whose gains sum to one in every cross-fade", () => {
    let comp = START;
    for (const [i, take] of ["Take 2", "Take 1", "Take 3", "Take 2"].entries()) {
      comp = withStretch(comp, { take, ...phraseSpan(comp, CUTS, i) });
    }
    comp = withBorder(comp, 1, { frame: 400001, fadeFrames: 333 });
    check(comp);
    const clips = clipsOfComp(comp, TAKES);
    expect(compOfClips(clips, FRAMES)).toEqual(comp);
    for (let frame = 399000; frame < 401000; frame++) {
      const gain = clips.reduce((sum, clip) => {
        const [from, to] = [frame - clip.atFrame, clip.atFrame + clip.frames - 1 - frame];
        if (from < 0 || to < 0) return sum;
        const fadeIn = from < clip.fadeInFrames ? (from + 0.5) / clip.fadeInFrames : 1;
        return sum + fadeIn * (to < clip.fadeOutFrames ? (to + 0.5) / clip.fadeOutFrames : 1);
      }, 0);
      expect(gain).toBeCloseTo(1, 9);
    }
    for (const clip of clips) expect(clip.sourceFrame).toBe(clip.atFrame);
  });

  it("lets no border pass its neighbours and no fade grow beyond half a piece", () => {
    const comp = withStretch(START, { take: "Take 2", startFrame: 100000, endFrame: 110000 });
    const far = withBorder(comp, 0, { frame: 500000, fadeFrames: 9600 });
    check(far);
    expect(far.borders[0]).toEqual({
      frame: 110000 - LEAST_PIECE_FRAMES,
      fadeFrames: LEAST_PIECE_FRAMES / 2,
    });
  });

  it("stays sound whatever is swiped", () => {
    let comp = START;
    let state = 7;
    const next = (below: number): number => {
      state = (state * 48271) % 2147483647;
      return state % below;
    };
    for (let i = 0; i < 400; i++) {
      const [a, b] = [next(FRAMES), next(FRAMES)];
      const take = TAKES[next(3)]?.name ?? "";
      comp = withStretch(comp, { take, startFrame: Math.min(a, b), endFrame: Math.max(a, b) });
      const border = next(Math.max(1, comp.borders.length));
      comp = withBorder(comp, border, { frame: next(FRAMES), fadeFrames: next(20000) });
      check(comp);
      expect(compOfClips(clipsOfComp(comp, TAKES), FRAMES)).toEqual(comp);
    }
  });
});
