import type { SongAbout } from "../shared/song-about";

export interface SongListenProps {
  readonly song: SongAbout;
}
