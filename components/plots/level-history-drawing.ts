import type { PlotTheme } from "./theme";

/** One moment of a sound before and behind a unit. Levels in dBFS, peaks. */
export interface HistoryMoment {
  /** Seconds of sound since the history began. */
  readonly atSeconds: number;
  readonly inDb: number;
  readonly outDb: number;
  /** 0 or positive; 0 where nothing lowers. */
  readonly reductionDb: number;
}

interface HistoryPicture {
  /** Oldest first. */
  readonly moments: readonly HistoryMoment[];
  readonly thresholdDb: number | null;
}

export const HISTORY_SECONDS = 8;
/** A reduction of less is not counted as one. */
export const LOWERED_FROM_DB = 0.5;
const FLOOR_DB = -48;
const GRID_DB = [-12, -24, -36];
const LEFT = 34;

/** The last seconds in words and numbers. */
export interface HistorySummary {
  readonly loudestInDb: number;
  readonly mostReductionDb: number;
  /** Share of the time in which at least half a decibel was lowered. */
  readonly loweredShare01: number;
}

export function summariseHistory(moments: readonly HistoryMoment[]): HistorySummary {
  const lowered = moments.filter(({ reductionDb }) => reductionDb >= LOWERED_FROM_DB).length;
  return {
    loudestInDb: Math.max(Number.NEGATIVE_INFINITY, ...moments.map(({ inDb }) => inDb)),
    mostReductionDb: Math.max(0, ...moments.map(({ reductionDb }) => reductionDb)),
    loweredShare01: moments.length === 0 ? 0 : lowered / moments.length,
  };
}

/** Moments of each half second back from the newest: loudest levels and most reduction, newest first. */
export function historyRows(
  moments: readonly HistoryMoment[],
): readonly (HistorySummary & { outDb: number })[] {
  const end = moments.at(-1)?.atSeconds ?? 0;
  return Array.from({ length: 2 * HISTORY_SECONDS }, (_, row) => {
    const part = moments.filter(({ atSeconds }) => Math.floor(2 * (end - atSeconds)) === row);
    const outDb = Math.max(Number.NEGATIVE_INFINITY, ...part.map((moment) => moment.outDb));
    return { ...summariseHistory(part), outDb };
  });
}

/** Level in as a filled shape, level out as a line, and what is lowered hanging from the top, all on one scale. */
export function drawHistory(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  theme: PlotTheme,
  { moments, thresholdDb }: HistoryPicture,
): void {
  const end = Math.max(HISTORY_SECONDS, moments.at(-1)?.atSeconds ?? 0);
  const xOf = (seconds: number): number => LEFT + (1 - (end - seconds) / HISTORY_SECONDS) * (width - LEFT);
  const yOf = (db: number): number => (Math.min(0, Math.max(FLOOR_DB, db)) / FLOOR_DB) * height;
  context.font = theme.valueFont;
  context.textAlign = "right";
  for (const db of GRID_DB) {
    context.fillStyle = theme.line;
    context.fillRect(LEFT, Math.round(yOf(db)), width - LEFT, 1);
    context.fillStyle = theme.textSoft;
    context.fillText(String(db).replace("-", "−"), LEFT - 6, yOf(db) + 4);
  }
  context.save();
  context.beginPath();
  context.rect(LEFT, 0, width - LEFT, height);
  context.clip();
  if (thresholdDb !== null) {
    context.setLineDash([4, 4]);
    context.strokeStyle = theme.lineStrong;
    context.beginPath();
    context.moveTo(LEFT, yOf(thresholdDb));
    context.lineTo(width, yOf(thresholdDb));
    context.stroke();
    context.setLineDash([]);
  }
  const trace = (levelOf: (moment: HistoryMoment) => number): void => {
    context.beginPath();
    for (const moment of moments) context.lineTo(xOf(moment.atSeconds), yOf(levelOf(moment)));
  };
  const fillTo = (baseDb: number): void => {
    const [first, last] = [moments[0], moments.at(-1)];
    if (first === undefined || last === undefined) return;
    context.lineTo(xOf(last.atSeconds), yOf(baseDb));
    context.lineTo(xOf(first.atSeconds), yOf(baseDb));
    context.fill();
  };
  context.fillStyle = theme.line;
  trace(({ inDb }) => inDb);
  fillTo(FLOOR_DB);
  context.strokeStyle = theme.sideB;
  context.lineWidth = 1.5;
  trace(({ outDb }) => outDb);
  context.stroke();
  context.fillStyle = theme.accent;
  context.globalAlpha = 0.85;
  trace(({ reductionDb }) => -reductionDb);
  fillTo(0);
  context.restore();
}
