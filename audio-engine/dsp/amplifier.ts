import { LowCut, PowerStage, Preamplifier } from "./amplifier-stages";
import { AMPLIFIER_VOICINGS, type AmplifierKind, type AmplifierVoicing } from "./amplifier-voicings";
import { SLICE_FRAMES } from "./constants";
import { decibelsToGain } from "./math";
import { OVERSAMPLER_LATENCY_FRAMES, OVERSAMPLING, Oversampler } from "./oversampler";
import { RAMP_STEP_FRAMES, SettingRamp } from "./setting-ramp";
import type { SetMode } from "./smoothing";
import { TONE_STACK_NUMBERS, ToneStack, writeToneStack } from "./tone-stack";
import type { Unit } from "./unit";

export interface AmplifierSettings {
  /** Cannot change while the unit lives. */
  readonly kind: AmplifierKind;
  /** 0–36 dB in front of the first valve. */
  readonly driveDb: number;
  /** The pots of the tone controls, 0…1. */
  readonly bass01: number;
  readonly mid01: number;
  readonly treble01: number;
  /** 0…1, up to 9 dB of treble into the power stage. */
  readonly presence01: number;
  /** 0…1, how much the power supply gives way. */
  readonly sag01: number;
  /** −24…+12 dB behind everything. */
  readonly outputDb: number;
}

export const AMPLIFIER_LATENCY_FRAMES = OVERSAMPLER_LATENCY_FRAMES;

const PRESENCE_DB = 9;
const STEPS = SLICE_FRAMES / RAMP_STEP_FRAMES;

/**
 * A guitar amplifier: two uneven valves with a coupling capacitor between, the tone controls of a Bassman, presence, and a
 * power stage on a supply that gives way; all of it between input and output at sixteen times the rate.
 */
export class Amplifier implements Unit {
  readonly latencyFrames = AMPLIFIER_LATENCY_FRAMES;
  private readonly panel: Panel;
  private readonly left: AmplifierChannel;
  private readonly right: AmplifierChannel;

  constructor(settings: AmplifierSettings) {
    this.panel = new Panel(AMPLIFIER_VOICINGS[settings.kind]);
    this.left = new AmplifierChannel(settings.kind);
    this.right = new AmplifierChannel(settings.kind);
    this.set(settings, "snap");
  }

  /** Never allocates. */
  set(settings: AmplifierSettings, mode: SetMode): void {
    this.panel.set(settings, mode);
  }

  process(left: Float64Array, right: Float64Array | null, frames: number): void {
    for (let from = 0; from < frames; from += SLICE_FRAMES) {
      this.panel.advance();
      this.left.process(left, from, this.panel);
      if (right !== null) this.right.process(right, from, this.panel);
    }
  }

  reset(): void {
    this.panel.finish();
    this.left.reset();
    this.right.reset();
  }
}

/** The knobs over one slice: gains of each frame, and the tone controls' numbers in straight lines of eight frames. */
class Panel {
  readonly drives = new Float64Array(SLICE_FRAMES);
  readonly presences = new Float64Array(SLICE_FRAMES);
  readonly sags = new Float64Array(SLICE_FRAMES);
  readonly outputs = new Float64Array(SLICE_FRAMES);
  readonly tones = new Float64Array(STEPS * TONE_STACK_NUMBERS);
  readonly tonesPerFrame = new Float64Array(STEPS * TONE_STACK_NUMBERS);
  private readonly driveDb = new SettingRamp(0);
  private readonly bass01 = new SettingRamp(0.5);
  private readonly mid01 = new SettingRamp(0.5);
  private readonly treble01 = new SettingRamp(0.5);
  private readonly presenceDb = new SettingRamp(0);
  private readonly sag01 = new SettingRamp(0);
  private readonly outputDb = new SettingRamp(0);
  private readonly ramps = [
    this.driveDb,
    this.bass01,
    this.mid01,
    this.treble01,
    this.presenceDb,
    this.sag01,
    this.outputDb,
  ];
  private drive = 1;
  private presence = 0;
  private output = 1;
  private readonly tone = new Float64Array(TONE_STACK_NUMBERS);
  private readonly nextTone = new Float64Array(TONE_STACK_NUMBERS);

  private readonly firstGain: number;
  private readonly lastGain: number;

  constructor(voicing: AmplifierVoicing) {
    this.firstGain = decibelsToGain(voicing.firstGainDb);
    this.lastGain = decibelsToGain(voicing.lastGainDb);
  }

  set(settings: AmplifierSettings, mode: SetMode): void {
    this.driveDb.set(settings.driveDb, mode);
    this.bass01.set(settings.bass01, mode);
    this.mid01.set(settings.mid01, mode);
    this.treble01.set(settings.treble01, mode);
    this.presenceDb.set(PRESENCE_DB * settings.presence01, mode);
    this.sag01.set(settings.sag01, mode);
    this.outputDb.set(settings.outputDb, mode);
    if (mode === "snap") this.settle();
  }

