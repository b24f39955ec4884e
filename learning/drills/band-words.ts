/** What the ear calls a range, up to the frequency in Hz. The words differ from person to person; the places do not. */
const WORDS: readonly (readonly [untilHz: number, word: string])[] = [
  [60, "rumble"],
  [160, "weight"],
  [350, "warm"],
  [700, "boxy"],
  [1400, "nasal"],
  [2800, "hard"],
  [5600, "biting"],
  [11000, "bright"],
];

/** "250 Hz", "1.26 kHz": three digits, all alike. */
export function frequencyText(frequencyHz: number): string {
  const rounded = Number(frequencyHz.toPrecision(3));
  return rounded < 1000 ? `${rounded} Hz` : `${rounded / 1000} kHz`;
}

export function bandWord(frequencyHz: number): string {
  return WORDS.find(([untilHz]) => frequencyHz < untilHz)?.[1] ?? "airy";
}

/** A distance between two bands: "0.5 octave", "one octave", "2 octaves". */
export function octavesText(octaves: number): string {
  const value = Number(octaves.toFixed(octaves < 0.1 ? 2 : 1));
  return value === 1 ? "one octave" : `${value} octave${value > 1 ? "s" : ""}`;
}
