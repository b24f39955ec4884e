import { highPass, lowPass } from "./filters";
import { addWrapped, SAMPLE_RATE_HZ } from "./loop";
import type { Random } from "./random";

/** A breath drawn in before a phrase: air that grows, and stops before the note. */
export function addInhale(
  loop: Float64Array,
  atSeconds: number,
  seconds: number,
  gain: number,
  random: Random,
): void {
  const frames = Math.round(seconds * SAMPLE_RATE_HZ);
  const air = Float64Array.from({ length: frames }, () => random.normal());
  highPass(air, 900);
  lowPass(air, (i) => 2500 + (3500 * i) / frames);
  const breath = air.map((value, i) => {
    const x = i / frames;
    return 0.5 * value * Math.sin(Math.PI * x ** 1.6) ** 2;
  });
  addWrapped(loop, breath, Math.round(atSeconds * SAMPLE_RATE_HZ), gain);
}

/** Fingertips that slide along wound strings: the windings pass them as a rough tone that rises and falls. */
export function addSqueak(
  loop: Float64Array,
  atSeconds: number,
  seconds: number,
  gain: number,
  random: Random,
): void {
  const frames = Math.round(seconds * SAMPLE_RATE_HZ);
  const [low, high] = [random.range(1100, 1500), random.range(2300, 3200)];
  let phase = 0;
  let wobble = 0;
  const squeak = Float64Array.from({ length: frames }, (_, i) => {
    const x = i / frames;
    const hz = low + (high - low) * Math.sin(Math.PI * Math.min(1, 1.2 * x));
    wobble += 0.002 * (random.normal() - wobble);
    phase += (hz * (1 + 2 * wobble)) / SAMPLE_RATE_HZ;
    const tone = Math.sin(2 * Math.PI * phase) + 0.45 * Math.sin(4 * Math.PI * phase);
    return Math.sin(Math.PI * x) ** 1.5 * (0.6 * tone + 0.3 * random.normal());
  });
  highPass(squeak, 800);
  lowPass(squeak, 6000);
  lowPass(squeak, 9000);
  addWrapped(loop, squeak, Math.round(atSeconds * SAMPLE_RATE_HZ), gain);
}

/** A brush drawn in a circle over a snare drum: coarse noise that swells with the hand's speed. */
export function addSweep(
  loop: Float64Array,
  atSeconds: number,
  seconds: number,
  gain: number,
  random: Random,
): void {
  const frames = Math.round(seconds * SAMPLE_RATE_HZ);
  const wire = Float64Array.from({ length: frames }, () => random.normal());
  highPass(wire, 700);
  highPass(wire, 400);
  lowPass(wire, (i) => 3200 + 2600 * Math.sin((Math.PI * i) / frames));
  lowPass(wire, 9000);
  let grain = 0;
  const sweep = wire.map((value, i) => {
    grain += 0.004 * (random.normal() - grain);
    return value * Math.sin((Math.PI * i) / frames) ** 1.4 * (0.75 + 4 * grain);
  });
  addWrapped(loop, sweep, Math.round(atSeconds * SAMPLE_RATE_HZ), gain);
}
