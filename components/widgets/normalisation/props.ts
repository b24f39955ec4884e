import type { Session } from "@/audio-engine";
import type { SongAbout } from "../shared/song-about";

export interface NormalisationProps {
  /** Unique within the lesson. */
  readonly id: string;
  /** A song with the masters "gentle", "loud" and "overcooked". */
  readonly song: string;
}

export interface NormalisedSong {
  readonly about: SongAbout;
  readonly gentle: Session;
  readonly loud: Session;
  readonly overcooked: Session;
}
