import type { Console, Reducer } from "@/audio-engine/console/console";
import { blockBuffer, type SoundBlock } from "@/audio-engine/console/nodes/sound-node";
import { BLOCK_FRAMES } from "@/audio-engine/dsp/constants";
import { LoudnessMeter } from "@/audio-engine/dsp/loudness";
import { gainToDecibels } from "@/audio-engine/dsp/math";
import { TruePeakMeter } from "@/audio-engine/dsp/true-peak";
import type { TapRequest } from "@/audio-engine/live/contract";
import { type Measured, TAP_FRAMES } from "./protocol";
import { TapRing } from "./tap-ring";

const POOL_SIZE = 4;

/** Measures the print of the side that is heard, its strips and the taps; fills reports from a pool of arrays. */
export class Meters {
  private stripIds: readonly string[] = [];
  private reducerIds: readonly string[] = [];
  private tapIds: readonly string[] = [];
  /** Of every strip behind its inserts, then of every strip behind its fader. */
  private stripBlocks: readonly (SoundBlock | null)[] = [];
  private stripPeaks = new Float64Array(0);
  private reducers: readonly Reducer[] = [];
  private taps: readonly TapRing[] = [];
  private requests: readonly TapRequest[] = [];
  private pool: Float32Array[] = [];
  private readonly loudness = new LoudnessMeter();
  private readonly channels: [Float64Array, Float64Array] = [blockBuffer(), blockBuffer()];
  private readonly truePeakLeft = new TruePeakMeter();
  private readonly truePeakRight = new TruePeakMeter();
  private peakLeft = 0;
  private peakRight = 0;

  /** After a load: nothing measured yet. */
  attach(console: Console): void {
    this.stripIds = [];
    this.follow(console);
    this.restart();
  }

  setTaps(requests: readonly TapRequest[], console: Console | null): void {
    this.requests = requests;
    this.tapIds = requests.map(({ id }) => id);
    this.taps = requests.map(({ id }) => new TapRing(id, null));
    this.fillPool();
    if (console !== null) this.follow(console);
  }

  /** After an edit or a change of sides: the same places may be other nodes. */
  follow(console: Console): void {
    const { sideId } = console;
    const stripIds = console.stripIds(sideId);
    this.reducers = console.reducers(sideId);
    const reducerIds = this.reducers.map(({ id }) => id);
    if (stripIds.join() !== this.stripIds.join() || reducerIds.join() !== this.reducerIds.join()) {
      this.stripIds = stripIds;
      this.reducerIds = reducerIds;
      this.stripPeaks = new Float64Array(2 * stripIds.length);
      this.fillPool();
    }
    this.stripBlocks = (["post-inserts", "post-fader"] as const).flatMap((point) =>
      stripIds.map((id) => console.tap(sideId, id, point)?.out ?? null),
    );
    this.taps.forEach((tap, i) => {
      const { sideId, stripId, point } = this.requests[i]!;
      tap.block = console.tap(sideId, stripId, point)?.out ?? null;
    });
  }

  /** Forgets what was measured: the sound goes on somewhere else. */
  restart(): void {
    this.loudness.reset();
    this.truePeakLeft.reset();
    this.truePeakRight.reset();
    this.peakLeft = 0;
    this.peakRight = 0;
    this.stripPeaks.fill(0);
  }

  takeBlock(left: Float64Array, right: Float64Array): void {
    this.channels[0] = left;
    this.channels[1] = right;
    this.loudness.process(this.channels, BLOCK_FRAMES);
    this.truePeakLeft.process(left, BLOCK_FRAMES);
    this.truePeakRight.process(right, BLOCK_FRAMES);
    this.peakLeft = Math.max(this.peakLeft, blockPeak(left));
    this.peakRight = Math.max(this.peakRight, blockPeak(right));
    for (let i = 0; i < this.stripBlocks.length; i++) {
      const block = this.stripBlocks[i]!;
      if (block === null) continue;
      const peak = Math.max(blockPeak(block.left), block.right === null ? 0 : blockPeak(block.right));
      if (peak > this.stripPeaks[i]!) this.stripPeaks[i] = peak;
    }
    for (let i = 0; i < this.taps.length; i++) this.taps[i]!.take();
  }

  /** What was measured since the last report; null while the page holds every array of the pool. */
  report(console: Console, outputLatencyFrames: number): Measured | null {
    const values = this.pool.pop();
    if (values === undefined) return null;
    const { stripPeaks, reducers, taps } = this;
    for (let i = 0; i < stripPeaks.length; i++) values[i] = gainToDecibels(stripPeaks[i]!);
    for (let i = 0; i < reducers.length; i++)
      values[stripPeaks.length + i] = reducers[i]!.unit.gainReductionDb;
    for (let i = 0; i < taps.length; i++) {
      taps[i]!.writeTo(values, stripPeaks.length + reducers.length + 2 * TAP_FRAMES * i);
    }
    const report: Measured = {
      type: "measured",
      positionFrame: console.heardFrame(outputLatencyFrames),
      sideId: console.sideId,
      momentaryLufs: this.loudness.momentaryLufs,
      shortTermLufs: this.loudness.shortTermLufs,
      integratedLufs: this.loudness.integratedLufs,
      truePeakDbtp: gainToDecibels(Math.max(this.truePeakLeft.peak, this.truePeakRight.peak)),
      peakLeftDbfs: gainToDecibels(this.peakLeft),
      peakRightDbfs: gainToDecibels(this.peakRight),
      gainReductionDb: console.gainReductionDb,
      stripIds: this.stripIds,
      reducerIds: this.reducerIds,
      tapIds: this.tapIds,
      values,
    };
    this.peakLeft = 0;
    this.peakRight = 0;
    this.stripPeaks.fill(0);
    return report;
  }

  /** Arrays of an earlier size are let go. */
  takeBack(values: Float32Array): void {
    if (values.length === this.valueCount && this.pool.length < POOL_SIZE) this.pool.push(values);
  }

  private get valueCount(): number {
    return this.stripPeaks.length + this.reducers.length + 2 * TAP_FRAMES * this.taps.length;
  }

  private fillPool(): void {
    this.pool = Array.from({ length: POOL_SIZE }, () => new Float32Array(this.valueCount));
  }
}

function blockPeak(samples: Float64Array): number {
  let peak = 0;
  for (let i = 0; i < BLOCK_FRAMES; i++) {
    const magnitude = Math.abs(samples[i]!);
    if (magnitude > peak) peak = magnitude;
  }
  return peak;
}
