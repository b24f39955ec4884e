import { describe, expect, test } from "vitest";
import { newSession, type Session } from "@/audio-engine/session";
import { KeptPrints } from "./kept-prints";
import type { FrameRange } from "./worker-protocol";

const LENGTH = 100;
const TAIL = 20;
const titled = (title: string): Session =>
  newSession({ id: "s", title, engineVersion: 1, lengthFrames: LENGTH });
const range = (fromFrame: number, toFrame: number): FrameRange => ({ fromFrame, toFrame });

/** A shelf whose prints count their frames, and how far each was rendered. */
function openShelf() {
  const prints = new KeptPrints();
  const rendered: (number | null)[] = [];
  const ask = async (session: Session, wanted: FrameRange | null): Promise<number[]> => {
    const [left] = await prints.of(session, wanted, async (toFrame) => {
      rendered.push(toFrame);
      const samples = Float32Array.from({ length: toFrame ?? LENGTH + TAIL }, (_, i) => i);
      return [samples, samples];
    });
    return [left[0]!, left.length];
  };
  return { ask, rendered };
}

describe("kept prints", () => {
  test("give any stretch of what was rendered once", async () => {
    const { ask, rendered } = openShelf();
    const song = titled("song");
    expect(await ask(song, range(40, 80))).toEqual([40, 40]);
    expect(await ask(song, range(0, 30))).toEqual([0, 30]);
    expect(await ask(titled("song"), range(79, 80))).toEqual([79, 1]);
    expect(rendered).toEqual([80]);
  });

  test("render on where they do not reach, and the tail where the whole is asked for", async () => {
    const { ask, rendered } = openShelf();
    const song = titled("song");
    await ask(song, range(0, 50));
    expect(await ask(song, range(50, LENGTH))).toEqual([50, 50]);
    expect(await ask(song, null)).toEqual([0, LENGTH + TAIL]);
    expect(await ask(song, null)).toEqual([0, LENGTH + TAIL]);
    expect(await ask(song, range(10, LENGTH))).toEqual([10, 90]);
    expect(rendered).toEqual([50, LENGTH, null]);
  });

  test("are those of the last two sessions", async () => {
    const { ask, rendered } = openShelf();
    for (const title of ["one", "two", "three", "three", "two", "one"]) await ask(titled(title), null);
    expect(rendered).toHaveLength(4);
  });
});
