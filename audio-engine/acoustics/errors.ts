export type AcousticsErrorCode = "acoustics/outside-room" | "acoustics/out-of-range";

/** A place or a setting that no microphone can have. */
export class AcousticsError extends Error {
  constructor(
    readonly code: AcousticsErrorCode,
    message: string,
  ) {
    super(message);
    this.name = "AcousticsError";
  }
}
