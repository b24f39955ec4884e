import { LIMITER_LATENCY_FRAMES, TruePeakLimiter } from "@/audio-engine/dsp/limiter";
import { unitWhiteNoiseAt } from "@/audio-engine/dsp/noise";
import { type Insert, newBus, newEq, newEqBand, newLimiter, newMaster } from "@/audio-engine/session";
import { consoleOf, noise, play, sessionOf, sound, trackOf } from "@/tests/audio/console-helpers";
import { type Seeded, seeded } from "@/tests/helpers/seeded";
import { type Claim, Deviations, deviationsPlot } from "../claim";

const FRAMES = 2400;
const MIXES = 200;
const source = sound(FRAMES, noise(7, 0.1), noise(8, 0.1));

/** Units that leave such a soft sound as it is; a limiter takes 144 frames for it. */
function idleInserts(random: Seeded): Insert[] {
  const limiters = Math.floor(random.between(0, 4));
  return [
    newEq("eq", [newEqBand({ id: "b", gainDb: 0 })]),
    ...Array.from({ length: limiters }, (_, i) => newLimiter(`limiter-${i}`, { ceilingDbtp: 0 })),
  ].map((insert) => ({ ...insert, enabled: random.share() < 0.7 }));
}

/** What is left of a sound and its inverse that went by different ways: peak of the sum. */
function residue(random: Seeded): number {
  const faderDb = random.between(-20, 0);
  const throughBus = (): string => random.pick(["master", "one", "two"]);
  const one = trackOf(source, { id: "one-way", faderDb, inserts: idleInserts(random), output: throughBus() });
  const other = trackOf(source, {
    id: "other-way",
    faderDb,
    inserts: idleInserts(random),
    output: throughBus(),
    polarity: "inverted",
  });
  const session = sessionOf([one, other], {
    buses: [
      newBus({
        id: "one",
        name: "One",
        inserts: idleInserts(random),
        output: random.pick(["master", "two"]),
      }),
      newBus({ id: "two", name: "Two", inserts: idleInserts(random) }),
    ],
    master: newMaster({ inserts: idleInserts(random) }),
  });
  const [left, right] = play(consoleOf({ a: session }, [source]), FRAMES + 2048);
  return [...left, ...right].reduce((peak, x) => Math.max(peak, Math.abs(x)), 0);
}

export const delayCompensation: Claim = {
  id: "delay-compensation",
  title: "Delay compensation",
  promise:
    "Send a sound and its inverse by different ways, through limiters and buses: together they are silence.",
  reference: "the sound itself: 200 random mixes, whose sum must lie at −150 dB or below",
  // −150 dB.
  tolerance: 3.16e-8,
  unit: "gain",
  measure() {
    const deviations = new Deviations();
    const random = seeded(144);
    const found = Array.from({ length: MIXES }, () => residue(random));
    for (const peak of found) deviations.add(peak, 0);
    const plot = deviationsPlot("highest peak of what is left", found, undefined, "mix");
    return { worst: deviations.worst, values: deviations.values, plot };
  },
};

export const limiterAtRest: Claim = {
  id: "limiter-at-rest",
  title: "Limiter: nothing to do, nothing done",
  promise: "Below its ceiling the limiter changes not one bit. It comes later by exactly what it says.",
  reference: "the input, later by the reported 144 samples; 200 random settings and levels",
  tolerance: 0,
  unit: "gain",
  measure() {
    const deviations = new Deviations();
    const random = seeded(1);
    const found = Array.from({ length: MIXES }, (_, seed) => {
      const ceilingDbtp = random.between(-12, 0);
      const releaseSeconds = random.logBetween(0.01, 1);
      const limiter = new TruePeakLimiter({ inputGainDb: 0, ceilingDbtp, releaseSeconds });
      // Noise between ±√3 may swing to about twice that between the samples.
      const level = 10 ** (ceilingDbtp / 20) * random.between(0.01, 0.25);
      const input = Float64Array.from({ length: 1600 }, (_, i) => level * unitWhiteNoiseAt(seed, i));
      const output = input.slice();
      for (let at = 0; at < 1600; at += 32) limiter.process(output.subarray(at, at + 32), null, 32);
      let worst = 0;
      for (let i = 0; i < 1600; i++) {
        const expected = input[i - limiter.latencyFrames] ?? 0;
        deviations.add(output[i]!, expected);
        worst = Math.max(worst, Math.abs(output[i]! - expected));
      }
      return worst;
    });
    deviations.add(LIMITER_LATENCY_FRAMES, 144);
    const plot = deviationsPlot("largest deviation of a sample", found, undefined, "setting");
    return { worst: deviations.worst, values: deviations.values, plot };
  },
};
