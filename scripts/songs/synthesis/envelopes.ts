import { SAMPLE_RATE_HZ } from "./loop";

/** Attack, decay, sustain, release of a synthesiser's note; times in seconds, to −60 dB where they fall. */
export interface Envelope {
  readonly attack: number;
  readonly decay: number;
  readonly sustain01: number;
  readonly release: number;
}

const FALL = Math.log(1000);
/** A release cut off at this share of its time is 60 dB down. */
export const noteFrames = (heldSeconds: number, { release }: Envelope): number =>
  Math.ceil((heldSeconds + release) * SAMPLE_RATE_HZ);

/** Level 0…1 of a note by frame: straight up, exponential down. */
export function envelopeOf(envelope: Envelope, heldSeconds: number): (frame: number) => number {
  const { release } = envelope;
  const atRelease = heldLevel(envelope, heldSeconds);
  const total = noteFrames(heldSeconds, envelope);
  return (frame) => {
    const t = frame / SAMPLE_RATE_HZ;
    const level =
      t < heldSeconds
        ? heldLevel(envelope, t)
        : atRelease * Math.exp((-FALL * (t - heldSeconds)) / Math.max(1e-4, release));
    // The last 64 frames reach zero: no click where the note is cut off.
    return level * Math.min(1, Math.max(0, (total - frame) / 64));
  };
}

function heldLevel({ attack, decay, sustain01 }: Envelope, t: number): number {
  if (t < attack) return t / attack;
  return sustain01 + (1 - sustain01) * Math.exp((-FALL * (t - attack)) / decay);
}

/** Multiplies a sound by a curve, in place. */
export function shape(sound: Float64Array, level: (frame: number) => number): void {
  for (let i = 0; i < sound.length; i++) sound[i] = sound[i]! * level(i);
}
