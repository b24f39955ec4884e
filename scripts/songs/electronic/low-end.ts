import { envelopeOf, noteFrames, shape } from "../synthesis/envelopes";
import { addWrapped, SAMPLE_RATE_HZ } from "../synthesis/loop";
import { framesOf } from "../synthesis/one-shots";
import { addOscillator, hertzOf } from "../synthesis/oscillators";
import { filter } from "../synthesis/state-variable-filter";
import { BASS, isDrop, LOOP_FRAMES, player, SUB, swung } from "./score";

const SLIDE_SECONDS = 0.09;

/** The 808: one sine with a knock at its start, long, slid into the next chord. Hardly a harmonic: the mix must add them. */
export function sub(): Float64Array {
  const hands = player(
    { offsetSeconds: 0.001, driftSeconds: 0, jitterSeconds: 0.0006, velocityNoise: 0 },
    20,
  );
  const loop = new Float64Array(LOOP_FRAMES);
  for (const [bar, sixteenth, length, key, effort, slideTo] of SUB) {
    const held = hands.secondsOf(length);
    const envelope = { attack: 0.003, decay: 5.2, sustain01: 0, release: 0.07 };
    const sound = new Float64Array(noteFrames(held, envelope));
    const slideFrom = held - SLIDE_SECONDS - 0.12;
    addOscillator(sound, "sine", (i) => {
      const t = i / SAMPLE_RATE_HZ;
      const share = slideTo === undefined ? 0 : Math.min(1, Math.max(0, (t - slideFrom) / SLIDE_SECONDS));
      const slid = key + ((slideTo ?? key) - key) * share * share * (3 - 2 * share);
      return hertzOf(slid) + 95 * Math.exp(-t / 0.011);
    });
    for (let i = 0; i < sound.length; i++) sound[i] = Math.tanh(1.25 * sound[i]!);
    shape(sound, envelopeOf(envelope, held));
    addWrapped(loop, sound, framesOf(hands.timeOf(bar * 16 + sixteenth)), effort);
  }
  return loop;
}

/** Bass: two saws and their sine an octave below through a filter that closes; in the drop it growls. */
export function bass(): Float64Array {
  const hands = player(
    { offsetSeconds: 0.003, driftSeconds: 0.002, jitterSeconds: 0.0015, velocityNoise: 0 },
    21,
  );
  const loop = new Float64Array(LOOP_FRAMES);
  for (const [bar, sixteenth, length, key, written] of BASS) {
    const effort = Math.min(1, Math.max(0.2, written + 0.05 * hands.random.normal()));
    const growls = isDrop(bar);
    const held = hands.secondsOf(length);
    const envelope = {
      attack: 0.003,
      decay: growls ? 1.2 : 0.5,
      sustain01: growls ? 0.7 : 0.35,
      release: 0.06,
    };
    const sound = new Float64Array(noteFrames(held, envelope));
    const detune = 0.05 + 0.02 * hands.random.next();
    for (const cents of [-detune, detune])
      addOscillator(sound, "saw", hertzOf(key + cents), { gain: 0.5, phase01: hands.random.next() });
    if (!growls) addOscillator(sound, "sine", hertzOf(key - 12), { gain: 0.7 });
    const bright = (growls ? 900 : 420) + 2400 * effort;
    filter(
      sound,
      "low",
      (i) => {
        const t = i / SAMPLE_RATE_HZ;
        return growls
          ? 260 + bright * (0.5 + 0.5 * Math.sin(2 * Math.PI * 8.333 * t - 0.6)) ** 2
          : 170 + bright * Math.exp(-t / 0.055);
      },
      growls ? 2.4 : 1.6,
    );
    shape(sound, envelopeOf(envelope, held));
    addWrapped(loop, sound, framesOf(hands.timeOf(swung(bar, sixteenth))), 0.45 + 0.55 * effort);
  }
  return loop;
}
