import "@/tests/helpers/no-math-functions-here";
import type { Pcm } from "@/audio-engine/files/pcm";
import { printSha256 } from "@/audio-engine/render/print-hash";
import { renderSession } from "@/audio-engine/render/render-session";
import type { Session } from "@/audio-engine/session";

interface Task {
  readonly session: Session;
  readonly assets: ReadonlyMap<string, Pcm>;
  readonly range?: { readonly fromFrame: number; readonly toFrame: number };
}

self.onmessage = async ({ data }: MessageEvent<Task>) => {
  const { assets, ...request } = data;
  try {
    const { print } = await renderSession({ ...request, assets: (ref) => assets.get(ref.pcmSha256)! });
    self.postMessage(await printSha256(print));
  } catch (error) {
    // Instead of a hash, so that the test says what went wrong at once.
    self.postMessage(String(error));
  }
};
