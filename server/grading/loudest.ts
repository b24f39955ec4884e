/** What a marking queue plays of each mix. */
export const LOUDEST_SECONDS = 20;
const STEP_FRAMES = 4800;

/** Where the 20 s with the most energy begin, in steps of 100 ms; 0 for what is no longer. */
export function loudestFrom(channels: readonly [Float32Array, Float32Array]): number {
  const steps = Math.ceil(channels[0].length / STEP_FRAMES);
  const window = (LOUDEST_SECONDS * 48000) / STEP_FRAMES;
  const energies = Float64Array.from({ length: steps }, (_, step) => energyOf(channels, step));
  let energy = energies.subarray(0, window).reduce((sum, each) => sum + each, 0);
  let [most, at] = [energy, 0];
  for (let end = window; end < steps; end++) {
    energy += energies[end]! - energies[end - window]!;
    if (energy > most) [most, at] = [energy, end - window + 1];
  }
  return at * STEP_FRAMES;
}

function energyOf(channels: readonly Float32Array[], step: number): number {
  let energy = 0;
  for (const samples of channels) {
    const end = Math.min(samples.length, (step + 1) * STEP_FRAMES);
    for (let i = step * STEP_FRAMES; i < end; i++) energy += samples[i]! ** 2;
  }
  return energy;
}
