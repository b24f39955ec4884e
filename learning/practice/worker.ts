/// <reference lib="webworker" />
import { fetchSound } from "./fetch-sound";
import type { PracticeCommand } from "./protocol";
import { PracticeService } from "./service";

declare const self: DedicatedWorkerGlobalScope;

const service = new PracticeService({
  fetchSound,
  post: (reply) => self.postMessage(reply),
  report: (error) => console.error("behind-the-glass practice", error),
});

self.onmessage = ({ data }: MessageEvent<PracticeCommand>) => {
  void service.handle(data);
};
