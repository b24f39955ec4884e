export interface SongAnatomyProps {
  /** Unique within the lesson; the answer is kept under it. */
  readonly id: string;
  readonly song: string;
}
