/** A moment by the clock of whoever looks: "28 Nov, 23:05". */
export const timeText = (atMs: number): string =>
  new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  }).format(atMs);

/** A place in a sound: "0:12". */
export function positionText(frame: number): string {
  const seconds = Math.floor(frame / 48_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
