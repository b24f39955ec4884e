/** A filter state, or exact 0 once it has decayed below 1e-30: browsers do not flush denormals. */
export function flushDenormal(state: number): number {
  return state < 1e-30 && state > -1e-30 ? 0 : state;
}

/** A sample that goes round in an echo or a reverb, or exact 0 once it is below −200 dBFS, so that tails end. */
export function keptEcho(sample: number): number {
  return Math.abs(sample) < 1e-10 ? 0 : sample;
}
