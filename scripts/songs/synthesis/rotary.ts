import { highPass, lowPass } from "./filters";
import { sampleAt } from "./interpolate";
import { fromDb, SAMPLE_RATE_HZ } from "./loop";

const RUN_IN_FRAMES = 9600;
const CROSSOVER_HZ = 800;
const HORN_DELAY_SECONDS = 0.0007;
const HORN_SWING_SECONDS = 0.00022;
const HORN_SWING_DB = 3;
const DRUM_SWING_DB = 1.5;
/** The drum below turns a little slower than the horn. */
const DRUM_SHARE = 0.88;

/**
 * A rotating loudspeaker heard by one microphone: the horn's Doppler and level swing, the drum's level swing.
 * @param loop dry organ, cyclic
 * @param hornHz speed of the horn at a frame; stretched slightly so that whole turns fit into the loop
 */
export function throughRotary(loop: Float64Array, hornHz: (frame: number) => number): Float64Array {
  // The loop's end runs in first, so that filters and delay have no seam.
  const runIn = new Float64Array(RUN_IN_FRAMES + loop.length);
  runIn.set(loop.subarray(-RUN_IN_FRAMES));
  runIn.set(loop, RUN_IN_FRAMES);
  const bass = runIn.slice();
  lowPass(bass, CROSSOVER_HZ);
  const treble = runIn;
  highPass(treble, CROSSOVER_HZ);
  let total = 0;
  for (let i = 0; i < loop.length; i++) total += hornHz(i) / SAMPLE_RATE_HZ;
  const hornTurns = Math.round(total) / total;
  const drumTurns = Math.round(total * DRUM_SHARE) / total;
  let turn = 0;
  return loop.map((_, i) => {
    turn += hornHz(i) / SAMPLE_RATE_HZ;
    const horn = 2 * Math.PI * turn * hornTurns;
    const drum = 2 * Math.PI * turn * drumTurns;
    const delayFrames = (HORN_DELAY_SECONDS + HORN_SWING_SECONDS * Math.sin(horn)) * SAMPLE_RATE_HZ;
    return (
      sampleAt(treble, i + RUN_IN_FRAMES - delayFrames) * fromDb(HORN_SWING_DB * Math.cos(horn)) +
      bass[i + RUN_IN_FRAMES]! * fromDb(DRUM_SWING_DB * Math.cos(drum))
    );
  });
}
