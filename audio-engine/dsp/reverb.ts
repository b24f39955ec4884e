import { SAMPLE_RATE_HZ, SLICE_FRAMES } from "./constants";
import { Diffuser } from "./diffuser";
import { ECHO_RING_FRAMES, EchoHead, echoFrames } from "./echo-head";
import { decibelsToGain, exp2, log2 } from "./math";
import type { ReverbDecay } from "./reverb-decay";
import { ReverbEarly } from "./reverb-early";
import { REVERB_SPACES, type ReverbKind } from "./reverb-kinds";
import { ReverbTail } from "./reverb-tail";
import { SettingRamp } from "./setting-ramp";
import { SideChainCut } from "./side-chain-cut";
import { Glide, type SetMode } from "./smoothing";
import type { Unit } from "./unit";

export interface ReverbSettings {
  /** Cannot change while the unit lives. Stylised. */
  readonly kind: ReverbKind;
  /** 0–0.25 s, rounded to whole frames. */
  readonly preDelaySeconds: number;
  /** 0.3–8 s until a tone of 1 kHz has fallen by 60 dB. */
  readonly decaySeconds: number;
  /** 0.5–2: how much longer 125 Hz rings. */
  readonly lowDecayRatio: number;
  /** 0.2–1: how much of the time 8 kHz rings. */
  readonly highDecayRatio: number;
  /** −60…+6 dB of the first reflections; of a plate, of its first ripple. */
  readonly earlyDb: number;
  /**
   * −60…+6 dB of the tail. With both at 0 the answer falls in one line, and has at 1 kHz the energy of the sound
   * itself, however long it rings.
   */
  readonly lateDb: number;
  /** 20–1000 Hz, of what the space answers; 20 is off. */
  readonly lowCutHz: number;
  /** 1000–20000 Hz, of what the space answers; 20000 is off. */
  readonly highCutHz: number;
  /** 0…1, share of the answer; 0 is the input to the bit. */
  readonly mix01: number;
}

const LOW_CUT_OFF_HZ = 20;
const HIGH_CUT_OFF_HZ = 20000;
const MASK = ECHO_RING_FRAMES - 1;

/** A round may take at most this much, so that what is left of it is still many rounds. */
const MOST_PER_ROUND_DB = 6;

/** Longest time from a sound to the first of its tail: pre-delay, first reflections, a line. */
export const REVERB_REACH_FRAMES = echoFrames(0.25) + 8192;

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The decay that a kind of space gives to its settings: none dies sooner than its size lets it. */
export function writeReverbDecay(
  out: Writable<ReverbDecay>,
  kind: ReverbKind,
  { decaySeconds, lowDecayRatio, highDecayRatio }: Omit<ReverbSettings, "kind">,
): void {
  const shortest = SHORTEST_SECONDS[kind];
  out.lowSeconds = Math.max(shortest, decaySeconds * lowDecayRatio);
  out.middleSeconds = Math.max(shortest, decaySeconds);
  out.highSeconds = Math.max(shortest, decaySeconds * highDecayRatio);
}

const shortestSeconds = (kind: ReverbKind): number =>
  (60 / MOST_PER_ROUND_DB / SAMPLE_RATE_HZ) * Math.max(...REVERB_SPACES[kind].lineFrames);

const SHORTEST_SECONDS: Readonly<Record<ReverbKind, number>> = {
  room: shortestSeconds("room"),
  chamber: shortestSeconds("chamber"),
  hall: shortestSeconds("hall"),
  plate: shortestSeconds("plate"),
};

/**
 * A space that a sound is put into: after the pre-delay its first reflections, and a tail that falls as fast as asked
 * for at each frequency. With one channel only it is heard from the left ear's place.
 */
export class Reverb implements Unit {
  readonly latencyFrames = 0;
  private readonly leftRing = new Float64Array(ECHO_RING_FRAMES);
  private readonly rightRing = new Float64Array(ECHO_RING_FRAMES);
  private readonly leftHead: EchoHead;
  private readonly rightHead: EchoHead;
  private readonly early: ReverbEarly | null;
  private readonly tail: ReverbTail;
  private readonly leftDiffuser: Diffuser;
  private readonly rightDiffuser: Diffuser;
  private readonly leftEarly = new Float64Array(SLICE_FRAMES);
  private readonly rightEarly = new Float64Array(SLICE_FRAMES);
  private readonly leftLate = new Float64Array(SLICE_FRAMES);
  private readonly rightLate = new Float64Array(SLICE_FRAMES);
  private readonly lowCut = new SideChainCut("low-cut", LOW_CUT_OFF_HZ);
  private readonly highCut = new SideChainCut("high-cut", HIGH_CUT_OFF_HZ);
  private readonly earlyDb = new SettingRamp(0, SLICE_FRAMES);
  private readonly lateDb = new SettingRamp(0, SLICE_FRAMES);
  private readonly mix01 = new SettingRamp(0, SLICE_FRAMES);
  private readonly log2Low = new Glide(0);
  private readonly log2Middle = new Glide(0);
  private readonly log2High = new Glide(0);
  private readonly decay: Writable<ReverbDecay> = { lowSeconds: 1, middleSeconds: 1, highSeconds: 1 };
  private readonly kind: ReverbKind;
  private earlyGain = 1;
  private lateGain = 1;
  private written = 0;

