export interface NormalisationProps {
  /** Unique within the lesson. */
  readonly id: string;
  /** A song with the masters "gentle", "loud" and "overcooked". */
  readonly song: string;
}
