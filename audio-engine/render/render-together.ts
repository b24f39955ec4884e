import { computeAcousticPaths } from "@/audio-engine/console/acoustic-responses";
import type { AssetLookup } from "@/audio-engine/console/assets";
import { Console } from "@/audio-engine/console/console";
import type { Session } from "@/audio-engine/session/schema";
import type { Rendering, RenderTap } from "./render-session";
import { SideRecording } from "./side-recording";

/** One of several sessions that are rendered at once. */
export interface TogetherRequest {
  readonly session: Session;
  readonly taps: readonly RenderTap[];
}

const BLOCKS_PER_STEP = 188;

/**
 * Sessions of one length, each from its first frame to its last without a tail, as `renderSession` gives them to the bit. They are
 * sides of one console: what is equal in them is worked out once, so that two versions of a mix take little longer than one.
 * @throws RangeError for sessions of different lengths, and as `renderSession`
 */
export async function renderTogether(
  requests: readonly TogetherRequest[],
  assets: AssetLookup,
): Promise<readonly Rendering[]> {
  const frames = requests[0]?.session.lengthFrames ?? 0;
  if (requests.some(({ session }) => session.lengthFrames !== frames))
    throw new RangeError("Only sessions of one length are rendered together.");
  const sides = requests.map(({ session }, i) => ({ id: `side-${i}`, session }));
  const impulseResponses = new Map(requests.flatMap(({ session }) => [...computeAcousticPaths(session)]));
  const console = new Console({ sides, startSideId: "side-0", assets, impulseResponses });
  const recordings = requests.map(({ taps }, i) => new SideRecording(console, `side-${i}`, taps, frames));
  for (let block = 1; recordings.some((recording) => recording.frames < frames); block++) {
    console.processBlock();
    for (const recording of recordings) recording.take();
    // Lets messages in, about every half second of sound.
    if (block % BLOCKS_PER_STEP === 0) await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return recordings.map((recording) => recording.cut(0, frames));
}