  finish(): void {
    for (const ramp of this.ramps) ramp.finish();
    this.settle();
  }

  /** Writes the next slice. */
  advance(): void {
    for (let step = 0; step < STEPS; step++) {
      for (let i = 0; i < this.ramps.length; i++) this.ramps[i]!.advance(RAMP_STEP_FRAMES);
      this.writeGains(step * RAMP_STEP_FRAMES);
      this.writeTones(step * TONE_STACK_NUMBERS);
    }
  }

  private settle(): void {
    this.drive = this.firstGain * decibelsToGain(this.driveDb.start);
    this.presence = decibelsToGain(this.presenceDb.start) - 1;
    this.output = this.lastGain * decibelsToGain(this.outputDb.start);
    writeToneStack(this.tone, 0, this.bass01.start, this.mid01.start, this.treble01.start);
  }

  private writeGains(from: number): void {
    const { drive, presence, output, sag01 } = this;
    if (this.driveDb.perFrame !== 0) this.drive = this.firstGain * decibelsToGain(atEnd(this.driveDb));
    if (this.presenceDb.perFrame !== 0) this.presence = decibelsToGain(atEnd(this.presenceDb)) - 1;
    if (this.outputDb.perFrame !== 0) this.output = this.lastGain * decibelsToGain(atEnd(this.outputDb));
    for (let i = 0; i < RAMP_STEP_FRAMES; i++) {
      const way = (i + 1) / RAMP_STEP_FRAMES;
      this.drives[from + i] = drive + way * (this.drive - drive);
      this.presences[from + i] = presence + way * (this.presence - presence);
      this.outputs[from + i] = output + way * (this.output - output);
      this.sags[from + i] = sag01.start + sag01.perFrame * (i + 1);
    }
  }

  private writeTones(from: number): void {
    const { tone, nextTone, tones, tonesPerFrame, bass01, mid01, treble01 } = this;
    const isMoving = bass01.perFrame !== 0 || mid01.perFrame !== 0 || treble01.perFrame !== 0;
    if (isMoving) writeToneStack(nextTone, 0, atEnd(bass01), atEnd(mid01), atEnd(treble01));
    for (let k = 0; k < TONE_STACK_NUMBERS; k++) {
      tones[from + k] = tone[k]!;
      tonesPerFrame[from + k] = isMoving ? (nextTone[k]! - tone[k]!) / RAMP_STEP_FRAMES : 0;
      if (isMoving) tone[k] = nextTone[k]!;
    }
  }
}

function atEnd({ start, perFrame }: SettingRamp): number {
  return start + perFrame * RAMP_STEP_FRAMES;
}

class AmplifierChannel {
  private readonly input: LowCut;
  private readonly preamplifier: Preamplifier;
  private readonly toneStack = new ToneStack();
  private readonly powerStage = new PowerStage();
  private readonly transformer: LowCut;
  private readonly powerGain: number;
  private readonly oversampler = new Oversampler();
  private readonly slice = new Float64Array(SLICE_FRAMES);

  constructor(kind: AmplifierKind) {
    const voicing = AMPLIFIER_VOICINGS[kind];
    this.input = new LowCut(voicing.inputCutHz);
    this.preamplifier = new Preamplifier(voicing);
    this.transformer = new LowCut(voicing.transformerHz);
    this.powerGain = decibelsToGain(voicing.powerGainDb);
  }

  process(samples: Float64Array, from: number, panel: Panel): void {
    const { slice, oversampler } = this;
    const { high } = oversampler;
    for (let i = 0; i < SLICE_FRAMES; i++) slice[i] = samples[from + i]! * panel.drives[i]!;
    this.input.process(slice);
    oversampler.up(slice);
    this.preamplifier.process(high);
    for (let step = 0; step < STEPS; step++) {
      this.toneStack.process(
        high,
        step * RAMP_STEP_FRAMES * OVERSAMPLING,
        RAMP_STEP_FRAMES,
        panel.tones,
        panel.tonesPerFrame,
        step * TONE_STACK_NUMBERS,
      );
    }
    this.powerStage.process(high, this.powerGain, panel.presences, panel.sags);
    oversampler.down(slice);
    this.transformer.process(slice);
    for (let i = 0; i < SLICE_FRAMES; i++) samples[from + i] = slice[i]! * panel.outputs[i]!;
  }

  reset(): void {
    this.input.reset();
    this.oversampler.reset();
    this.preamplifier.reset();
    this.toneStack.reset();
    this.powerStage.reset();
    this.transformer.reset();
  }
}
