/** The one rate of the engine, in frames per second. */
export const SAMPLE_RATE_HZ = 48000;

/** Control steps of units and automation: at absolute multiples of so many frames, however blocks are cut. */
export const SLICE_FRAMES = 32;

/** What the console's nodes hand on to each other at a time: four slices, the render quantum of Web Audio. */
export const BLOCK_FRAMES = 4 * SLICE_FRAMES;
