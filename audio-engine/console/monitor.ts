import { BLOCK_FRAMES } from "@/audio-engine/dsp/constants";
import { decibelsToGain } from "@/audio-engine/dsp/math";
import { PlaybackSystem } from "@/audio-engine/dsp/playback-system";
import type { Monitor as MonitorSettings } from "@/audio-engine/session/comparison";
import type { GraphSide } from "./graph";
import { faderGain } from "./levels";
import { blockBuffer } from "./nodes/sound-node";
import { FADE_FRAMES, GLIDE_FRAMES, Ramp } from "./ramp";

interface MonitoredSide {
  readonly id: string;
  readonly share: Ramp;
  readonly match: Ramp;
}

/**
 * What is heard of the prints, and never printed: which side (10 ms, equal gain), its loudness match, mono, the device it
 * is heard through (20 ms), dim and volume.
 */
export class Monitor {
  readonly left = blockBuffer();
  readonly right = blockBuffer();
  private readonly sides: readonly MonitoredSide[];
  private readonly mono = new Ramp(0);
  private readonly system = new PlaybackSystem({ system: null });
  private readonly level = new Ramp(1);
  private dimDb = 0;
  private volumeDb = 0;

  constructor(
    sideIds: readonly string[],
    public sideId: string,
  ) {
    this.sides = sideIds.map((id) => ({ id, share: new Ramp(id === sideId ? 1 : 0), match: new Ramp(1) }));
  }

  /** Answers false when there is no such side. */
  select(sideId: string): boolean {
    if (!this.sides.some(({ id }) => id === sideId)) return false;
    this.sideId = sideId;
    for (const { id, share } of this.sides) share.glide(id === sideId ? 1 : 0, FADE_FRAMES);
    return true;
  }

  /** Gain in dB while a side is heard; a side that is not named stays as it is. */
  setMatch(sideId: string, gainDb: number): void {
    this.sides.find(({ id }) => id === sideId)?.match.glide(decibelsToGain(gainDb), GLIDE_FRAMES);
  }

  set({ mono, dimDb, system }: Omit<MonitorSettings, "soloTrackIds">): void {
    this.mono.glide(mono ? 1 : 0, FADE_FRAMES);
    this.system.set({ system }, "smooth");
    this.dimDb = dimDb;
    this.moveLevel();
  }

  setVolume(volumeDb: number): void {
    this.volumeDb = volumeDb;
    this.moveLevel();
  }

  finish(): void {
    for (const { share, match } of this.sides) {
      share.finish();
      match.finish();
    }
    this.mono.finish();
    this.system.reset();
    this.level.finish();
  }

  /** Mixes the sides, which stand in the order given to the constructor. */
  process(sides: readonly GraphSide[]): void {
    this.left.fill(0);
    this.right.fill(0);
    for (let i = 0; i < this.sides.length; i++) {
      const { share, match } = this.sides[i]!;
      const { out } = sides[i]!.heard;
      if (share.settled && share.value === 0) match.finish();
      else this.add(out.left, out.right ?? out.left, share, match);
    }
    if (!this.mono.settled || this.mono.value !== 0) this.foldToMono();
    this.system.process(this.left, this.right, BLOCK_FRAMES);
    if (!this.level.settled || this.level.value !== 1) this.scale();
  }

  private moveLevel(): void {
    this.level.glide(faderGain(this.volumeDb) * faderGain(this.dimDb), GLIDE_FRAMES);
  }

  private add(left: Float64Array, right: Float64Array, share: Ramp, match: Ramp): void {
    const { left: ownLeft, right: ownRight } = this;
    const steady = share.settled && match.settled;
    let gain = share.value * match.value;
    for (let i = 0; i < BLOCK_FRAMES; i++) {
      if (!steady) gain = share.next() * match.next();
      ownLeft[i]! += gain * left[i]!;
      ownRight[i]! += gain * right[i]!;
    }
  }

  private foldToMono(): void {
    for (let i = 0; i < BLOCK_FRAMES; i++) {
      const amount = this.mono.next();
      const l = this.left[i]!;
      const r = this.right[i]!;
      const middle = 0.5 * (l + r) * amount;
      this.left[i] = middle + (1 - amount) * l;
      this.right[i] = middle + (1 - amount) * r;
    }
  }

  private scale(): void {
    for (let i = 0; i < BLOCK_FRAMES; i++) {
      const gain = this.level.next();
      this.left[i]! *= gain;
      this.right[i]! *= gain;
    }
  }
}
