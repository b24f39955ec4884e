import { FLACDecoder } from "@wasm-audio-decoders/flac";
import type { Pcm } from "@/audio-engine/files/pcm";

/** The PCM of a 16-bit FLAC file. */
export async function decodeFixture(bytes: Uint8Array): Promise<Pcm> {
  const decoder = new FLACDecoder();
  await decoder.ready;
  const { channelData } = await decoder.decodeFile(bytes);
  decoder.free();
  const channels = channelData.map((floats) => Int16Array.from(floats, (x) => Math.round(x * 32767)));
  return { channels, bits: 16, frames: channels[0]?.length ?? 0, sampleRateHz: 48000 };
}
