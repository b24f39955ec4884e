import { listAcousticPaths } from "@/audio-engine/console/acoustic-paths";
import { computeAcousticPaths } from "@/audio-engine/console/acoustic-responses";
import { compile } from "@/audio-engine/console/compile";
import type { Pcm } from "@/audio-engine/files/pcm";
import type { Session } from "@/audio-engine/session";
import {
  type ImpulseResponsePayload,
  PROCESSOR_NAME,
  type ProcessorOptions,
} from "@/audio-engine/worklet/protocol";
import { refuseMathFunctions } from "@/tests/helpers/no-math-functions";
import { rangeOf } from "./corpus-sessions";

type Assets = ReadonlyMap<string, Pcm>;

/** The audio thread's own `Math`, for all modules that follow. */
const withoutMathFunctions = URL.createObjectURL(
  new Blob([`(${refuseMathFunctions})(Math);`], { type: "text/javascript" }),
);

/** The first `frames` of a session's print, made by the console's worklet in an offline context. */
export async function printInWorklet(
  workletUrl: URL,
  session: Session,
  assets: Assets,
  frames: number,
): Promise<readonly [Float32Array, Float32Array]> {
  const sides = [{ id: "print", session }];
  const { latencyFrames } = compile(sides, (ref) => assets.get(ref.pcmSha256)!);
  const context = new OfflineAudioContext(2, frames + latencyFrames, 48000);
  await context.audioWorklet.addModule(withoutMathFunctions);
  await context.audioWorklet.addModule(workletUrl);
  const processorOptions: ProcessorOptions = {
    offline: {
      sides,
      startSideId: "print",
      impulseResponses: impulseResponsesOf(session),
      assets: [...assets].map(([pcmSha256, pcm]) => ({ pcmSha256, pcm })),
    },
  };
  const options = { numberOfInputs: 0, outputChannelCount: [2], processorOptions };
  new AudioWorkletNode(context, PROCESSOR_NAME, options).connect(context.destination);
  const rendered = await context.startRendering();
  return [rendered.getChannelData(0).slice(latencyFrames), rendered.getChannelData(1).slice(latencyFrames)];
}

/** SHA-256 of a session's print, made by a worker that runs `print.worker.ts`; or what went wrong. */
export async function sha256InWorker(worker: Worker, session: Session, assets: Assets): Promise<string> {
  const sha256 = await new Promise<string>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<string>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage({ session, assets, ...rangeOf(session) });
  });
  worker.terminate();
  return sha256;
}

function impulseResponsesOf(session: Session): ImpulseResponsePayload[] {
  const impulses = computeAcousticPaths(session);
  return listAcousticPaths(session).map(({ trackId, sourceId, key }) => ({
    sideId: "print",
    trackId,
    sourceId,
    impulse: impulses.get(key)!,
  }));
}
