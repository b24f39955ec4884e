import { type LanePoint, laneValueAt, type ParameterDescriptor, printValue } from "@/audio-engine";
import type { PlotTheme } from "@/components/plots/theme";
import type { Peaks } from "@/components/plots/waveform";
import type { SongSection } from "../shared/song-about";
import { heightOf, ticksOf } from "./lane-view";

/** Free space around the lane, in CSS pixels, for grips at its edges and for names. */
export const LANE_MARGINS = { left: 14, right: 56, top: 26, bottom: 14 } as const;

interface LanePicture {
  readonly points: readonly LanePoint[];
  readonly descriptor: ParameterDescriptor;
  /** Where it stands while nothing moves it. */
  readonly standing: number;
  readonly lengthFrames: number;
  readonly form: readonly SongSection[];
  readonly peaks: Peaks | null;
}

const DASH = [5, 4];

export function drawLane(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  theme: PlotTheme,
  picture: LanePicture,
): void {
  const { points, descriptor, standing, lengthFrames, form, peaks } = picture;
  const { left, right, top, bottom } = LANE_MARGINS;
  const plane = { width: width - left - right, height: height - top - bottom };
  const xOf = (frame: number): number => left + (frame / lengthFrames) * plane.width;
  const yOf = (value: number): number => top + (1 - heightOf(descriptor, value)) * plane.height;

  if (peaks !== null) drawPeaks(context, theme, peaks, { left, top, ...plane });
  drawForm(context, theme, form, xOf, height);
  context.font = theme.valueFont;
  context.textBaseline = "middle";
  context.textAlign = "left";
  for (const tick of ticksOf(descriptor)) {
    const y = Math.round(yOf(tick)) + 0.5;
    context.fillStyle = tick === descriptor.defaultValue ? theme.lineStrong : theme.line;
    context.fillRect(left, y - 0.5, plane.width, 1);
    context.fillStyle = theme.textSoft;
    context.fillText(printValue(descriptor, tick).replace(" dB", ""), left + plane.width + 12, y);
  }

  context.strokeStyle = theme.accent;
  context.lineWidth = 2;
  context.setLineDash(points.length === 0 ? DASH : []);
  context.beginPath();
  for (let x = 0; x <= plane.width; x++) {
    const value = laneValueAt(points, descriptor, (x / plane.width) * lengthFrames) ?? standing;
    if (x === 0) context.moveTo(left, yOf(value));
    else context.lineTo(left + x, yOf(value));
  }
  context.stroke();
  context.setLineDash([]);
}

function drawForm(
  context: CanvasRenderingContext2D,
  theme: PlotTheme,
  form: readonly SongSection[],
  xOf: (frame: number) => number,
  height: number,
): void {
  context.font = theme.textFont;
  context.textBaseline = "alphabetic";
  context.textAlign = "left";
  for (const { name, startFrame, endFrame } of form) {
    const x = Math.round(xOf(startFrame));
    context.fillStyle = theme.lineStrong;
    context.fillRect(x, 0, 1, height);
    context.fillStyle = theme.textSoft;
    const room = xOf(endFrame) - x - 8;
    context.fillText(fitting(context, name, room), x + 5, 16);
  }
}

/** As much of a name as there is room for. */
function fitting(context: CanvasRenderingContext2D, name: string, room: number): string {
  if (context.measureText(name).width <= room) return name;
  for (let letters = name.length - 1; letters > 0; letters--) {
    const shorter = `${name.slice(0, letters)}…`;
    if (context.measureText(shorter).width <= room) return shorter;
  }
  return "";
}

function drawPeaks(
  context: CanvasRenderingContext2D,
  theme: PlotTheme,
  { min, max }: Peaks,
  area: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
): void {
  const points = max.length;
  if (points === 0) return;
  let peak = 1e-6;
  for (let i = 0; i < points; i++) peak = Math.max(peak, max[i]!, -min[i]!);
  const middle = area.top + area.height / 2;
  context.fillStyle = theme.line;
  for (let x = 0; x < area.width; x++) {
    const from = Math.min(points - 1, Math.floor((x * points) / area.width));
    const to = Math.max(from + 1, Math.floor(((x + 1) * points) / area.width));
    let reach = 0;
    for (let i = from; i < to; i++) reach = Math.max(reach, max[i]!, -min[i]!);
    const half = Math.max(0.5, (reach / peak) * (area.height / 2));
    context.fillRect(area.left + x, middle - half, 1, 2 * half);
  }
}
