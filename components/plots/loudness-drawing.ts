import type { LoudnessHistory } from "@/audio-engine/dsp/loudness-history";
import type { PlotTheme } from "./theme";

/** What is drawn: loudness over a stretch, and what a limiter lowered of it so far. */
export interface LoudnessPicture {
  /** Null while it is being measured. */
  readonly history: LoudnessHistory | null;
  readonly lengthFrames: number;
  /** Largest gain reduction heard in each step of the history, 0 or positive; NaN where nothing was played yet. */
  readonly reductionDb: Float32Array;
}

/** From the top of the scale to its bottom, in LUFS. */
export const LOUDEST_LUFS = 0;
export const SOFTEST_LUFS = -36;
const MARKS_LUFS = [-6, -12, -18, -24, -30];
const LEFT = 34;
const MOST_REDUCTION_DB = 18;
/** The gain reduction hangs from the top into this share of the height. */
const REDUCTION_SHARE = 0.5;

export function loudnessY(lufs: number, height: number): number {
  const share = (LOUDEST_LUFS - lufs) / (LOUDEST_LUFS - SOFTEST_LUFS);
  return height * Math.min(1, Math.max(0, share));
}

/** Where a frame of the stretch stands across the plot. */
export function loudnessX(frame: number, lengthFrames: number, width: number): number {
  return LEFT + ((width - LEFT) * frame) / Math.max(1, lengthFrames);
}

export function drawLoudness(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  theme: PlotTheme,
  { history, lengthFrames, reductionDb }: LoudnessPicture,
): void {
  context.font = theme.valueFont;
  context.textAlign = "right";
  context.textBaseline = "middle";
  for (const lufs of MARKS_LUFS) {
    const y = Math.round(loudnessY(lufs, height)) + 0.5;
    context.strokeStyle = theme.line;
    context.lineWidth = 1;
    path(context, [
      [LEFT, y],
      [width, y],
    ]);
    context.fillStyle = theme.textSoft;
    context.fillText(`−${-lufs}`, LEFT - 6, y);
  }
  if (history === null) return;
  const { stepFrames } = history;
  const x = (step: number): number => loudnessX((step + 1) * stepFrames, lengthFrames, width);
  context.fillStyle = theme.warning;
  reductionDb.forEach((db, step) => {
    if (!(db > 0)) return;
    const drop = Math.min(1, db / MOST_REDUCTION_DB) * height * REDUCTION_SHARE;
    const left = x(step - 1);
    context.fillRect(left, 0, Math.max(1, x(step) - left), drop);
  });
  const curve = (values: Float32Array, colour: string, lineWidth: number, dash: number[]): void => {
    context.strokeStyle = colour;
    context.lineWidth = lineWidth;
    context.setLineDash(dash);
    path(
      context,
      Array.from(values, (lufs, step) => [x(step), loudnessY(lufs, height)] as const),
    );
  };
  curve(history.momentaryLufs, theme.textSoft, 1, []);
  curve(history.shortTermLufs, theme.sideB, 2.5, []);
  curve(history.integratedLufs, theme.accent, 1.5, [5, 4]);
  context.setLineDash([]);
}

function path(context: CanvasRenderingContext2D, points: readonly (readonly [x: number, y: number])[]): void {
  context.beginPath();
  points.forEach(([x, y], i) => {
    if (i === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
  context.stroke();
}
