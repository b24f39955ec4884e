export type AudioFileErrorCode =
  /** No sound file that we know. */
  | "asset/not-audio"
  /** Contradicts itself, or holds what no sound can. */
  | "asset/damaged"
  /** Ends before what its header promises. */
  | "asset/truncated"
  /** A sound, but of a kind that we do not read. */
  | "asset/unsupported"
  /** Zero samples. */
  | "asset/empty";

/** A sound file that cannot be used. The message is one sentence for a person. */
export class AudioFileError extends Error {
  constructor(
    readonly code: AudioFileErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "AudioFileError";
  }
}
