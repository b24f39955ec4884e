import type { Comp } from "@/audio-engine";
import type { PlotTheme } from "@/components/plots/theme";

export interface LanePeaks {
  readonly min: Float32Array;
  readonly max: Float32Array;
}

interface LanesPicture {
  readonly lanes: readonly { readonly name: string; readonly peaks: LanePeaks }[];
  readonly comp: Comp;
  readonly lengthFrames: number;
  readonly cutFrames: readonly number[];
  readonly swipe: { readonly lane: number; readonly fromFrame: number; readonly toFrame: number } | null;
}

const LABEL_HEIGHT = 18;
/** A cross-fade is drawn no narrower. */
const LEAST_FADE_PIXELS = 3;

/** Lanes from top to bottom on one scale; chosen stretches on a raised ground with their waveform lit, fades as slopes. */
export function drawLanes(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  theme: PlotTheme,
  { lanes, comp, lengthFrames, cutFrames, swipe }: LanesPicture,
): void {
  const laneHeight = height / lanes.length;
  const xOf = (frame: number): number => (frame / lengthFrames) * width;
  const top = Math.max(1e-4, ...lanes.map(({ peaks }) => peakOf(peaks)));
  const colours = [theme.sideA, theme.sideB, theme.sideC];
  lanes.forEach(({ name, peaks }, i) => {
    const y = i * laneHeight;
    const chosen = comp.pieces.filter(({ take }) => take === name);
    context.fillStyle = theme.raised;
    for (const piece of chosen) {
      context.fillRect(xOf(piece.startFrame), y + 1, xOf(piece.endFrame - piece.startFrame), laneHeight - 2);
    }
    const isChosen = (x: number): boolean =>
      chosen.some((piece) => x >= xOf(piece.startFrame) && x < xOf(piece.endFrame));
    const colour = colours[i % colours.length] ?? theme.text;
    wave(context, width, y + LABEL_HEIGHT, laneHeight - LABEL_HEIGHT - 4, peaks, top, (x) =>
      isChosen(x) ? colour : theme.lineStrong,
    );
    context.fillStyle = colour;
    for (const piece of chosen) {
      context.fillRect(xOf(piece.startFrame) + 1, y + 1, xOf(piece.endFrame - piece.startFrame) - 2, 3);
    }
    context.fillStyle = theme.text;
    context.font = theme.textFont;
    context.textAlign = "left";
    context.fillText(name, 8, y + 17);
    if (i > 0) {
      context.fillStyle = theme.line;
      context.fillRect(0, Math.round(y), width, 1);
    }
  });
  context.fillStyle = theme.line;
  for (const frame of cutFrames) context.fillRect(Math.round(xOf(frame)), 0, 1, height);
  context.strokeStyle = theme.text;
  context.lineWidth = 1.5;
  for (const { frame, fadeFrames } of comp.borders) {
    const half = Math.max(LEAST_FADE_PIXELS, xOf(fadeFrames)) / 2;
    const x = xOf(frame);
    context.beginPath();
    context.moveTo(x - half, 2);
    context.lineTo(x + half, height - 2);
    context.moveTo(x + half, 2);
    context.lineTo(x - half, height - 2);
    context.stroke();
  }
  if (swipe === null) return;
  context.globalAlpha = 0.35;
  context.fillStyle = theme.accent;
  const [from, to] = [xOf(swipe.fromFrame), xOf(swipe.toFrame)];
  context.fillRect(Math.min(from, to), swipe.lane * laneHeight, Math.abs(to - from), laneHeight);
  context.globalAlpha = 1;
}

function wave(
  context: CanvasRenderingContext2D,
  width: number,
  y: number,
  height: number,
  { min, max }: LanePeaks,
  top: number,
  colourAt: (x: number) => string,
): void {
  const middle = y + height / 2;
  for (let x = 0; x < width; x++) {
    const from = Math.floor((x * max.length) / width);
    const to = Math.max(from + 1, Math.floor(((x + 1) * max.length) / width));
    let [least, most] = [0, 0];
    for (let i = from; i < to && i < max.length; i++) {
      least = Math.min(least, min[i] ?? 0);
      most = Math.max(most, max[i] ?? 0);
    }
    context.fillStyle = colourAt(x);
    const up = (most / top) * (height / 2);
    context.fillRect(x, middle - up - 0.5, 1, Math.max(1, up - (least / top) * (height / 2)));
  }
}

function peakOf({ min, max }: LanePeaks): number {
  let peak = 0;
  for (let i = 0; i < max.length; i++) peak = Math.max(peak, max[i] ?? 0, -(min[i] ?? 0));
  return peak;
}
