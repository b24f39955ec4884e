import { Console } from "@/audio-engine/console/console";
import { ENGINE_VERSION } from "@/audio-engine/console/engine-version";
import { BLOCK_FRAMES } from "@/audio-engine/dsp/constants";
import type { Pcm } from "@/audio-engine/files/pcm";
import { newClip, newSession, newTrack } from "@/audio-engine/session/build";
import type { Insert } from "@/audio-engine/session/schema";

/** Inserts to be measured, and whether two channels come in. */
export interface Chain {
  readonly inserts: readonly Insert[];
  readonly stereo: boolean;
}

/** Full scale of what is sent in: 24-bit integers. */
export const PROBE_FULL_SCALE = 8388608;

const PROBE_ID = "probe";

/**
 * Sends a sound, the same on every channel, through inserts in the engine's own console.
 * @param codes 24-bit integers; silence follows
 * @yields blocks of 128 frames as they leave the last insert, its latency taken away; overwritten by the next. Endless.
 */
export function* throughInserts(
  { inserts, stereo }: Chain,
  codes: Int32Array,
): Generator<{ readonly left: Float64Array; readonly right: Float64Array | null }, never> {
  const tap = probeTap(inserts, soundOf(codes, stereo));
  const { out } = tap;
  for (let toSkip = tap.latencyFrames; toSkip >= BLOCK_FRAMES; toSkip -= BLOCK_FRAMES) tap.advance();
  const skip = tap.latencyFrames % BLOCK_FRAMES;
  const block = { left: new Float64Array(BLOCK_FRAMES), right: out.right && new Float64Array(BLOCK_FRAMES) };
  const kept = BLOCK_FRAMES - skip;
  tap.advance();
  for (;;) {
    block.left.set(out.left.subarray(skip));
    if (out.right !== null) block.right?.set(out.right.subarray(skip));
    tap.advance();
    block.left.set(out.left.subarray(0, skip), kept);
    if (out.right !== null) block.right?.set(out.right.subarray(0, skip), kept);
    yield block;
  }
}

/** Processing delay of inserts, in frames. */
export function chainLatencyFrames({ inserts, stereo }: Chain): number {
  return probeTap(inserts, soundOf(new Int32Array(BLOCK_FRAMES), stereo)).latencyFrames;
}

function probeTap(inserts: readonly Insert[], pcm: Pcm) {
  const asset = { kind: "rendered", id: PROBE_ID, pcmSha256: "0".repeat(64) } as const;
  const clip = newClip({ id: PROBE_ID, asset, frames: pcm.frames });
  const track = newTrack({
    id: PROBE_ID,
    name: PROBE_ID,
    input: { kind: "clips", clips: [clip] },
    inserts: [...inserts],
  });
  const session = newSession({
    id: PROBE_ID,
    title: PROBE_ID,
    engineVersion: ENGINE_VERSION,
    lengthFrames: pcm.frames,
    tracks: [track],
  });
  const console = new Console({
    sides: [{ id: PROBE_ID, session }],
    startSideId: PROBE_ID,
    assets: () => pcm,
    impulseResponses: new Map(),
  });
  const tap = console.tap(PROBE_ID, PROBE_ID, "post-inserts");
  if (tap === null) throw new Error("The console has no such track, although it was just given to it.");
  return { out: tap.out, latencyFrames: tap.latencyFrames, advance: () => console.processBlock() };
}

function soundOf(codes: Int32Array, stereo: boolean): Pcm {
  const channels = stereo ? [codes, codes] : [codes];
  return { channels, bits: 24, frames: codes.length, sampleRateHz: 48000 };
}
