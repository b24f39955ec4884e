import type { PlotTheme } from "./theme";

export interface WaveformChannel {
  readonly label: string;
  /** Least and greatest sample of each part of the signal, as of `peaksOf`; both of one length. */
  readonly min: Float32Array;
  readonly max: Float32Array;
  readonly colour: "a" | "b" | "c";
}

export interface FrameRange {
  readonly startFrame: number;
  readonly endFrame: number;
}

/** Where a part of the form begins. */
export interface FormMark {
  readonly name: string;
  readonly startFrame: number;
}

interface WaveformPicture {
  readonly channels: readonly WaveformChannel[];
  readonly lengthFrames: number;
  readonly loop: FrameRange | null;
  readonly ceilingDb: number | null;
  readonly marks: readonly FormMark[];
}

const HEADROOM = 1.06;
const LABEL_HEIGHT = 20;

/** Greatest magnitude of a channel. */
export function peakOf({ min, max }: WaveformChannel): number {
  let peak = 0;
  for (let i = 0; i < max.length; i++) peak = Math.max(peak, max[i]!, -min[i]!);
  return peak;
}

export function drawWaveform(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  theme: PlotTheme,
  { channels, lengthFrames, loop, ceilingDb, marks }: WaveformPicture,
): void {
  const ceiling = ceilingDb === null ? 0 : 10 ** (ceilingDb / 20);
  const top = HEADROOM * Math.max(ceiling, ...channels.map(peakOf)) || 1;
  const rowHeight = height / Math.max(1, channels.length);
  channels.forEach((channel, i) => {
    const half = (rowHeight - LABEL_HEIGHT) / 2;
    const middle = i * rowHeight + LABEL_HEIGHT + half;
    const yOf = (sample: number): number => middle - (sample / top) * half;
    if (i > 0) line(context, theme.line, 0, i * rowHeight, width, i * rowHeight);
    line(context, theme.line, 0, middle, width, middle);
    context.fillStyle = colourOf(theme, channel.colour);
    fillPeaks(context, width, channel, yOf);
    if (ceilingDb === null) return;
    context.setLineDash([4, 3]);
    for (const level of [ceiling, -ceiling]) {
      line(context, theme.warning, 0, Math.round(yOf(level)), width, Math.round(yOf(level)));
    }
    context.setLineDash([]);
  });
  if (lengthFrames > 0) drawMarks(context, width, height, theme, marks, lengthFrames);
  if (loop !== null && lengthFrames > 0) drawLoop(context, width, height, theme, loop, lengthFrames);
  channels.forEach(({ label, colour }, i) => {
    const y = i * rowHeight + 15;
    context.fillStyle = colourOf(theme, colour);
    words(context, theme.textFont, label, 8, y, "left");
    if (ceilingDb === null) return;
    context.fillStyle = theme.textSoft;
    words(
      context,
      theme.textFont,
      `ceiling ${String(ceilingDb).replace("-", "−")} dB`,
      width - 8,
      y,
      "right",
    );
  });
}

const colourOf = (theme: PlotTheme, colour: WaveformChannel["colour"]): string =>
  ({ a: theme.sideA, b: theme.sideB, c: theme.sideC })[colour];

function fillPeaks(
  context: CanvasRenderingContext2D,
  width: number,
  { min, max }: WaveformChannel,
  yOf: (sample: number) => number,
): void {
  const points = max.length;
  for (let x = 0; x < width && points > 0; x++) {
    const start = Math.min(points - 1, Math.floor((x * points) / width));
    const end = Math.max(start + 1, Math.floor(((x + 1) * points) / width));
    let least = min[start]!;
    let greatest = max[start]!;
    for (let i = start + 1; i < end && i < points; i++) {
      least = Math.min(least, min[i]!);
      greatest = Math.max(greatest, max[i]!);
    }
    const y = yOf(greatest);
    context.fillRect(x, y - 0.5, 1, Math.max(1, yOf(least) - y));
  }
}

/** A line where each part begins, its name at the bottom. */
function drawMarks(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  theme: PlotTheme,
  marks: readonly FormMark[],
  lengthFrames: number,
): void {
  let free = 0;
  for (const { name, startFrame } of marks) {
    const x = Math.round((startFrame / lengthFrames) * width);
    context.fillStyle = theme.lineStrong;
    if (x > 0) context.fillRect(x, 0, 1, height);
    context.fillStyle = theme.text;
    // A name that would run into the one before is left to the list of sections.
    if (x + 8 < free) continue;
    words(context, theme.textFont, name, x + 8, height - 6, "left");
    free = x + 16 + context.measureText(name).width;
  }
}

/** What lies outside of the loop steps back; the loop's ends are marked. */
function drawLoop(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  theme: PlotTheme,
  loop: FrameRange,
  lengthFrames: number,
): void {
  const start = Math.round((loop.startFrame / lengthFrames) * width);
  const end = Math.round((loop.endFrame / lengthFrames) * width);
  context.fillStyle = theme.surface;
  context.globalAlpha = 0.6;
  context.fillRect(0, 0, start, height);
  context.fillRect(end, 0, width - end, height);
  context.globalAlpha = 1;
  context.fillStyle = theme.lineStrong;
  for (const x of [Math.max(0, start), Math.min(width - 2, end)]) context.fillRect(x, 0, 2, height);
  context.fillRect(start, 0, end - start, 2);
}

function line(
  context: CanvasRenderingContext2D,
  colour: string,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): void {
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x0, Math.round(y0) + 0.5);
  context.lineTo(x1, Math.round(y1) + 0.5);
  context.stroke();
}

function words(
  context: CanvasRenderingContext2D,
  font: string,
  text: string,
  x: number,
  y: number,
  align: CanvasTextAlign,
): void {
  context.font = font;
  context.textAlign = align;
  context.fillText(text, x, y);
}
