import { eqMagnitudeDb } from "@/audio-engine/dsp/eq-design";
import type { EqBandView } from "./eq-bands";
import {
  FREQUENCY_LINES_HZ,
  frequencyMarks,
  frequencyTo01,
  logFrequencies,
  shortFrequency,
} from "./frequency-axis";
import type { PlotTheme } from "./theme";

/** Where the curve lies within the graph, in pixels from each edge. */
export const EQ_MARGINS = { left: 40, right: 18, top: 12, bottom: 26 } as const;

export interface Spectra {
  /** dB for each of `SPECTRUM_POINTS`. */
  pre: Float32Array | null;
  post: Float32Array | null;
}

interface EqPicture {
  readonly curve: EqCurve | null;
  readonly rangeDb: number;
  readonly spectra: Spectra;
}

/** Magnitudes in dB at positions 0…1 of the axis. */
export interface EqCurve {
  readonly x01: Float64Array;
  readonly wholeDb: Float64Array;
  /** The chosen band alone. */
  readonly selectedDb: Float64Array | null;
}

export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const SPECTRUM_RANGE_DB = 90;
const GRID = logFrequencies(480);

/** The curve of the bands as they sound. The grid has every band's own frequency, so that no notch falls between. */
export function eqCurve(bands: readonly EqBandView[], selectedId: string | null): EqCurve {
  const frequencies = Float64Array.of(...GRID, ...bands.map((band) => band.frequencyHz)).sort();
  const selected = bands.find((band) => band.id === selectedId && band.enabled);
  return {
    x01: frequencies.map(frequencyTo01),
    wholeDb: eqMagnitudeDb(bands, frequencies),
    selectedDb: selected === undefined ? null : eqMagnitudeDb([selected], frequencies),
  };
}

export function drawEq(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  theme: PlotTheme,
  { curve, rangeDb, spectra }: EqPicture,
): void {
  const { left, right, top, bottom } = EQ_MARGINS;
  const area = { left, top, width: width - left - right, height: height - top - bottom };
  drawGrid(context, theme, area, rangeDb);
  if (curve === null) return;
  context.beginPath();
  context.rect(area.left, area.top, area.width, area.height);
  context.clip();
  if (spectra.pre !== null) drawSpectrum(context, theme.textSoft, area, spectra.pre);
  if (spectra.post !== null) drawSpectrum(context, theme.sideB, area, spectra.post);
  if (curve.selectedDb !== null) fillCurve(context, theme.accent, area, rangeDb, curve.x01, curve.selectedDb);
  traceCurve(context, area, rangeDb, curve.x01, curve.wholeDb);
  context.strokeStyle = theme.accent;
  context.lineWidth = 2;
  context.lineJoin = "round";
  context.stroke();
}

function drawGrid(context: CanvasRenderingContext2D, theme: PlotTheme, area: Area, rangeDb: number): void {
  const { left, top, width, height } = area;
  drawFrequencies(context, theme, area);
  context.textAlign = "right";
  context.textBaseline = "middle";
  for (const db of [-rangeDb, -rangeDb / 2, 0, rangeDb / 2, rangeDb]) {
    const y = Math.round(top + height * (0.5 - db / (2 * rangeDb))) + 0.5;
    segment(context, db === 0 ? theme.lineStrong : theme.line, left, y, left + width, y);
    const sign = db < 0 ? "−" : db > 0 ? "+" : "";
    context.fillText(`${sign}${Math.abs(db)}`, left - 8, y);
  }
  context.textBaseline = "alphabetic";
}

/** Lines and numbers of the frequency axis. */
export function drawFrequencies(context: CanvasRenderingContext2D, theme: PlotTheme, area: Area): void {
  const { left, top, width, height } = area;
  const marks = frequencyMarks(width);
  context.font = theme.valueFont;
  context.lineWidth = 1;
  for (const hz of FREQUENCY_LINES_HZ) {
    const x = Math.round(left + frequencyTo01(hz) * width) + 0.5;
    context.globalAlpha = marks.includes(hz) ? 1 : 0.4;
    segment(context, theme.line, x, top, x, top + height);
  }
  context.globalAlpha = 1;
  context.fillStyle = theme.textSoft;
  context.textAlign = "center";
  for (const hz of marks) {
    context.fillText(shortFrequency(hz), left + frequencyTo01(hz) * width, top + height + 18);
  }
}

/** A spectrum as `SpectrumFeed` gives it: 0 dB at the top of the area, −90 dB at its bottom. */
export function drawSpectrum(
  context: CanvasRenderingContext2D,
  colour: string,
  { left, top, width, height }: Area,
  levelsDb: Float32Array,
): void {
  context.beginPath();
  for (let i = 0; i < levelsDb.length; i++) {
    const x = left + (i / (levelsDb.length - 1)) * width;
    const y = top + height * Math.min(1, Math.max(0, -levelsDb[i]! / SPECTRUM_RANGE_DB));
    if (i === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.globalAlpha = 0.55;
  context.stroke();
  context.lineTo(left + width, top + height);
  context.lineTo(left, top + height);
  context.fillStyle = colour;
  context.globalAlpha = 0.13;
  context.fill();
  context.globalAlpha = 1;
}

function traceCurve(
  context: CanvasRenderingContext2D,
  { left, top, width, height }: Area,
  rangeDb: number,
  x01: Float64Array,
  db: Float64Array,
): void {
  context.beginPath();
  for (let i = 0; i < x01.length; i++) {
    // A notch goes to minus infinity: far enough below the graph is as good.
    const shown = Math.max(-2 * rangeDb, Math.min(2 * rangeDb, db[i]!));
    context.lineTo(left + x01[i]! * width, top + height * (0.5 - shown / (2 * rangeDb)));
  }
}

function fillCurve(
  context: CanvasRenderingContext2D,
  colour: string,
  area: Area,
  rangeDb: number,
  x01: Float64Array,
  db: Float64Array,
): void {
  traceCurve(context, area, rangeDb, x01, db);
  context.lineTo(area.left + area.width, area.top + area.height / 2);
  context.lineTo(area.left, area.top + area.height / 2);
  context.fillStyle = colour;
  context.globalAlpha = 0.14;
  context.fill();
  context.globalAlpha = 1;
}

function segment(
  context: CanvasRenderingContext2D,
  colour: string,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): void {
  context.strokeStyle = colour;
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.stroke();
}
