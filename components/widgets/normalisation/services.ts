/** How a music service levels songs, as it says itself or as is published. */
export interface LevellingService {
  readonly id: string;
  readonly name: string;
  readonly targetLufs: number;
  /**
   * Whether softer masters are turned up: `peaks` until their true peak reaches −1 dBTP, or `not-published`: then
   * the simulator leaves them as they are.
   */
  readonly turnsUp: "peaks" | "not-published";
  readonly source: string;
  readonly url: string;
}

/** When the sources below were read. */
export const SERVICES_READ = "November 2026";

export const SERVICES: readonly LevellingService[] = [
  {
    id: "spotify",
    name: "Spotify, “normal”",
    targetLufs: -14,
    turnsUp: "peaks",
    source: "Spotify for Artists, “Loudness normalization”",
    url: "https://support.spotify.com/us/artists/article/loudness-normalization",
  },
  {
    id: "spotify-quiet",
    name: "Spotify, “quiet”",
    targetLufs: -19,
    turnsUp: "peaks",
    source: "Spotify for Artists, “Loudness normalization”",
    url: "https://support.spotify.com/us/artists/article/loudness-normalization",
  },
  {
    id: "apple",
    name: "Apple Music, Sound Check",
    targetLufs: -16,
    turnsUp: "not-published",
    source: "Production Expert, “Apple Choose -16LUFS Loudness Level For Apple Music”",
    url: "https://www.production-expert.com/production-expert-1/apple-choose-16lufs-loudness-level-for-apple-music-heres-why",
  },
  {
    id: "deezer",
    name: "Deezer",
    targetLufs: -15,
    turnsUp: "not-published",
    source: "Production Expert, “Apple Choose -16LUFS Loudness Level For Apple Music”",
    url: "https://www.production-expert.com/production-expert-1/apple-choose-16lufs-loudness-level-for-apple-music-heres-why",
  },
];
