import { TONE_STACK_NUMBERS, ToneStack, writeToneStack } from "@/audio-engine/dsp/tone-stack";

const RATE_HZ = 16 * 48000;
/** The slowest capacitor has lost 130 dB. */
const FRAMES = 0.35 * 48000;

/** Level in dB at each frequency of the tone controls' answer to an impulse, at the oversampled rate. */
export function toneStackDb(
  bass01: number,
  mid01: number,
  treble01: number,
  frequenciesHz: readonly number[],
): number[] {
  const numbers = new Float64Array(TONE_STACK_NUMBERS);
  writeToneStack(numbers, 0, bass01, mid01, treble01);
  const answer = new Float64Array(16 * FRAMES);
  answer[0] = 1;
  new ToneStack().process(answer, 0, FRAMES, numbers, new Float64Array(TONE_STACK_NUMBERS), 0);
  return frequenciesHz.map((hz) => {
    const [stepCos, stepSin] = [
      Math.cos((2 * Math.PI * hz) / RATE_HZ),
      Math.sin((2 * Math.PI * hz) / RATE_HZ),
    ];
    let [cos, sin, re, im] = [1, 0, 0, 0];
    for (const x of answer) {
      re += x * cos;
      im += x * sin;
      [cos, sin] = [cos * stepCos - sin * stepSin, sin * stepCos + cos * stepSin];
    }
    return 20 * Math.log10(Math.hypot(re, im));
  });
}
