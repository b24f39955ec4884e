/** Units that measures come in: how a value is written, and to how many decimals it is said. */
export const MEASURE_UNITS = {
  decibel: { suffix: " dB", decimals: 1 },
  "decibel-per-octave": { suffix: " dB per octave", decimals: 1 },
  "loudness-unit": { suffix: " LU", decimals: 1 },
  lufs: { suffix: " LUFS", decimals: 1 },
  dbtp: { suffix: " dBTP", decimals: 1 },
  dbfs: { suffix: " dBFS", decimals: 1 },
  percent: { suffix: " %", decimals: 0 },
  "percentage-point": { suffix: " percentage points", decimals: 0 },
  millisecond: { suffix: " ms", decimals: 0 },
  count: { suffix: "", decimals: 0 },
} as const;

export type MeasureUnit = keyof typeof MEASURE_UNITS;

/** "−3.2 dB", "12 ms"; a true minus sign, and no "−0.0". */
export function measuredText(value: number, unit: MeasureUnit): string {
  const { suffix, decimals } = MEASURE_UNITS[unit];
  if (!Number.isFinite(value)) return "nothing that can be measured";
  const text = Math.abs(value).toFixed(decimals);
  const sign = value < 0 && Number(text) !== 0 ? "−" : "";
  return `${sign}${text}${suffix}`;
}
