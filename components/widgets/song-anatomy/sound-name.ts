/** What a nameless sound is called, by its place. */
export function soundName(place: number): string {
  return `Sound ${place + 1}`;
}
