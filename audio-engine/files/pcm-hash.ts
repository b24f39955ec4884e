import type { Pcm } from "./pcm";

/**
 * SHA-256, as 64 hexadecimal digits, of the samples as they would stand in a WAV file: interleaved little-endian
 * integers of 2 or 3 bytes. Neither the sample rate nor the number of channels is part of it. Needs a secure context.
 */
export async function pcmSha256(pcm: Pcm): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", interleaved(pcm)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function interleaved({ channels, bits, frames }: Pcm): ArrayBuffer {
  const sampleBytes = bits / 8;
  const frameBytes = sampleBytes * channels.length;
  const bytes = new Uint8Array(frames * frameBytes);
  channels.forEach((samples, channel) => {
    for (let i = 0, at = channel * sampleBytes; i < frames; i++, at += frameBytes) {
      const sample = samples[i]!;
      bytes[at] = sample;
      bytes[at + 1] = sample >> 8;
      if (bits === 24) bytes[at + 2] = sample >> 16;
    }
  });
  return bytes.buffer;
}
