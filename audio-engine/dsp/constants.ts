/** The one rate of the engine, in frames per second. */
export const SAMPLE_RATE_HZ = 48000;

/** Units are called with exactly this many frames, at absolute multiples of it. */
export const SLICE_FRAMES = 32;
