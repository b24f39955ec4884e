import { SAMPLE_RATE_HZ } from "./constants";
import { writeBand } from "./eq-design";
import { type EqBandKind, type EqBandSettings, isNeutralBand } from "./eq-prototype";
import { exp2, log2 } from "./math";
import { CROSSFADE_SECONDS, Glide, type SetMode } from "./smoothing";
import { SVF_COEFFICIENT_COUNT, writeSvfIdentity } from "./svf";

/** Coefficients are computed this often while they move: at 32 frames, Q over its full travel in 50 ms leaves −86 dBFS. */
export const EQ_STEP_FRAMES = 16;

const RINGING_STEP = (Math.PI * EQ_STEP_FRAMES) / SAMPLE_RATE_HZ;
/** Of log2 Q per step: its whole travel in 50 ms. */
const LARGEST_FALL = 0.05;
/** Of log2 Q: a glide closer to its end aims at the end. */
const LEAST_WAY = 1e-3;

const CROSSFADE_STEPS = (CROSSFADE_SECONDS * SAMPLE_RATE_HZ) / EQ_STEP_FRAMES;

/** One band's settings in motion: glides of its values, fade of its presence, blend from a former kind. */
export class EqBandMotion {
  /** True while coefficients change from step to step. */
  isMoving = false;
  private kind: EqBandKind = "bell";
  private frequencyHz = 1000;
  private q = 1;
  private readonly log2Frequency = new Glide(log2(1000), EQ_STEP_FRAMES);
  private readonly gainDb = new Glide(0, EQ_STEP_FRAMES);
  private readonly log2Q = new Glide(0, EQ_STEP_FRAMES);
  private wantedLog2Q = 0;
  private isEnabled = false;
  private presentSteps = 0;
  private blendSteps = 0;
  private readonly blendFrom = new Float64Array(SVF_COEFFICIENT_COUNT);

  /** @param coefficients of all bands; this one's start at `offset` and are rewritten when it snaps */
  constructor(
    private readonly coefficients: Float64Array,
    private readonly offset: number,
  ) {
    writeSvfIdentity(coefficients, offset);
  }

  /** False while the band is a wire, to the bit: off, or a bell or shelf resting at 0 dB. */
  get isActive(): boolean {
    return this.isMoving || (this.presentSteps > 0 && !isNeutralBand(this.kind, this.gainDb.value));
  }

  set(band: EqBandSettings, mode: SetMode): void {
    if (!this.differs(band)) {
      if (mode === "snap") this.finish();
      return;
    }
    const audible = this.isActive;
    if (band.kind !== this.kind && audible && mode === "smooth") {
      for (let i = 0; i < SVF_COEFFICIENT_COUNT; i++) {
        this.blendFrom[i] = this.coefficients[this.offset + i]!;
      }
      this.blendSteps = CROSSFADE_STEPS;
    }
    // A resting 0 dB band is a wire: its gain may glide from there, but a cut or notch must fade in.
    if (!audible && !isNeutralBand(band.kind, 0)) this.presentSteps = 0;
    this.kind = band.kind;
    this.frequencyHz = band.frequencyHz;
    this.q = band.q;
    this.isEnabled = band.enabled;
    // A glide nobody hears would only delay what is heard when the band comes in.
    this.log2Frequency.set(log2(band.frequencyHz), audible ? mode : "snap");
    this.wantedLog2Q = log2(band.q);
    if (!audible || mode !== "smooth") this.log2Q.set(this.wantedLog2Q, audible ? mode : "snap");
    this.gainDb.set(band.gainDb, audible || this.presentSteps > 0 ? mode : "snap");
    this.isMoving = audible || this.heardLater();
    if (mode === "snap") this.finish();
  }

  /** The band goes away. */
  disable(mode: SetMode): void {
    if (!this.isEnabled) return;
    this.isEnabled = false;
    this.isMoving = this.isActive;
    if (mode === "snap" || !this.isMoving) this.finish();
  }

  /** Every movement at its end, coefficients rewritten. */
  finish(): void {
    this.log2Frequency.finish();
    this.gainDb.finish();
    this.log2Q.set(this.wantedLog2Q, "snap");
    this.presentSteps = this.isEnabled ? CROSSFADE_STEPS : 0;
    this.blendSteps = 0;
    this.isMoving = false;
    this.write(this.coefficients);
  }

  /** One step on: writes the coefficients at its end to the same offset of `target`. */
  step(target: Float64Array): void {
    this.log2Frequency.step();
    this.gainDb.step();
    if (this.log2Q.targetValue !== this.wantedLog2Q) this.aimQ();
    this.log2Q.step();
    const wanted = this.isEnabled ? CROSSFADE_STEPS : 0;
    if (this.presentSteps < wanted) this.presentSteps++;
    else if (this.presentSteps > wanted) this.presentSteps--;
    if (this.blendSteps > 0) this.blendSteps--;
    this.isMoving =
      this.log2Frequency.isMoving ||
      this.gainDb.isMoving ||
      this.log2Q.isMoving ||
      this.log2Q.targetValue !== this.wantedLog2Q ||
      this.presentSteps !== wanted ||
      this.blendSteps > 0;
    this.write(target);
  }

  private differs(band: EqBandSettings): boolean {
    return (
      band.kind !== this.kind ||
      band.frequencyHz !== this.frequencyHz ||
      band.q !== this.q ||
      band.gainDb !== this.gainDb.targetValue ||
      band.enabled !== this.isEnabled
    );
  }

  private heardLater(): boolean {
    return this.isEnabled && !isNeutralBand(this.kind, this.gainDb.targetValue);
  }

  /**
   * A low band of high Q rings. Made broad sooner than that can die away, it would give the ringing the weight of the
   * broad one: a thump of up to 18 dB. By hand ln Q falls by less than πf/Q per second, at which the two cancel.
   */
  private aimQ(): void {
    const aimed = this.log2Q.targetValue;
    const way = aimed - this.wantedLog2Q;
    const fall = (RINGING_STEP * this.frequencyHz) / (exp2(aimed) * (1 + way));
    const step = Math.min((way * fall) / (1 + fall), LARGEST_FALL);
    this.log2Q.set(way < LEAST_WAY ? this.wantedLog2Q : aimed - step, "smooth");
  }

  private write(out: Float64Array): void {
    const o = this.offset;
    // At rest the very numbers of the settings, so that the drawn curve is the running one.
    const frequencyHz = this.log2Frequency.isMoving ? exp2(this.log2Frequency.value) : this.frequencyHz;
    const q = this.log2Q.value === this.wantedLog2Q ? this.q : exp2(this.log2Q.value);
    writeBand(out, o, this.kind, frequencyHz, this.gainDb.value, q);
    const present01 = this.presentSteps / CROSSFADE_STEPS;
    if (present01 < 1) {
      out[o + 3] = 1 + present01 * (out[o + 3]! - 1);
      out[o + 4] = present01 * out[o + 4]!;
      out[o + 5] = present01 * out[o + 5]!;
    }
    if (this.blendSteps === 0) return;
    const former01 = this.blendSteps / CROSSFADE_STEPS;
    for (let i = 0; i < SVF_COEFFICIENT_COUNT; i++) {
      out[o + i] = out[o + i]! + former01 * (this.blendFrom[i]! - out[o + i]!);
    }
  }
}
