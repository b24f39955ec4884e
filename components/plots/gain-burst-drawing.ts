import { Compressor, type CompressorSettings } from "@/audio-engine/dsp/compressor";
import { SAMPLE_RATE_HZ } from "@/audio-engine/dsp/constants";
import { compressionDb, compressionSlope } from "@/audio-engine/dsp/dynamics-curve";
import { decibelsToGain } from "@/audio-engine/dsp/math";
import type { PlotTheme } from "./theme";

/** The burst that the picture is about: so far above the threshold, so long; then silence. */
export const BURST_OVER_DB = 12;
export const BURST_SECONDS = 0.2;
const BEFORE_SECONDS = 0.05;
const AFTER_SECONDS = 0.55;
const STEP_FRAMES = 48;
export const BURST_STEP_SECONDS = STEP_FRAMES / SAMPLE_RATE_HZ;
const LEFT = 40;
const BOTTOM = 22;
const GRID_DB = [-3, -6, -9, -12];
const FLOOR_DB = -13;

export type BurstSettings = Pick<
  CompressorSettings,
  "thresholdDb" | "ratio" | "kneeDb" | "attackSeconds" | "releaseSeconds"
>;

/** How the gain moves on a burst. */
export interface BurstGain {
  /** Every millisecond from the burst's beginning on, through its end: what the unit lowers, ≥ 0 dB. */
  readonly reductionDb: Float64Array;
  /** Where a burst without end would lead. */
  readonly fullDb: number;
  /** The steepest moment of its way down, which is the first, and of its way up: dB per second. */
  readonly fallDbPerSecond: number;
  readonly riseDbPerSecond: number;
  /** From the burst's end until 63 % are given back, the attack's lag included; null when the picture ends before. */
  readonly backSeconds: number | null;
}

const SHARE_LEFT = Math.exp(-1);

/** The gain of the very unit that the console runs, on a burst of constant level. */
export function burstGain(settings: BurstSettings): BurstGain {
  const { thresholdDb, ratio, kneeDb, attackSeconds } = settings;
  const unit = new Compressor({ ...settings, makeupDb: 0, mix01: 1, sidechainLowCutHz: 20, linkAmount01: 1 });
  const level = decibelsToGain(thresholdDb + BURST_OVER_DB);
  const steps = Math.round((BURST_SECONDS + AFTER_SECONDS) / BURST_STEP_SECONDS);
  const burstSteps = Math.round(BURST_SECONDS / BURST_STEP_SECONDS);
  const block = new Float64Array(STEP_FRAMES);
  const reductionDb = new Float64Array(steps + 1);
  for (let i = 0; i < steps; i++) {
    block.fill(i < burstSteps ? level : 0);
    unit.process(block, null, STEP_FRAMES);
    reductionDb[i + 1] = unit.gainReductionDb;
  }
  const fullDb = compressionDb(thresholdDb + BURST_OVER_DB, thresholdDb, kneeDb, compressionSlope(ratio));
  const endDb = reductionDb[burstSteps] ?? 0;
  const after = reductionDb.subarray(burstSteps);
  const steepest = after.reduce((most, db, i) => Math.max(most, (after[i - 1] ?? db) - db), 0);
  const back = after.findIndex((db) => db <= endDb * SHARE_LEFT);
  return {
    reductionDb,
    fullDb,
    fallDbPerSecond: fullDb / attackSeconds,
    riseDbPerSecond: steepest / BURST_STEP_SECONDS,
    backSeconds: back < 0 ? null : back * BURST_STEP_SECONDS,
  };
}

/** The gain over time, hanging from 0 dB; the burst is shaded, and dots mark 63 % of the way down and up. */
export function drawBurst(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  theme: PlotTheme,
  { reductionDb, backSeconds }: BurstGain,
  attackSeconds: number,
): void {
  const span = BEFORE_SECONDS + BURST_SECONDS + AFTER_SECONDS;
  const xOf = (seconds: number): number => LEFT + ((seconds + BEFORE_SECONDS) / span) * (width - LEFT - 8);
  const yOf = (db: number): number => 12 + (db / FLOOR_DB) * (height - BOTTOM - 12);
  const at = (seconds: number): number => reductionDb[Math.round(seconds / BURST_STEP_SECONDS)] ?? 0;
  context.fillStyle = theme.raised;
  context.fillRect(xOf(0), 0, xOf(BURST_SECONDS) - xOf(0), height - BOTTOM);
  context.font = theme.valueFont;
  context.textAlign = "right";
  for (const db of [0, ...GRID_DB]) {
    context.fillStyle = db === 0 ? theme.lineStrong : theme.line;
    context.fillRect(LEFT, Math.round(yOf(db)), width - LEFT - 8, 1);
    context.fillStyle = theme.textSoft;
    context.fillText(db === 0 ? "0 dB" : String(db).replace("-", "−"), LEFT - 6, yOf(db) + 4);
  }
  context.textAlign = "center";
  context.font = theme.textFont;
  context.fillText("the burst", (xOf(0) + xOf(BURST_SECONDS)) / 2, height - 7);
  context.textAlign = "left";
  context.fillText("half a second after it", xOf(BURST_SECONDS) + 8, height - 7);
  context.beginPath();
  context.moveTo(xOf(-BEFORE_SECONDS), yOf(0));
  for (const [i, db] of reductionDb.entries()) context.lineTo(xOf(i * BURST_STEP_SECONDS), yOf(-db));
  context.strokeStyle = theme.accent;
  context.lineWidth = 2;
  context.stroke();
  const dots = [
    ...(attackSeconds < BURST_SECONDS ? [attackSeconds] : []),
    ...(backSeconds === null ? [] : [BURST_SECONDS + backSeconds]),
  ];
  context.fillStyle = theme.sideB;
  for (const seconds of dots) {
    context.beginPath();
    context.arc(xOf(seconds), yOf(-at(seconds)), 5, 0, 2 * Math.PI);
    context.fill();
  }
}