  constructor(settings: ReverbSettings) {
    this.kind = settings.kind;
    const { lineFrames, diffuserFrames, early } = REVERB_SPACES[settings.kind];
    const preDelay = echoFrames(settings.preDelaySeconds);
    this.leftHead = new EchoHead(preDelay);
    this.rightHead = new EchoHead(preDelay);
    this.early = early === null ? null : new ReverbEarly(early);
    this.tail = new ReverbTail(lineFrames, early?.energy ?? 1);
    this.leftDiffuser = new Diffuser(diffuserFrames.map(([left]) => left));
    this.rightDiffuser = new Diffuser(diffuserFrames.map(([, right]) => right));
    this.set(settings, "snap");
  }

  /** Never allocates. */
  set(settings: ReverbSettings, mode: SetMode): void {
    this.leftHead.set(echoFrames(settings.preDelaySeconds));
    this.rightHead.set(echoFrames(settings.preDelaySeconds));
    this.earlyDb.set(settings.earlyDb, mode);
    this.lateDb.set(settings.lateDb, mode);
    this.mix01.set(settings.mix01, mode);
    this.lowCut.set(settings.lowCutHz, mode);
    this.highCut.set(settings.highCutHz, mode);
    writeReverbDecay(this.decay, this.kind, settings);
    this.log2Low.set(log2(this.decay.lowSeconds), mode);
    this.log2Middle.set(log2(this.decay.middleSeconds), mode);
    this.log2High.set(log2(this.decay.highSeconds), mode);
    if (mode === "snap") this.settle();
  }

  process(left: Float64Array, right: Float64Array | null, frames: number): void {
    for (let from = 0; from < frames; from += SLICE_FRAMES) this.processSlice(left, right, from);
  }

  reset(): void {
    this.earlyDb.finish();
    this.lateDb.finish();
    this.mix01.finish();
    this.log2Low.finish();
    this.log2Middle.finish();
    this.log2High.finish();
    this.lowCut.reset();
    this.highCut.reset();
    this.settle();
    this.leftRing.fill(0);
    this.rightRing.fill(0);
    this.leftDiffuser.reset();
    this.rightDiffuser.reset();
    this.early?.reset();
    this.tail.reset();
  }

  private settle(): void {
    this.leftHead.finish();
    this.rightHead.finish();
    this.tell(true);
    this.earlyGain = this.tail.firstGain * decibelsToGain(this.earlyDb.start);
    this.lateGain = decibelsToGain(this.lateDb.start);
  }

  private processSlice(left: Float64Array, right: Float64Array | null, from: number): void {
    const { leftRing, rightRing, leftLate, rightLate, leftEarly, rightEarly, written } = this;
    for (let i = 0; i < SLICE_FRAMES; i++) {
      leftRing[(written + i) & MASK] = left[from + i]!;
      rightRing[(written + i) & MASK] = right === null ? left[from + i]! : right[from + i]!;
    }
    this.leftHead.read(leftRing, written, leftLate);
    this.rightHead.read(rightRing, written, rightLate);
    this.written = (written + SLICE_FRAMES) & MASK;
    this.early?.process(leftLate, rightLate, leftEarly, rightEarly);
    this.leftDiffuser.process(leftLate);
    this.rightDiffuser.process(rightLate);
    if (this.early === null) {
      leftEarly.set(leftLate);
      rightEarly.set(rightLate);
    }
    this.stepDecay();
    this.tail.process(leftLate, rightLate);
    this.join();
    this.lowCut.process(leftLate, rightLate, SLICE_FRAMES);
    this.highCut.process(leftLate, rightLate, SLICE_FRAMES);
    this.mix(left, right, from);
  }

  private stepDecay(): void {
    const { log2Low, log2Middle, log2High } = this;
    if (!log2Low.isMoving && !log2Middle.isMoving && !log2High.isMoving) return;
    log2Low.step();
    log2Middle.step();
    log2High.step();
    this.tell(false);
  }

  private tell(atOnce: boolean): void {
    this.decay.lowSeconds = exp2(this.log2Low.value);
    this.decay.middleSeconds = exp2(this.log2Middle.value);
    this.decay.highSeconds = exp2(this.log2High.value);
    this.tail.setDecay(this.decay, atOnce);
  }

  /** First reflections and tail, each at its level, in place of the tail. */
  private join(): void {
    const { leftLate, rightLate, leftEarly, rightEarly } = this;
    this.earlyDb.advance(SLICE_FRAMES);
    this.lateDb.advance(SLICE_FRAMES);
    const early = this.earlyGain;
    const late = this.lateGain;
    this.earlyGain = this.tail.firstGain * decibelsToGain(levelAtEnd(this.earlyDb));
    this.lateGain = decibelsToGain(levelAtEnd(this.lateDb));
    const earlyStep = (this.earlyGain - early) / SLICE_FRAMES;
    const lateStep = (this.lateGain - late) / SLICE_FRAMES;
    for (let i = 0; i < SLICE_FRAMES; i++) {
      const e = early + earlyStep * (i + 1);
      const l = late + lateStep * (i + 1);
      leftLate[i] = l * leftLate[i]! + e * leftEarly[i]!;
      rightLate[i] = l * rightLate[i]! + e * rightEarly[i]!;
    }
  }

  private mix(left: Float64Array, right: Float64Array | null, from: number): void {
    const { leftLate, rightLate } = this;
    this.mix01.advance(SLICE_FRAMES);
    const { start, perFrame } = this.mix01;
    for (let i = 0; i < SLICE_FRAMES; i++) {
      const share = start + perFrame * (i + 1);
      const frame = from + i;
      left[frame] = left[frame]! + share * (leftLate[i]! - left[frame]!);
      if (right !== null) right[frame] = right[frame]! + share * (rightLate[i]! - right[frame]!);
    }
  }
}

function levelAtEnd({ start, perFrame }: SettingRamp): number {
  return start + perFrame * SLICE_FRAMES;
}
