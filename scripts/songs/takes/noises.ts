import { highPass, lowPass } from "../synthesis/filters";
import { fromDb, SAMPLE_RATE_HZ } from "../synthesis/loop";
import type { Random } from "../synthesis/random";
import type { NoiseKind } from "./spots";

const seconds = (i: number) => i / SAMPLE_RATE_HZ;

/** What happens in the room, peak about −14 dBFS beside a voice of −9. */
export const NOISES: Readonly<Record<NoiseKind, (random: Random) => Float64Array>> = {
  /** A kick against the stand: the boom swings at 62 Hz, the clip rattles. */
  stand: (random) => {
    const knock = whiteNoise(0.45, random);
    lowPass(knock, 900);
    const rattle = whiteNoise(0.45, random);
    highPass(rattle, 2500);
    return knock.map((value, i) => {
      const t = seconds(i);
      const boom = Math.sin(2 * Math.PI * 62 * t) * Math.exp(-t / 0.09) * Math.min(1, t / 0.003);
      return (
        fromDb(-13) * (boom + 0.9 * value * Math.exp(-t / 0.012) + 0.06 * rattle[i]! * Math.exp(-t / 0.05))
      );
    });
  },
  /** A sheet of paper: crackles that come and go. */
  paper: (random) => {
    const sheet = whiteNoise(0.9, random);
    highPass(sheet, 1800);
    lowPass(sheet, 7000);
    let crackle = 0;
    return sheet.map((value, i) => {
      if (random.next() < 0.004) crackle = random.range(0.2, 1);
      crackle *= 0.9975;
      const t = seconds(i);
      return fromDb(-22) * value * crackle * Math.sin((Math.PI * t) / 0.9);
    });
  },
  /** Two pulses of a vibrating telephone on wood. */
  telephone: (random) => {
    const out = whiteNoise(1.1, random);
    for (let pass = 0; pass < 3; pass++) lowPass(out, 900);
    let phase = 0;
    return out.map((value, i) => {
      const t = seconds(i) % 0.6;
      phase += (2 * Math.PI * 168) / SAMPLE_RATE_HZ;
      const gate = Math.min(1, t / 0.03) * Math.min(1, Math.max(0, (0.42 - t) / 0.04));
      const buzz = Math.sin(phase) + 0.6 * Math.sin(2 * phase + 1) + 0.4 * Math.sin(5 * phase);
      return fromDb(-29) * gate * buzz * (1 + 2 * value);
    });
  },
};

function whiteNoise(lengthSeconds: number, random: Random): Float64Array {
  return Float64Array.from({ length: Math.round(lengthSeconds * SAMPLE_RATE_HZ) }, () => random.normal());
}

/** Adds a sound at a frame; what would lie outside is left out. */
export function addAt(into: Float64Array, sound: Float64Array, atFrame: number, gain = 1): void {
  for (let i = 0; i < sound.length; i++) {
    const at = atFrame + i;
    if (at >= 0 && at < into.length) into[at] = into[at]! + gain * sound[i]!;
  }
}

/** Hiss of microphone and preamplifier, in place. */
export function addHiss(into: Float64Array, rmsDbfs: number, random: Random): void {
  const rms = fromDb(rmsDbfs);
  for (let i = 0; i < into.length; i++) into[i] = into[i]! + rms * random.normal();
}
