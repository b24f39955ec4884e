export interface LoudnessVoteProps {
  /** Unique within the lesson; the votes are kept under it. */
  readonly id: string;
  /** A song with the states mix, gentle and overcooked. */
  readonly song: string;
  /** Section of the song's form that is heard, counted from 0. */
  readonly section: number;
}
