import { exp2, log2, log10 } from "@/audio-engine/dsp/math";
import type { ParameterDescriptor } from "./descriptor";
import { clampValue } from "./scale";

const MINUS = "−";
/** The largest ratio of dynamics units stands for ∞:1. */
const INFINITE_RATIO = 100;
const NOTE_SEMITONES: Record<string, number> = { c: 0, d: 2, e: 4, f: 5, g: 7, a: 9, b: 11 };
const NOTE_NAMES = ["C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B"] as const;
const PATTERN_NAMES: readonly (readonly [number, string])[] = [
  [1, "omni"],
  [0.7, "subcardioid"],
  [0.5, "cardioid"],
  [0.366, "supercardioid"],
  [0.25, "hypercardioid"],
  [0, "figure-8"],
];

/** Value as the control shows it: "−6.0 dB", "1.20 kHz", "10 ms", "L 30", "cardioid". */
export function printValue(descriptor: ParameterDescriptor, value: number): string {
  if (isOff(descriptor, value)) return descriptor.unit === "decibel" ? `${MINUS}∞ dB` : "off";
  switch (descriptor.unit) {
    case "decibel":
      return `${signed(value, 1)} dB`;
    case "hertz":
      return value < 1000 ? `${trim(value, value < 100 ? 1 : 0)} Hz` : `${(value / 1000).toFixed(2)} kHz`;
    case "second":
      return secondsText(value);
    case "degree":
      return `${trim(value, 0).replace("-", MINUS)}°`;
    case "metre":
      return value < 1 ? `${trim(value * 100, value < 0.1 ? 1 : 0)} cm` : `${value.toFixed(2)} m`;
    case "pan":
      return panText(value, "L", "R", "C");
    case "pattern":
      return patternName(value);
    case "q":
      return value.toFixed(2);
    case "percent":
      return `${trim(value * 100, 0).replace("-", MINUS)}%`;
    case "ratio":
      return `${ratioText(value, "∞")}:1`;
  }
}

function secondsText(value: number): string {
  const size = Math.abs(value);
  const digits = size < 0.001 ? 2 : size < 0.01 ? 1 : 0;
  const text = size < 1 ? `${trim(value * 1000, digits)} ms` : `${value.toFixed(2)} s`;
  return text.replace("-", MINUS);
}

/** Value as a screen reader says it: "minus 6 decibels", "1.2 kilohertz", "30 percent left". */
export function speakValue(descriptor: ParameterDescriptor, value: number): string {
  if (isOff(descriptor, value)) return "off";
  switch (descriptor.unit) {
    case "decibel":
      return counted(spoken(value, 1), "decibel");
    case "hertz":
      return value < 1000 ? `${trim(value, 0)} hertz` : `${trim(value / 1000, 2)} kilohertz`;
    case "second":
      return Math.abs(value) < 1
        ? counted(spoken(value * 1000, Math.abs(value) < 0.001 ? 2 : 1), "millisecond")
        : counted(trim(value, 2), "second");
    case "degree":
      return counted(spoken(value, 0), "degree");
    case "metre":
      return value < 1
        ? counted(trim(value * 100, value < 0.1 ? 1 : 0), "centimetre")
        : counted(trim(value, 2), "metre");
    case "pan":
      return value === 0
        ? "centre"
        : `${Math.round(Math.abs(value) * 100)} percent ${value < 0 ? "left" : "right"}`;
    case "pattern":
      return patternName(value);
    case "q":
      return `Q ${trim(value, 2)}`;
    case "percent":
      return `${spoken(value * 100, 0)} percent`;
    case "ratio":
      return `${ratioText(value, "infinity")} to 1`;
  }
}

/**
 * What a person typed → value in the unit, clamped to the range; null when it is not understood. Takes the habits of
 * the studio: `10 ms`, `0.5 s`, `1.2k`, `1.2 kHz`, `-3dB`, `2x` (= +6 dB), `50%`, `C4` (a note), `L30`, `cardioid`.
 */
export function parseValue(descriptor: ParameterDescriptor, text: string): number | null {
  const raw = text.trim().toLowerCase().replaceAll(MINUS, "-").replace(",", ".");
  if (raw === "") return null;
  if (raw === "off" && descriptor.offAt !== undefined) return descriptor.offAt;
  const value = parseUnit(descriptor, raw);
  return value === null || Number.isNaN(value) ? null : clampValue(descriptor, value);
}

