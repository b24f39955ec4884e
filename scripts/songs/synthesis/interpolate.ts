const HALF_TAPS = 24;
const PHASES = 512;
const KAISER_BETA = 8.5;

/** Modified Bessel function of the first kind, order 0 (power series). */
function besselI0(x: number): number {
  let sum = 1;
  let term = 1;
  for (let k = 1; term > sum * 1e-16; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

const TABLE = ((): Float64Array => {
  const table = new Float64Array((PHASES + 1) * 2 * HALF_TAPS);
  for (let phase = 0; phase <= PHASES; phase++) {
    for (let tap = 0; tap < 2 * HALF_TAPS; tap++) {
      const t = tap - (HALF_TAPS - 1) - phase / PHASES;
      const r = t / HALF_TAPS;
      const window =
        Math.abs(r) >= 1 ? 0 : besselI0(KAISER_BETA * Math.sqrt(1 - r * r)) / besselI0(KAISER_BETA);
      table[phase * 2 * HALF_TAPS + tap] = window * (t === 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t));
    }
  }
  return table;
})();

/**
 * Band-limited value of a sound between its samples (Kaiser-windowed sinc, 48 taps). Silence outside.
 * @param position in samples
 */
export function sampleAt(sound: Float64Array, position: number): number {
  const floor = Math.floor(position);
  const phase = (position - floor) * PHASES;
  const row = Math.floor(phase);
  const share = phase - row;
  const first = floor - (HALF_TAPS - 1);
  const a = row * 2 * HALF_TAPS;
  const b = a + 2 * HALF_TAPS;
  const from = Math.max(0, -first);
  const to = Math.min(2 * HALF_TAPS, sound.length - first);
  let low = 0;
  let high = 0;
  for (let tap = from; tap < to; tap++) {
    const value = sound[first + tap]!;
    low += value * TABLE[a + tap]!;
    high += value * TABLE[b + tap]!;
  }
  return row === PHASES ? low : low + share * (high - low);
}
