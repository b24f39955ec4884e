/** A place in a sound: "0:12". */
export function positionText(frame: number): string {
  const seconds = Math.floor(frame / 48_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
