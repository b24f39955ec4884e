import { writeWav } from "@/audio-engine/files/wav";
import { limited, limiterCases, samplesSha256Of } from "@/tests/helpers/limiter-signals";
import { loudnessSignals } from "./loudness-signals";

export interface FileToRead {
  readonly kind: "loudness" | "limiter";
  readonly name: string;
  readonly wav: Uint8Array;
  /** What tells whether the sound is still the one that was read. */
  readonly samplesSha256?: string;
}

/** Every sound that ffmpeg reads, as a WAV file of 32-bit floats. */
export function filesToRead(): FileToRead[] {
  const loudness = loudnessSignals().map(({ name, sampleRateHz, channels }) => ({
    kind: "loudness" as const,
    name,
    wav: writeWav(channels, { bits: 32, sampleRateHz }),
  }));
  const limiter = limiterCases().map((each) => {
    const output = limited(each);
    return {
      kind: "limiter" as const,
      name: each.name,
      wav: writeWav(output, { bits: 32 }),
      samplesSha256: samplesSha256Of(output),
    };
  });
  return [...loudness, ...limiter];
}
