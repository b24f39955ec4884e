/* Runs in the page: the live engine with sounds that a stand-in for the decoding worker makes. */

import { LiveEngine } from "@/audio-engine/live/engine";
import { MeasuringWorker } from "@/audio-engine/live/measuring-worker";
import {
  newClip,
  newEq,
  newEqBand,
  newLimiter,
  newMaster,
  newSession,
  newTrack,
} from "@/audio-engine/session";
import { MEMORY_STEMS, memoryAsset, STEM_FRAMES } from "./memory-stems";

declare global {
  interface Window {
    /** Loads the stems as a widget does, plays them, and resolves once all is there and matched. */
    mount(ownerId: string, stems: number): Promise<void>;
    unmount(ownerId: string): number;
  }
}

const engine = new LiveEngine(new MeasuringWorker());

const sideOf = (id: string, stems: readonly string[], inputGainDb: number) => ({
  id,
  label: id,
  kind: "session" as const,
  session: newSession({
    id,
    title: id,
    engineVersion: 1,
    lengthFrames: STEM_FRAMES,
    tracks: stems.map((stem) =>
      newTrack({
        id: stem,
        name: stem,
        faderDb: -12,
        input: {
          kind: "clips",
          clips: [newClip({ id: "clip", asset: memoryAsset(stem), frames: STEM_FRAMES })],
        },
        inserts: [newEq("eq", [newEqBand({ id: "bell", gainDb: 3 })])],
      }),
    ),
    master: newMaster({ inserts: [newLimiter("limiter", { inputGainDb })] }),
  }),
});

window.mount = async (ownerId, stems) => {
  const names = MEMORY_STEMS.slice(0, stems);
  const sides = [sideOf("a", names, 0), sideOf("b", names, 6)];
  const request = { ownerId, comparison: { sides, matched: true }, startSideId: "a", taps: [] };
  engine.play(ownerId);
  await engine.load({ ...request, loop: { startFrame: 0, endFrame: 96000 } });
  const settled = (): boolean => {
    const { state, failure, matches } = engine.getSnapshot(ownerId);
    if (failure !== null) throw new Error(failure.message);
    return state === "playing" && matches.length > 0 && matches.every(({ measuring }) => !measuring);
  };
  engine.play(ownerId);
  await new Promise<void>((resolve) => {
    const stop = engine.subscribe(() => {
      if (!settled()) return;
      stop();
      resolve();
    });
    if (settled()) resolve();
  });
};

window.unmount = (ownerId) => {
  engine.release(ownerId);
  return engine.ownerIds().length;
};
