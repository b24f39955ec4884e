import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { newSession, type Session } from "@/audio-engine/session";
import type { SideMatch, Survey } from "./contract";
import { LoudnessMatch } from "./loudness-match";
import type { Measurer } from "./measurer";

/** Sessions whose loudness is written in their title; estimates are 1 dB off, so that both can be told apart. */
const titled = (lufs: number): Session =>
  newSession({ id: "s", title: `${lufs}`, lengthFrames: 48000, engineVersion: 1 });
const lufsOf = (session: Session): number => Number(session.title);

class Bench {
  matches: readonly SideMatch[] = [];
  estimable = true;
  readonly asked: number[] = [];
  private readonly open: (() => void)[] = [];
  readonly measurer: Pick<Measurer, "survey" | "estimate"> = {
    survey: async (session) => ({ integratedLufs: lufsOf(session) }) as Survey,
    estimate: async (session) => {
      this.asked.push(lufsOf(session));
      await new Promise<void>((resolve) => this.open.push(resolve));
      return this.estimable ? 100 + 1.1 * lufsOf(session) : null;
    },
  };
  readonly match = new LoudnessMatch(this.measurer as Measurer, (matches) => {
    this.matches = matches;
  });

  /** Answers every estimate that waits, and lets what follows happen. */
  async answer(): Promise<void> {
    for (const resolve of this.open.splice(0)) resolve();
    await vi.advanceTimersByTimeAsync(0);
  }

  gains(): number[] {
    return this.matches.map(({ gainDb }) => Math.round(gainDb * 1000) / 1000 + 0);
  }

  get measuring(): boolean {
    return this.matches.some((match) => match.measuring);
  }
}

const sides = (a: Session, b: Session): Map<string, Session> =>
  new Map([
    ["a", a],
    ["b", b],
  ]);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("matching two sides", () => {
  const flat = titled(-20);

  async function measured(): Promise<Bench> {
    const bench = new Bench();
    bench.match.update(sides(flat, titled(-14)), null, "now");
    await vi.advanceTimersByTimeAsync(0);
    return bench;
  }

  it("lowers the louder one by what was measured", async () => {
    const bench = await measured();
    expect(bench.gains()).toEqual([0, -6]);
    expect(bench.measuring).toBe(false);
  });

  it("follows the estimate while a control moves, and takes the measurement when it rests", async () => {
    const bench = await measured();
    await bench.answer();
    bench.match.update(sides(flat, titled(-10)), null, "settled");
    await vi.advanceTimersByTimeAsync(0);
    await bench.answer();
    expect(bench.gains()).toEqual([0, -10.4]);
    expect(bench.measuring).toBe(true);
    await vi.advanceTimersByTimeAsync(150);
    expect(bench.gains()).toEqual([0, -10]);
    expect(bench.measuring).toBe(false);
  });

  it("asks for the newest state only, however quickly the control moves", async () => {
    const bench = await measured();
    await bench.answer();
    bench.asked.length = 0;
    for (const lufs of [-13, -12, -11]) bench.match.update(sides(flat, titled(lufs)), null, "settled");
    await vi.advanceTimersByTimeAsync(0);
    expect(bench.asked).toEqual([-13]);
    await bench.answer();
    await bench.answer();
    expect(bench.asked).toEqual([-13, -11]);
    expect(bench.gains()).toEqual([0, -9.3]);
  });

  it("holds the last gains where nothing can be estimated", async () => {
    const bench = await measured();
    bench.estimable = false;
    await bench.answer();
    bench.match.update(sides(flat, titled(-10)), null, "settled");
    await vi.advanceTimersByTimeAsync(0);
    await bench.answer();
    expect(bench.gains()).toEqual([0, -6]);
    await vi.advanceTimersByTimeAsync(150);
    expect(bench.gains()).toEqual([0, -10]);
  });

  it("does not let a late estimate overrule the measurement", async () => {
    const bench = await measured();
    await bench.answer();
    bench.match.update(sides(flat, titled(-10)), null, "settled");
    await vi.advanceTimersByTimeAsync(200);
    expect(bench.gains()).toEqual([0, -10]);
    await bench.answer();
    expect(bench.gains()).toEqual([0, -10]);
  });

  it("takes what is known without a rendering, until the region changes", async () => {
    const bench = new Bench();
    const [a, b] = [titled(-20), titled(-14)];
    const match = new LoudnessMatch(
      bench.measurer as Measurer,
      (matches) => {
        bench.matches = matches;
      },
      new Map([[b, -11]]),
    );
    match.update(sides(a, b), null, "now");
    await vi.advanceTimersByTimeAsync(0);
    expect(bench.gains()).toEqual([0, -9]);
    match.update(sides(a, b), { startFrame: 0, endFrame: 4800 }, "now");
    await vi.advanceTimersByTimeAsync(0);
    expect(bench.gains()).toEqual([0, -6]);
  });

  it("says nothing more once it is disposed of", async () => {
    const bench = await measured();
    bench.match.update(sides(flat, titled(-10)), null, "settled");
    bench.match.dispose();
    const before = bench.matches;
    await bench.answer();
    await vi.advanceTimersByTimeAsync(500);
    expect(bench.matches).toBe(before);
  });
});
