import { pinkCycle, Random } from "./random";

/** The bars a part is played in, and the drift of tempo that everybody in the band shares. */
export interface BandClock {
  readonly sixteenths: number;
  readonly secondsPerSixteenth: number;
  /** Seconds by which the whole band is early or late, one value per sixteenth, cyclic. */
  readonly drift: Float64Array;
}

export interface Habits {
  /** Constant push (negative) or lag against the band. */
  readonly offsetSeconds: number;
  /** Private 1/f drift, RMS. */
  readonly driftSeconds: number;
  /** Independent error of each note, RMS. */
  readonly jitterSeconds: number;
  /** Standard deviation of MIDI velocity. */
  readonly velocityNoise: number;
}

const SHARED_DRIFT_SECONDS = 0.006;

export function makeBandClock(sixteenths: number, tempoBpm: number, random: Random): BandClock {
  return {
    sixteenths,
    secondsPerSixteenth: 15 / tempoBpm,
    drift: pinkCycle(sixteenths, random).map((value) => value * SHARED_DRIFT_SECONDS),
  };
}

/** One player: turns the score's positions and accents into what a person would do. */
export class Musician {
  readonly random: Random;
  private readonly drift: Float64Array;

  constructor(
    private readonly clock: BandClock,
    private readonly habits: Habits,
    seed: number,
  ) {
    this.random = new Random(seed);
    this.drift = pinkCycle(clock.sixteenths, this.random);
  }

  /** Seconds from the loop's start; may be slightly negative at the first beat. */
  timeOf(sixteenth: number): number {
    const { secondsPerSixteenth, drift } = this.clock;
    const { offsetSeconds, driftSeconds, jitterSeconds } = this.habits;
    const own = cyclic(this.drift, sixteenth) * driftSeconds + this.random.normal() * jitterSeconds;
    return sixteenth * secondsPerSixteenth + cyclic(drift, sixteenth) + offsetSeconds + own;
  }

  secondsOf(sixteenths: number): number {
    return sixteenths * this.clock.secondsPerSixteenth;
  }

  velocityOf(written: number): number {
    return Math.min(127, Math.max(1, Math.round(written + this.random.normal() * this.habits.velocityNoise)));
  }
}

/** A cyclic table read between its entries by straight lines. */
function cyclic(table: Float64Array, position: number): number {
  const floor = Math.floor(position);
  const share = position - floor;
  const at = (i: number) => table[((i % table.length) + table.length) % table.length]!;
  return at(floor) * (1 - share) + at(floor + 1) * share;
}
