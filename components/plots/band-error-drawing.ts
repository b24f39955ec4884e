import { shortFrequency } from "./frequency-axis";
import type { PlotTheme } from "./theme";

export interface BandErrors {
  /** Mid-band frequencies, rising. */
  readonly centresHz: readonly number[];
  /** Differences from the aim in dB, one per band. */
  readonly beforeDb: readonly number[];
  readonly afterDb: readonly number[];
  readonly toleranceDb: number;
}

const LEFT = 40;
const RIGHT = 10;
const TOP = 10;
const BOTTOM = 24;
const NAMED_HZ = [31.5, 63, 125, 250, 500, 1000, 2000, 4000, 8000, 16000];
const NAMED_NARROW_HZ = [63, 250, 1000, 4000, 16000];

export function drawBandErrors(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  theme: PlotTheme,
  { centresHz, beforeDb, afterDb, toleranceDb }: BandErrors,
): void {
  const plotHeight = height - TOP - BOTTOM;
  const rangeDb = rangeOf([...beforeDb, ...afterDb], toleranceDb);
  const slot = (width - LEFT - RIGHT) / Math.max(1, centresHz.length);
  const yOf = (db: number): number =>
    TOP + plotHeight * (0.5 - Math.min(rangeDb, Math.max(-rangeDb, db)) / (2 * rangeDb));

  context.font = theme.valueFont;
  drawTolerance(context, width, theme, yOf(toleranceDb), yOf(-toleranceDb));
  drawLevels(context, width, theme, rangeDb, yOf);
  drawNames(context, height, theme, centresHz, slot, width < 520);

  const bar = Math.max(2, Math.round(slot * 0.7));
  centresHz.forEach((_, i) => {
    const x = Math.round(LEFT + i * slot + (slot - bar) / 2);
    fillBar(context, theme.sideA, x + 1, bar - 2, yOf(0), yOf(finite(afterDb[i])));
    context.strokeStyle = theme.textSoft;
    context.lineWidth = 1;
    const y = Math.round(yOf(finite(beforeDb[i])));
    const zero = Math.round(yOf(0));
    context.strokeRect(x + 0.5, Math.min(y, zero) + 0.5, bar - 1, Math.abs(y - zero));
  });
}

const finite = (value: number | undefined): number =>
  value !== undefined && Number.isFinite(value) ? value : 0;

/** Each has a half that fits beside the axis. */
const RANGES_DB = [3, 6, 12, 18, 24];

/** The smallest range that holds every error and twice the tolerance; bars beyond the last end at its edge. */
function rangeOf(errorsDb: readonly number[], toleranceDb: number): number {
  const furthest = Math.max(2 * toleranceDb, ...errorsDb.map((error) => Math.abs(finite(error))));
  return RANGES_DB.find((rangeDb) => rangeDb >= furthest) ?? 24;
}

function drawTolerance(
  context: CanvasRenderingContext2D,
  width: number,
  theme: PlotTheme,
  top: number,
  bottom: number,
): void {
  context.fillStyle = theme.good;
  context.globalAlpha = 0.12;
  context.fillRect(LEFT, top, width - LEFT - RIGHT, bottom - top);
  context.globalAlpha = 1;
  context.strokeStyle = theme.good;
  context.setLineDash([4, 3]);
  for (const y of [top, bottom]) hairline(context, width, y);
  context.setLineDash([]);
}

function drawLevels(
  context: CanvasRenderingContext2D,
  width: number,
  theme: PlotTheme,
  rangeDb: number,
  yOf: (db: number) => number,
): void {
  context.textAlign = "right";
  context.textBaseline = "middle";
  for (const db of [-rangeDb, -rangeDb / 2, 0, rangeDb / 2, rangeDb]) {
    context.strokeStyle = db === 0 ? theme.lineStrong : theme.line;
    hairline(context, width, yOf(db));
    context.fillStyle = theme.textSoft;
    const sign = db < 0 ? "−" : db > 0 ? "+" : "";
    context.fillText(`${sign}${Math.abs(db)}`, LEFT - 6, yOf(db));
  }
}

function drawNames(
  context: CanvasRenderingContext2D,
  height: number,
  theme: PlotTheme,
  centresHz: readonly number[],
  slot: number,
  narrow: boolean,
): void {
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  context.fillStyle = theme.textSoft;
  for (const nominal of narrow ? NAMED_NARROW_HZ : NAMED_HZ) {
    const i = centresHz.findIndex((hz) => Math.abs(hz / nominal - 1) < 0.05);
    if (i >= 0) context.fillText(shortFrequency(nominal), LEFT + (i + 0.5) * slot, height - 8);
  }
}

function hairline(context: CanvasRenderingContext2D, width: number, y: number): void {
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(LEFT, Math.round(y) + 0.5);
  context.lineTo(width - RIGHT, Math.round(y) + 0.5);
  context.stroke();
}

function fillBar(
  context: CanvasRenderingContext2D,
  colour: string,
  x: number,
  width: number,
  zero: number,
  y: number,
): void {
  context.fillStyle = colour;
  context.fillRect(x, Math.min(zero, y), width, Math.abs(y - zero));
}
