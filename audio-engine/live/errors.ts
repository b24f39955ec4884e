import type { EngineErrorCode, EngineFailure } from "./contract";

/** One sentence per code: what happened and what to do. `detail` names the file or place. */
const SENTENCES: Readonly<Record<EngineErrorCode, (detail: string) => string>> = {
  "engine/no-web-audio": () =>
    "This browser cannot play the studio's sound; open the course in a current Firefox, Chrome, Edge or Safari.",
  "engine/no-secure-context": () =>
    "Sound needs a secure address: open this page through https, or on this machine as http://localhost.",
  "engine/worklet-failed": () =>
    "The sound engine stopped after an error of ours; reload the page to start it again.",
  "engine/device-lost": () => "The audio device went away; connect headphones or speakers, then try again.",
  "engine/wrong-rate": (detail) =>
    `The course's sound runs at 48 kHz, and this browser gives only ${detail}; set the audio device to 48 kHz, then try again.`,
  "engine/not-ready": () => "The sounds are still loading; try again when they are there.",
  "asset/missing": (detail) =>
    `The sound “${detail}” is not part of this course; the rest of the page still works.`,
  "asset/gone": () =>
    "Your recording is no longer on this device; record another one, or take the one that the course supplies.",
  "asset/unreachable": (detail) =>
    `The sound “${detail}” could not be fetched; check the connection, then press play to try again.`,
  "asset/not-audio": (detail) =>
    `The file of “${detail}” is not a FLAC sound; tell whoever runs this course.`,
  "asset/truncated": (detail) => `The file of “${detail}” ends too early; press play to fetch it again.`,
  "asset/damaged": (detail) =>
    `The file of “${detail}” is not the one that was published; press play to fetch it again.`,
  "session/invalid": (detail) => `This work cannot be opened: ${detail}`,
  "session/not-built": (detail) => detail,
  "microphone/none": () => "No microphone was found; plug one in, then try again.",
  "microphone/refused": () =>
    "The microphone was not allowed; allow it in the browser's address bar, then try again.",
  "microphone/blocked": () =>
    "The microphone is blocked for this page, by the browser's settings or by whoever looks after this computer.",
  "microphone/busy": () =>
    "The microphone could not be opened, perhaps because another program has it; close that one, then try again.",
  "microphone/unplugged": () => "The microphone went away in the middle; plug it in, then try again.",
  "microphone/unsupported": () => "This browser gives no microphone to this page.",
};

const RETRYABLE: ReadonlySet<EngineErrorCode> = new Set([
  "engine/device-lost",
  "engine/wrong-rate",
  "engine/not-ready",
  "asset/unreachable",
  "asset/truncated",
  "asset/damaged",
  "microphone/none",
  "microphone/refused",
  "microphone/busy",
  "microphone/unplugged",
]);

/** An engine failure on its way to the page. */
export class EngineError extends Error {
  readonly code: EngineErrorCode;

  constructor(code: EngineErrorCode, detail = "", options?: ErrorOptions) {
    super(SENTENCES[code](detail), options);
    this.name = "EngineError";
    this.code = code;
  }
}

/** Whatever was thrown → what the page shows. Anything unexpected is the engine's own failure, and is logged. */
export function toFailure(error: unknown): EngineFailure {
  const known =
    error instanceof EngineError ? error : new EngineError("engine/worklet-failed", "", { cause: error });
  if (known !== error) console.error("behind-the-glass engine", error);
  return { code: known.code, message: known.message, retryable: RETRYABLE.has(known.code) };
}
