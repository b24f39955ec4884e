import { BLOCK_FRAMES } from "@/audio-engine/dsp/constants";
import { decibelsToGain } from "@/audio-engine/dsp/math";
import type { Pcm } from "@/audio-engine/files/pcm";
import type { Clip } from "@/audio-engine/session/schema";
import type { AssetLookup } from "../assets";
import type { Timeline } from "../timeline";
import { SoundBlock, type SoundNode } from "./sound-node";

const INPUT_BOUND = 64;

/**
 * Plays clips from integer PCM: samples ÷ 32768 (16 bits) or ÷ 8388608 (24 bits), times the clip's gain and its linear
 * fades, frame i of a fade of N at (i + ½)/N, so that a fade-in and a fade-out over the same frames sum to one. A mono
 * sound in a stereo list plays the same on both sides. The sum is bounded to ±64.
 */
export class ClipSource implements SoundNode {
  readonly out: SoundBlock;
  readonly feed = null;
  private readonly players: readonly ClipPlayer[];
  /** Latest end among the clips up to each index: where to begin looking. */
  private readonly latestEnd: Float64Array;
  /** True where even all clips at full scale together would. */
  private readonly staysInBounds: boolean;

  constructor(
    clips: readonly Clip[],
    stereo: boolean,
    assets: AssetLookup,
    private readonly timeline: Timeline,
  ) {
    this.out = new SoundBlock(stereo);
    const ordered = [...clips].sort((a, b) => a.atFrame - b.atFrame);
    this.players = ordered.map((clip) => new ClipPlayer(clip, assets(clip.asset)));
    const sum = clips.reduce((gains, { gainDb }) => gains + decibelsToGain(gainDb), 0);
    this.staysInBounds = sum < INPUT_BOUND;
    let latest = 0;
    this.latestEnd = Float64Array.from(this.players, ({ endFrame }) => {
      latest = Math.max(latest, endFrame);
      return latest;
    });
  }

  process(): void {
    const { timeline } = this;
    const { left, right } = this.out;
    left.fill(0);
    right?.fill(0);
    for (let s = 0; s < timeline.stretches; s++) {
      this.addStretch(timeline.stretchPosition[s]!, timeline.stretchOffset[s]!, timeline.stretchFrames[s]!);
    }
    if (this.staysInBounds) return;
    bound(left);
    if (right !== null) bound(right);
  }

  reset(): void {
    this.out.left.fill(0);
    this.out.right?.fill(0);
  }

  private addStretch(position: number, offset: number, frames: number): void {
    const { players } = this;
    const { left, right } = this.out;
    for (let i = this.firstAlive(position); i < players.length; i++) {
      const player = players[i]!;
      if (player.atFrame >= position + frames) return;
      player.add(left, 0, position, offset, frames);
      if (right !== null) player.add(right, 1, position, offset, frames);
    }
  }

  private firstAlive(position: number): number {
    let low = 0;
    let high = this.latestEnd.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.latestEnd[middle]! > position) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

class ClipPlayer {
  readonly atFrame: number;
  readonly endFrame: number;
  private readonly channels: Pcm["channels"];
  private readonly gain: number;
  private readonly sourceFrame: number;
  private readonly frames: number;
  private readonly fadeInFrames: number;
  private readonly fadeOutFrames: number;

  constructor(clip: Clip, pcm: Pcm) {
    this.channels = pcm.channels;
    this.gain = decibelsToGain(clip.gainDb) / (pcm.bits === 16 ? 32768 : 8388608);
    this.sourceFrame = clip.sourceFrame;
    this.frames = Math.max(0, Math.min(clip.frames, pcm.frames - clip.sourceFrame));
    this.fadeInFrames = clip.fadeInFrames;
    this.fadeOutFrames = clip.fadeOutFrames;
    this.atFrame = clip.atFrame;
    this.endFrame = clip.atFrame + this.frames;
  }

  add(target: Float64Array, channel: 0 | 1, position: number, offset: number, frames: number): void {
    const from = Math.max(position, this.atFrame);
    const to = Math.min(position + frames, this.endFrame);
    if (from >= to) return;
    const samples = this.channels[Math.min(channel, this.channels.length - 1)]!;
    const first = from - this.atFrame;
    const count = to - from;
    const at = offset + from - position;
    const faded = first < this.fadeInFrames || first + count > this.frames - this.fadeOutFrames;
    if (faded) this.addFaded(target, samples, first, count, at);
    else addPlain(target, samples, this.sourceFrame + first, count, at, this.gain);
  }

  private addFaded(
    target: Float64Array,
    samples: Int16Array | Int32Array,
    first: number,
    count: number,
    at: number,
  ): void {
    for (let i = 0; i < count; i++) {
      const frame = first + i;
      const fromEnd = this.frames - 1 - frame;
      let gain = this.gain;
      if (frame < this.fadeInFrames) gain *= (frame + 0.5) / this.fadeInFrames;
      if (fromEnd < this.fadeOutFrames) gain *= (fromEnd + 0.5) / this.fadeOutFrames;
      target[at + i]! += samples[this.sourceFrame + frame]! * gain;
    }
  }
}

function addPlain(
  target: Float64Array,
  samples: Int16Array | Int32Array,
  first: number,
  count: number,
  at: number,
  gain: number,
): void {
  for (let i = 0; i < count; i++) target[at + i]! += samples[first + i]! * gain;
}

function bound(samples: Float64Array): void {
  for (let i = 0; i < BLOCK_FRAMES; i++) {
    if (samples[i]! > INPUT_BOUND) samples[i] = INPUT_BOUND;
    else if (samples[i]! < -INPUT_BOUND) samples[i] = -INPUT_BOUND;
  }
}
