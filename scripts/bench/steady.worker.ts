/// <reference lib="webworker" />
import { timeBlocks } from "./console-blocks";
import { pcmOf } from "./engines-mix";
import { steadyCases } from "./steady-cases";

declare const self: DedicatedWorkerGlobalScope;

self.onmessage = ({ data }: MessageEvent<{ readonly index: number; readonly blocks: number }>) => {
  const { mix, sides } = steadyCases()[data.index]!;
  const assets = new Map(pcmOf(mix).map(({ pcmSha256, pcm }) => [pcmSha256, pcm]));
  self.postMessage(timeBlocks(sides, assets, data.blocks));
};
