import { expect, test, vi } from "vitest";
import type { Pcm } from "@/audio-engine/files/pcm";
import type { AssetRef } from "@/audio-engine/session";
import { EngineError } from "./errors";
import { SoundLibrary } from "./sound-library";

const ref = (id: string): AssetRef => ({ kind: "library", id, pcmSha256: id.repeat(64) });
const pcm = (): Pcm => ({ channels: [new Int16Array(1)], bits: 16, frames: 1, sampleRateHz: 48000 });
const quiet = (): void => undefined;

function openLibrary() {
  const load = vi.fn(async (refs: readonly AssetRef[]) => refs.map(pcm));
  const arrived = vi.fn();
  return { library: new SoundLibrary({ load }, arrived), load, arrived };
}

test("two widgets that want the same sounds at the same time fetch them once", async () => {
  const { library, load, arrived } = openLibrary();
  await Promise.all([
    library.hold("one", [ref("a"), ref("b"), ref("a")], quiet),
    library.hold("two", [ref("b"), ref("c")], quiet),
  ]);
  expect(load.mock.calls.map(([refs]) => refs.map(({ id }) => id))).toEqual([["a", "b"], ["c"]]);
  expect(arrived).toHaveBeenCalledTimes(2);
  expect(library.has([ref("a").pcmSha256, ref("c").pcmSha256])).toBe(true);
});

test("a sound goes to the worklet once, and is free when its last user leaves", async () => {
  const { library } = openLibrary();
  await library.hold("one", [ref("a")], quiet);
  await library.hold("two", [ref("a")], quiet);
  expect(library.takeForWorklet("one")).toHaveLength(1);
  expect(library.takeForWorklet("two")).toHaveLength(0);
  expect(library.release("one")).toEqual([]);
  expect(library.release("two")).toEqual([ref("a").pcmSha256]);
});

test("a fetch that fails is told to everybody who waits, and the next one tries again", async () => {
  const { library, load } = openLibrary();
  load.mockRejectedValueOnce(new EngineError("asset/unreachable", "a"));
  const both = [library.hold("one", [ref("a")], quiet), library.hold("two", [ref("a")], quiet)];
  expect(await Promise.allSettled(both)).toMatchObject([{ status: "rejected" }, { status: "rejected" }]);
  await library.hold("one", [ref("a")], quiet);
  expect(library.has([ref("a").pcmSha256])).toBe(true);
});

test("what the worklet held is gone with it", async () => {
  const { library, load } = openLibrary();
  await library.hold("one", [ref("a"), ref("b")], quiet);
  library.takeForWorklet("one");
  library.forgetWorklet();
  expect(library.has([ref("a").pcmSha256])).toBe(false);
  await library.hold("one", [ref("a"), ref("b")], quiet);
  expect(load).toHaveBeenCalledTimes(2);
});

test("a sound that arrives after its widget left is not kept", async () => {
  const { library, arrived } = openLibrary();
  const holding = library.hold("one", [ref("a")], quiet);
  library.release("one");
  await holding;
  expect(arrived).not.toHaveBeenCalled();
  expect(library.has([ref("a").pcmSha256])).toBe(false);
});
