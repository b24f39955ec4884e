/* Runs in the page: plays through a context for some seconds, and says how many blocks were late. */
import { FRAMES, pcmOf } from "./engines-mix";
import { steadyCases } from "./steady-cases";

export type LiveKind = "empty" | "playing" | "hog";

export interface Lateness {
  readonly lateBlocks: number;
  /** As the browser counts them; null where it does not. */
  readonly underruns: number | null;
}

declare global {
  interface Window {
    playLive(kind: LiveKind, caseIndex: number, seconds: number): Promise<Lateness>;
    timeInWorker(index: number, blocks: number): Promise<readonly number[]>;
  }
}

interface CountsUnderruns {
  readonly playbackStats?: { readonly underrunEvents: number };
}

window.playLive = async (kind, caseIndex, seconds) => {
  const context: AudioContext & CountsUnderruns = new AudioContext({ sampleRate: 48000 });
  await context.audioWorklet.addModule("/steady.worklet.js");
  const node = new AudioWorkletNode(context, kind, { numberOfInputs: 0, outputChannelCount: [2] });
  let lateBlocks = 0;
  const loaded = new Promise<void>((resolve) => {
    node.port.onmessage = ({ data }: MessageEvent<{ late?: number; report?: string }>) => {
      lateBlocks = data.late ?? lateBlocks;
      if (data.report === "loaded") resolve();
    };
  });
  node.connect(context.destination);
  if (kind === "playing") {
    const { mix, sides } = steadyCases()[caseIndex]!;
    const load = { requestId: 1, sides, startSideId: sides[0]!.id, impulseResponses: [], taps: [] };
    node.port.postMessage({ type: "addAssets", assets: pcmOf(mix) });
    node.port.postMessage({
      type: "loadSides",
      ...load,
      loop: { startFrame: 0, endFrame: FRAMES },
      positionFrame: 0,
    });
    node.port.postMessage({ type: "play" });
    await loaded;
  }
  await context.resume();
  // What starting costs is not what playing costs.
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const before = { lateBlocks, underruns: context.playbackStats?.underrunEvents ?? null };
  await new Promise((resolve) => setTimeout(resolve, 1000 * seconds));
  const underruns = context.playbackStats?.underrunEvents ?? null;
  const result = {
    lateBlocks: lateBlocks - before.lateBlocks,
    underruns: underruns === null ? null : underruns - (before.underruns ?? 0),
  };
  await context.close();
  return result;
};

window.timeInWorker = (index, blocks) =>
  new Promise((resolve, reject) => {
    const worker = new Worker("/steady.worker.js", { type: "module" });
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.onmessage = ({ data }: MessageEvent<Float64Array>) => {
      worker.terminate();
      resolve([...data]);
    };
    worker.postMessage({ index, blocks });
  });
