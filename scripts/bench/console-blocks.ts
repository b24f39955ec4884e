import { Console } from "@/audio-engine/console/console";
import type { Pcm } from "@/audio-engine/files/pcm";
import type { SideDocument } from "@/audio-engine/worklet/protocol";

const BLOCK_FRAMES = 128;
const WARM_UP_BLOCKS = 1500;

/** Time of each block of 128 frames in µs, the first sides heard; runs in Node and in a browser's worker. */
export function timeBlocks(
  sides: readonly SideDocument[],
  assets: ReadonlyMap<string, Pcm>,
  blocks: number,
): Float64Array<ArrayBuffer> {
  const engine = new Console({
    sides,
    startSideId: sides[0]!.id,
    assets: ({ pcmSha256 }) => assets.get(pcmSha256)!,
    impulseResponses: new Map(),
  });
  engine.setLoop({ startFrame: 0, endFrame: engine.lengthFrames });
  const left = new Float32Array(BLOCK_FRAMES);
  const right = new Float32Array(BLOCK_FRAMES);
  const times = new Float64Array(blocks);
  for (let block = -WARM_UP_BLOCKS; block < blocks; block++) {
    const before = performance.now();
    engine.process(left, right, BLOCK_FRAMES);
    if (block >= 0) times[block] = 1000 * (performance.now() - before);
  }
  return times;
}