function parseUnit(descriptor: ParameterDescriptor, raw: string): number | null {
  switch (descriptor.unit) {
    case "decibel":
      return parseDecibels(descriptor, raw);
    case "hertz":
      return parseNote(raw) ?? scaled(raw, { "": 1, hz: 1, k: 1000, khz: 1000 });
    case "second":
      return scaled(raw, { "": 1, s: 1, ms: 0.001 });
    case "degree":
      return scaled(raw, { "": 1, "°": 1, deg: 1 });
    case "metre":
      return scaled(raw, { "": 1, m: 1, cm: 0.01, mm: 0.001 });
    case "pan":
      return parsePan(raw);
    case "pattern":
      return PATTERN_NAMES.find(([, name]) => name === raw)?.[0] ?? scaled(raw, { "": 1, "%": 0.01 });
    case "q":
      return scaled(raw.replace(/^q\s*/, ""), { "": 1 });
    case "percent":
      return scaled(raw, { "": 0.01, "%": 0.01 });
    case "ratio":
      return parseRatio(raw);
  }
}

function parseRatio(raw: string): number | null {
  const left = raw.replace(/\s*(:|to)\s*1$/, "");
  return /^(∞|inf(inity)?)$/.test(left) ? INFINITE_RATIO : scaled(left, { "": 1 });
}

function parseDecibels(descriptor: ParameterDescriptor, raw: string): number | null {
  if (/^(off|-\s*(∞|inf(inity)?))(\s*db)?$/.test(raw)) return descriptor.offAt ?? descriptor.min;
  const factor = scaled(raw, { x: 1, "%": 0.01 });
  if (factor !== null) return factor > 0 ? 20 * log10(factor) : (descriptor.offAt ?? descriptor.min);
  return scaled(raw, { "": 1, db: 1, dbfs: 1, dbtp: 1 });
}

function parseNote(raw: string): number | null {
  const match = /^([a-g])([#b]?)(-?\d)$/.exec(raw);
  const semitone = NOTE_SEMITONES[match?.[1] ?? ""];
  if (match === null || semitone === undefined) return null;
  const accidental = match[2] === "#" ? 1 : match[2] === "b" ? -1 : 0;
  const midi = 12 * (Number(match[3]) + 1) + semitone + accidental;
  return 440 * exp2((midi - 69) / 12);
}

function parsePan(raw: string): number | null {
  if (/^(c|centre|center|0)$/.test(raw)) return 0;
  const match = /^(l|r)\s*(\d+(?:\.\d+)?)?%?$|^(\d+(?:\.\d+)?)\s*%?\s*(l|r)$/.exec(raw);
  if (match === null) return scaled(raw, { "": 1, "%": 0.01 });
  const amount = Number(match[2] ?? match[3] ?? 100) / 100;
  return (match[1] ?? match[4]) === "l" ? -amount : amount;
}

function scaled(raw: string, factors: Record<string, number>): number | null {
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+))\s*([a-z%°]*)$/.exec(raw);
  const factor = factors[match?.[2] ?? "?"];
  return match === null || factor === undefined ? null : Number(match[1]) * factor;
}

/** The nearest note of equal temperament at A4 = 440 Hz: "A4", "C♯2". */
export function noteName(frequencyHz: number): string {
  const midi = Math.round(69 + 12 * log2(frequencyHz / 440));
  const name = NOTE_NAMES[((midi % 12) + 12) % 12] ?? "";
  return `${name}${Math.floor(midi / 12) - 1}`;
}

/** The nearest named microphone pattern, "between" when none is close. */
export function patternName(pattern01: number): string {
  const near = PATTERN_NAMES.find(([value]) => Math.abs(value - pattern01) < 0.02);
  if (near !== undefined) return near[1];
  const above = PATTERN_NAMES.filter(([value]) => value > pattern01).at(-1)?.[1] ?? "omni";
  const below = PATTERN_NAMES.find(([value]) => value < pattern01)?.[1] ?? "figure-8";
  return `between ${above} and ${below}`;
}

/** As a console prints it: 1.25, 4, 12.5, ∞. */
function ratioText(value: number, infinite: string): string {
  return value >= INFINITE_RATIO ? infinite : trim(value, value < 10 ? 2 : 1);
}

function isOff(descriptor: ParameterDescriptor, value: number): boolean {
  return descriptor.offAt !== undefined && value <= descriptor.offAt;
}

function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  if (Number(text) === 0) return text;
  return value < 0 ? `${MINUS}${text}` : `+${text}`;
}

function spoken(value: number, digits: number): string {
  const text = trim(Math.abs(value), digits);
  return value < 0 && text !== "0" ? `minus ${text}` : text;
}

function counted(number: string, unit: string): string {
  return `${number} ${unit}${number === "1" || number === "minus 1" ? "" : "s"}`;
}

function trim(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}

function panText(value: number, left: string, right: string, centre: string): string {
  const percent = Math.round(Math.abs(value) * 100);
  if (percent === 0) return centre;
  return `${value < 0 ? left : right} ${percent}`;
}
