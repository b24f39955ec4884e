import type { PlotTheme } from "./theme";

/** Something measured beside what it should be, and by how much it may differ. */
export interface ClaimPicture {
  readonly kind: "curve" | "deviations";
  readonly xScale: "linear" | "log";
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly expected: readonly number[];
  /** In the unit of `y`; the band drawn around what is expected. */
  readonly tolerance: number;
}

const LEFT = 56;
const RIGHT = 14;
const TOP = 12;
const BOTTOM = 26;
const DOT_RADIUS = 2.2;

/** A range of values and its place in pixels. */
export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly marks: readonly number[];
  readonly at: (value: number) => number;
}

export function drawClaim(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  theme: PlotTheme,
  picture: ClaimPicture,
): void {
  const { x, y, expected, tolerance, kind } = picture;
  const across = horizontalAxis(picture, width);
  const up = verticalAxis(picture, height);
  drawGrid(context, width, height, theme, across, up);
  drawBand(context, theme, across, up, x, expected, tolerance);
  context.strokeStyle = theme.textSoft;
  context.setLineDash([4, 3]);
  stroke(context, across, up, x, expected);
  context.setLineDash([]);
  context.strokeStyle = theme.accent;
  context.fillStyle = theme.accent;
  context.lineWidth = 2;
  if (kind === "curve") stroke(context, across, up, x, y);
  else dots(context, across, up, x, y);
}

function horizontalAxis({ x, xScale }: ClaimPicture, width: number): Axis {
  const [from, to] = [Math.min(...x), Math.max(...x)];
  const scale = xScale === "log" ? Math.log : (value: number): number => value;
  const span = scale(to) - scale(from) || 1;
  const at = (value: number): number => LEFT + ((width - LEFT - RIGHT) * (scale(value) - scale(from))) / span;
  const marks = xScale === "log" ? decadeMarks(from, to) : roundMarks(from, to, width < 420 ? 4 : 8);
  return { from, to, marks, at };
}

function verticalAxis({ y, expected, tolerance, kind }: ClaimPicture, height: number): Axis {
  const values = [...y, ...expected];
  const least = Math.min(...values) - tolerance;
  const most = Math.max(...values) + tolerance;
  const room = 0.06 * (most - least) || 1;
  const [from, to] =
    kind === "deviations" ? mirrored(least - room, most + room) : [least - room, most + room];
  const at = (value: number): number => TOP + ((height - TOP - BOTTOM) * (to - value)) / (to - from);
  return { from, to, marks: roundMarks(from, to, 5), at };
}

const mirrored = (least: number, most: number): readonly [number, number] => {
  const reach = Math.max(-least, most);
  return [-reach, reach];
};

/** At most `count` round numbers from one end to the other: steps of 1, 2 or 5 times a power of ten. */
export function roundMarks(from: number, to: number, count: number): number[] {
  const rough = (to - from) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10);
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.floor(to / step) - first + 1 }, (_, i) => (first + i) * step);
}

/** 1, 2 and 5 in each decade. */
export function decadeMarks(from: number, to: number): number[] {
  const marks: number[] = [];
  for (let decade = 10 ** Math.floor(Math.log10(from)); decade <= to; decade *= 10) {
    for (const each of [decade, 2 * decade, 5 * decade]) if (each >= from && each <= to) marks.push(each);
  }
  return marks;
}

/** A number on an axis: a real minus sign, thousands as k, tiny ones with their power of ten. */
export function axisNumber(value: number): string {
  const size = Math.abs(value);
  const sign = value < 0 ? "−" : "";
  if (size === 0) return "0";
  if (size >= 1000) return `${sign}${Number((size / 1000).toPrecision(3))}k`;
  if (size >= 0.001) return `${sign}${Number(size.toPrecision(3))}`;
  const power = Math.floor(Math.log10(size) + 1e-9);
  return `${sign}${Number((size / 10 ** power).toPrecision(2))}e−${-power}`;
}

function drawGrid(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  theme: PlotTheme,
  across: Axis,
  up: Axis,
): void {
  context.font = theme.valueFont;
  context.strokeStyle = theme.line;
  context.fillStyle = theme.textSoft;
  context.lineWidth = 1;
  context.textBaseline = "middle";
  context.textAlign = "right";
  for (const mark of up.marks) {
    segment(context, LEFT, up.at(mark), width - RIGHT, up.at(mark));
    context.fillText(axisNumber(mark), LEFT - 6, up.at(mark));
  }
  context.textBaseline = "alphabetic";
  context.textAlign = "center";
  for (const mark of across.marks) {
    segment(context, across.at(mark), TOP, across.at(mark), height - BOTTOM);
    context.fillText(axisNumber(mark), across.at(mark), height - 8);
  }
}

function segment(context: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number): void {
  context.beginPath();
  context.moveTo(Math.round(x0) + 0.5, Math.round(y0) + 0.5);
  context.lineTo(Math.round(x1) + 0.5, Math.round(y1) + 0.5);
  context.stroke();
}

function drawBand(
  context: CanvasRenderingContext2D,
  theme: PlotTheme,
  across: Axis,
  up: Axis,
  x: readonly number[],
  expected: readonly number[],
  tolerance: number,
): void {
  context.fillStyle = theme.good;
  context.globalAlpha = 0.18;
  context.beginPath();
  expected.forEach((value, i) => {
    context.lineTo(across.at(x[i] ?? 0), up.at(value + tolerance));
  });
  for (let i = expected.length - 1; i >= 0; i--)
    context.lineTo(across.at(x[i] ?? 0), up.at((expected[i] ?? 0) - tolerance));
  context.fill();
  context.globalAlpha = 1;
}

function stroke(
  context: CanvasRenderingContext2D,
  across: Axis,
  up: Axis,
  x: readonly number[],
  y: readonly number[],
): void {
  context.beginPath();
  y.forEach((value, i) => {
    context.lineTo(across.at(x[i] ?? 0), up.at(value));
  });
  context.stroke();
}

function dots(
  context: CanvasRenderingContext2D,
  across: Axis,
  up: Axis,
  x: readonly number[],
  y: readonly number[],
): void {
  y.forEach((value, i) => {
    context.beginPath();
    context.arc(across.at(x[i] ?? 0), up.at(value), DOT_RADIUS, 0, 2 * Math.PI);
    context.fill();
  });
}
