import type { PlotTheme } from "./theme";

/** The axes go from here to 0 dBFS. */
export const FLOOR_DB = -60;
const MARGIN = 26;
const GRID_DB = [-48, -36, -24, -12];
const STEP_DB = 0.25;

/** A level in and a level out, in dBFS. */
export interface TransferPoint {
  readonly inDb: number;
  readonly outDb: number;
}

interface TransferPicture {
  readonly outDb: (inDb: number) => number;
  readonly live: TransferPoint | null;
  readonly thresholdDb: number;
}

/** The level at which a static curve lowers by as much as is lowered now; null while nothing is. */
export function liveLevelDb(reductionDb: (inDb: number) => number, nowDb: number): number | null {
  if (nowDb < 0.05) return null;
  let best: number | null = null;
  for (let inDb = FLOOR_DB; inDb <= 0; inDb += STEP_DB) {
    const error = Math.abs(reductionDb(inDb) - nowDb);
    if (best === null || error < Math.abs(reductionDb(best) - nowDb)) best = inDb;
  }
  return best;
}

export function drawTransfer(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  theme: PlotTheme,
  { outDb, live, thresholdDb }: TransferPicture,
): void {
  const size = Math.min(width - MARGIN - 8, height - MARGIN - 8);
  const left = MARGIN + (width - MARGIN - 8 - size) / 2;
  const xOf = (db: number): number => left + ((db - FLOOR_DB) / -FLOOR_DB) * size;
  const yOf = (db: number): number => 8 + (db / FLOOR_DB) * size;
  const line = (colour: string, fromX: number, fromY: number, toX: number, toY: number): void => {
    context.strokeStyle = colour;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(fromX, fromY);
    context.lineTo(toX, toY);
    context.stroke();
  };
  context.font = theme.valueFont;
  context.fillStyle = theme.textSoft;
  for (const db of [FLOOR_DB, ...GRID_DB, 0]) {
    line(theme.line, xOf(db), yOf(FLOOR_DB), xOf(db), yOf(0));
    line(theme.line, xOf(FLOOR_DB), yOf(db), xOf(0), yOf(db));
    const text = String(db).replace("-", "−");
    context.textAlign = "center";
    if (db !== FLOOR_DB) context.fillText(text, xOf(db) - (db === 0 ? 4 : 0), yOf(FLOOR_DB) + 16);
    context.textAlign = "right";
    if (db !== FLOOR_DB) context.fillText(text, xOf(FLOOR_DB) - 6, yOf(db) + (db === 0 ? 8 : 4));
  }
  context.setLineDash([3, 3]);
  line(theme.lineStrong, xOf(FLOOR_DB), yOf(FLOOR_DB), xOf(0), yOf(0));
  line(theme.lineStrong, xOf(thresholdDb), yOf(FLOOR_DB), xOf(thresholdDb), yOf(0));
  context.setLineDash([]);
  context.save();
  context.beginPath();
  context.rect(xOf(FLOOR_DB), yOf(0), size, size);
  context.clip();
  context.beginPath();
  for (let inDb = FLOOR_DB; inDb <= 0; inDb += STEP_DB) {
    context.lineTo(xOf(inDb), yOf(Math.max(2 * FLOOR_DB, outDb(inDb))));
  }
  context.strokeStyle = theme.accent;
  context.lineWidth = 2;
  context.stroke();
  context.restore();
  if (live === null || live.inDb < FLOOR_DB) return;
  context.fillStyle = theme.sideB;
  context.beginPath();
  context.arc(
    xOf(Math.min(0, live.inDb)),
    yOf(Math.max(FLOOR_DB, Math.min(0, live.outDb))),
    5,
    0,
    2 * Math.PI,
  );
  context.fill();
}
