import type { EngineErrorCode } from "./contract";
import { EngineError } from "./errors";

/** Sound as it comes from the capsule: speech processing is for telephone calls. */
const AS_IT_IS = {
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: false,
  channelCount: { ideal: 1 },
  sampleRate: { ideal: 48000 },
} as const satisfies MediaTrackConstraints;

/**
 * The student's microphone. The browser asks for permission.
 * @throws EngineError microphone/…
 */
export async function openStream(): Promise<MediaStream> {
  if (navigator.mediaDevices === undefined) throw new EngineError("microphone/unsupported");
  const wasBlocked = await isBlocked();
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: AS_IT_IS });
  } catch (cause) {
    throw new EngineError(codeOf(cause, wasBlocked), "", { cause });
  }
}

/** True where nobody will be asked: the settings, an administrator or the page around this one have said no. */
async function isBlocked(): Promise<boolean> {
  try {
    const { state } = await navigator.permissions.query({ name: "microphone" as PermissionName });
    return state === "denied";
  } catch {
    // Some browsers do not tell; then the answer to the request has to do.
    return false;
  }
}

function codeOf(error: unknown, wasBlocked: boolean): EngineErrorCode {
  switch (error instanceof DOMException ? error.name : "") {
    case "NotAllowedError":
      return wasBlocked ? "microphone/blocked" : "microphone/refused";
    case "SecurityError":
      return "microphone/blocked";
    case "NotFoundError":
    case "OverconstrainedError":
      return "microphone/none";
    case "NotReadableError":
    case "AbortError":
      return "microphone/busy";
    default:
      return "microphone/unsupported";
  }
}
