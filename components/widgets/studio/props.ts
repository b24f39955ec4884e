import type { SongAbout } from "../shared/song-about";

/** Enough of a song to know whose sounds a file uses. */
export interface SongName {
  readonly id: string;
  readonly title: string;
  readonly assetIds: readonly string[];
}

export interface StudioProps {
  readonly song: SongAbout;
  /** Every song of the course. */
  readonly songs: readonly SongName[];
}
