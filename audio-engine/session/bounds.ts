/** Largest sizes a session may have. A document beyond them is refused before anything is built from it. */
export const BOUNDS = {
  tracks: 64,
  buses: 16,
  insertsPerStrip: 16,
  bandsPerEq: 24,
  sendsPerStrip: 16,
  clipsPerTrack: 512,
  spaces: 8,
  sourcesPerSpace: 16,
  automationPoints: 4096,
  lengthFrames: 3 * 3600 * 48000,
  jsonBytes: 256 * 1024,
} as const;
