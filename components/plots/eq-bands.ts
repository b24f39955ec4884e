import type { EqBandKind } from "@/audio-engine/dsp/eq-prototype";
import {
  clampValue,
  EQ_BAND_PARAMETERS,
  fromPosition01,
  printValue,
  roundForDisplay,
  speakValue,
  stepValue,
  toPosition01,
} from "@/audio-engine/params";
import { frequencyFrom01, frequencyTo01 } from "./frequency-axis";

/** A band as the graph shows it: 20–20000 Hz, ±24 dB (bells and shelves only), Q 0.1–18. */
export interface EqBandView {
  readonly id: string;
  readonly kind: EqBandKind;
  readonly enabled: boolean;
  readonly frequencyHz: number;
  readonly gainDb: number;
  readonly q: number;
}

export const EQ_KIND_NAMES: Readonly<Record<EqBandKind, string>> = {
  bell: "bell",
  "low-shelf": "low shelf",
  "high-shelf": "high shelf",
  "low-cut": "low cut",
  "high-cut": "high cut",
  notch: "notch",
};

const { frequencyHz: FREQUENCY, gainDb: GAIN, q: Q } = EQ_BAND_PARAMETERS;
const Q_PAGE_STEPS = 5;

/** Cuts and notches have no gain: their node stays on the line of 0 dB. */
export const hasGain = (kind: EqBandKind): boolean =>
  kind === "bell" || kind === "low-shelf" || kind === "high-shelf";

export const shownGainDb = (band: EqBandView): number => (hasGain(band.kind) ? band.gainDb : 0);

/** "Band 2, bell, 1.2 kilohertz, plus 3 decibels, Q 1", for a screen reader. */
export function speakBand(band: EqBandView, index: number): string {
  const parts = [`Band ${index + 1}`, EQ_KIND_NAMES[band.kind], speakValue(FREQUENCY, band.frequencyHz)];
  if (hasGain(band.kind)) parts.push(speakGain(band.gainDb));
  parts.push(speakValue(Q, band.q));
  if (!band.enabled) parts.push("off");
  return parts.join(", ");
}

function speakGain(gainDb: number): string {
  const spoken = speakValue(GAIN, gainDb);
  return gainDb > 0 && !spoken.startsWith("0 ") ? `plus ${spoken}` : spoken;
}

/** "2 bands: bell at 1.20 kHz, +3.0 dB, Q 1.00; low cut at 80 Hz, Q 0.71, off". */
export function bandsSummary(bands: readonly EqBandView[]): string {
  if (bands.length === 0) return "no bands, a flat line";
  const each = bands.map((band) => {
    const parts = [`${EQ_KIND_NAMES[band.kind]} at ${printValue(FREQUENCY, band.frequencyHz)}`];
    if (hasGain(band.kind)) parts.push(printValue(GAIN, band.gainDb));
    parts.push(`Q ${printValue(Q, band.q)}`);
    if (!band.enabled) parts.push("off");
    return parts.join(", ");
  });
  return `${bands.length === 1 ? "1 band" : `${bands.length} bands`}: ${each.join("; ")}`;
}

/** The band that an arrow or page key leads to; null for other keys. */
export function bandForKey(band: EqBandView, key: string, fine: boolean): EqBandView | null {
  switch (key) {
    case "ArrowLeft":
      return { ...band, frequencyHz: stepValue(FREQUENCY, band.frequencyHz, -1, fine) };
    case "ArrowRight":
      return { ...band, frequencyHz: stepValue(FREQUENCY, band.frequencyHz, 1, fine) };
    case "ArrowUp":
      return withGainStep(band, 1, fine);
    case "ArrowDown":
      return withGainStep(band, -1, fine);
    case "PageUp":
      return withQSteps(band, fine ? 1 : Q_PAGE_STEPS);
    case "PageDown":
      return withQSteps(band, fine ? -1 : -Q_PAGE_STEPS);
    default:
      return null;
  }
}

function withGainStep(band: EqBandView, steps: number, fine: boolean): EqBandView {
  return hasGain(band.kind) ? { ...band, gainDb: stepValue(GAIN, band.gainDb, steps, fine) } : band;
}

/** Some steps of Q; more is narrower. */
export function withQSteps(band: EqBandView, steps: number): EqBandView {
  return { ...band, q: stepValue(Q, band.q, steps, false) };
}

/** Gain back to 0 dB and Q to its default. */
export function resetBand(band: EqBandView): EqBandView {
  return { ...band, gainDb: hasGain(band.kind) ? GAIN.defaultValue : band.gainDb, q: Q.defaultValue };
}

/** A bell under an id that no other band has. */
export function newBell(bands: readonly EqBandView[], frequencyHz: number, gainDb: number): EqBandView {
  let number = bands.length + 1;
  while (bands.some((band) => band.id === `band-${number}`)) number++;
  return {
    id: `band-${number}`,
    kind: "bell",
    enabled: true,
    frequencyHz: roundForDisplay(FREQUENCY, frequencyHz),
    gainDb: roundForDisplay(GAIN, gainDb),
    q: Q.defaultValue,
  };
}

/** The middle of the widest part of the axis without a band; 1 kHz when there is none. */
export function freeFrequencyHz(bands: readonly EqBandView[]): number {
  if (bands.length === 0) return FREQUENCY.defaultValue;
  const at = [0, ...bands.map((band) => frequencyTo01(band.frequencyHz)).sort((a, b) => a - b), 1];
  let widest = 0;
  let middle = 0.5;
  for (let i = 1; i < at.length; i++) {
    const gap = at[i]! - at[i - 1]!;
    if (gap <= widest) continue;
    widest = gap;
    middle = at[i - 1]! + gap / 2;
  }
  return frequencyFrom01(middle);
}

/** Where a drag has led, before detents and limits. */
export interface DragPoint {
  readonly x01: number;
  readonly gainDb: number;
  readonly q01: number;
}

export const dragPointOf = (band: EqBandView): DragPoint => ({
  x01: frequencyTo01(band.frequencyHz),
  gainDb: shownGainDb(band),
  q01: toPosition01(Q, band.q),
});

/** Share of the graph's height around 0 dB in which a drag rests there. */
const DETENT_REACH = 0.015;

/** A band at the point to which it was dragged, its gain within the graph or where it was before. */
export function bandAtDrag(
  band: EqBandView,
  { x01, gainDb, q01 }: DragPoint,
  rangeDb: number,
  fine: boolean,
): EqBandView {
  const rests = !fine && Math.abs(gainDb) < DETENT_REACH * 2 * rangeDb;
  return {
    ...band,
    frequencyHz: roundForDisplay(FREQUENCY, frequencyFrom01(x01)),
    gainDb: hasGain(band.kind) ? (rests ? 0 : dragRounded(gainDb)) : band.gainDb,
    q: roundForDisplay(Q, fromPosition01(Q, q01)),
  };
}

const dragRounded = (gainDb: number): number => clampValue(GAIN, Math.round(gainDb * 20) / 20);
