import { exp, exp2, log2 } from "../dsp/math";

/** In air of 20 °C, metres per second. */
export const SPEED_OF_SOUND = 343.2;

/** Seconds that sound needs for a distance. */
export function propagationSeconds(distanceMetres: number): number {
  return distanceMetres / SPEED_OF_SOUND;
}

const KELVIN = 293.15;
const TRIPLE_POINT_KELVIN = 273.16;
const HUMIDITY_PERCENT = 50;

/**
 * Loss of a pure tone in air of 20 °C, 50 % relative humidity and 101.325 kPa in dB per metre (ISO 9613-1, equations 3
 * to 5 and B.3; at the reference temperature all ratios T/T0 are 1).
 */
export function airLossDbPerMetre(frequencyHz: number): number {
  const saturation = -6.8346 * exp2(1.261 * log2(TRIPLE_POINT_KELVIN / KELVIN)) + 4.6151;
  const molarPercent = HUMIDITY_PERCENT * exp2(saturation * log2(10));
  const oxygenHz = 24 + (40400 * molarPercent * (0.02 + molarPercent)) / (0.391 + molarPercent);
  const nitrogenHz = 9 + 280 * molarPercent;
  const square = frequencyHz * frequencyHz;
  const oxygen = (0.01275 * exp(-2239.1 / KELVIN)) / (oxygenHz + square / oxygenHz);
  const nitrogen = (0.1068 * exp(-3352 / KELVIN)) / (nitrogenHz + square / nitrogenHz);
  return 8.686 * square * (1.84e-11 + oxygen + nitrogen);
}
