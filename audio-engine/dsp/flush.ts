/** A filter state, or exact 0 once it has decayed below 1e-30: browsers do not flush denormals. */
export function flushDenormal(state: number): number {
  return state < 1e-30 && state > -1e-30 ? 0 : state;
}
