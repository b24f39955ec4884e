import type { EngineSnapshot } from "@/audio-engine";

const MINUS = "−";

/** Numbers as the course prints them: a real minus sign, one decimal unless said. */
export function decibels(valueDb: number, digits = 1): string {
  if (!Number.isFinite(valueDb)) return valueDb > 0 ? "beyond measure" : `${MINUS}∞ dB`;
  const rounded = Math.abs(valueDb).toFixed(digits);
  const sign = valueDb < 0 && Number(rounded) !== 0 ? MINUS : "";
  return `${sign}${rounded} dB`;
}

/** A difference in loudness: "+1.8 LU", "−0.4 LU". */
export function loudnessUnits(differenceLu: number): string {
  const rounded = Math.abs(differenceLu).toFixed(1);
  const sign = Number(rounded) === 0 ? "" : differenceLu < 0 ? MINUS : "+";
  return `${sign}${rounded} LU`;
}

/**
 * What the loudness match does at this moment, in one sentence.
 * @param tellAmounts false where by how much a side is turned down would help to find an answer
 */
export function matchWords(
  sound: EngineSnapshot,
  sides: readonly { readonly id: string; readonly label: string }[],
  tellAmounts = true,
): string {
  if (!sound.matched) return "Not matched: each side is as loud as it is.";
  if (sound.matches.some((match) => match.failed)) {
    return "The loudness could not be measured, so the sides are as loud as they are.";
  }
  if (sound.matches.length === 0 || sound.matches.some((match) => match.measuring))
    return "Measuring the loudness…";
  if (!tellAmounts) return "All sides are equally loud.";
  const lowered = sound.matches.filter((match) => match.gainDb <= -0.05);
  if (lowered.length === 0) return "Both are equally loud as they are.";
  const parts = lowered.map(({ sideId, gainDb }) => {
    const label = sides.find((side) => side.id === sideId)?.label ?? sideId;
    return `${label} is turned down by ${Math.abs(gainDb).toFixed(1)} dB`;
  });
  return `${parts.join(", ")} to match.`;
}

/** Bytes on their way, for people. */
export function loadingWords(loadedBytes: number, totalBytes: number): string {
  const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
  return `Loading the sound: ${megabytes(loadedBytes)} of ${megabytes(totalBytes)} MB`;
}

/** A day, for people: "3 March". */
export function dayWords(atMs: number): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" }).format(new Date(atMs));
}
