import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evenly } from "@/tests/helpers/evenly";
import { designBand, eqMagnitudeDb, writeBand } from "./eq-design";
import type { EqBandKind, EqBandSettings } from "./eq-prototype";
import { bandMagnitudeDb } from "./svf";

const FREQUENCIES_HZ = Array.from({ length: 300 }, (_, i) => 20 * 1000 ** (i / 299));

/** The cookbook's H(s) in complex arithmetic, dB. */
function analogDb(kind: EqBandKind, f0: number, gainDb: number, q: number, f: number): number {
  const a = 10 ** (gainDb / 40);
  const w = f / f0;
  const abs = (squared: number, linear: number, constant: number) =>
    Math.hypot(constant - squared * w * w, linear * w);
  const root = Math.sqrt(a);
  const response = {
    bell: () => abs(1, a / q, 1) / abs(1, 1 / (a * q), 1),
    "low-shelf": () => (a * abs(1, root / q, a)) / abs(a, root / q, 1),
    "high-shelf": () => (a * abs(a, root / q, 1)) / abs(1, root / q, a),
    "low-cut": () => (w * w) / abs(1, 1 / q, 1),
    "high-cut": () => 1 / abs(1, 1 / q, 1),
    notch: () => abs(1, 0, 1) / abs(1, 1 / q, 1),
  };
  return 20 * Math.log10(response[kind]());
}

/** Worst distance in dB from the prototype where that is above −40 dB: up to 10 kHz, and from there to 20 kHz. */
function worstErrorsDb(kind: EqBandKind, f0: number, gainDb: number, q: number): [number, number] {
  const coefficients = designBand({ kind, frequencyHz: f0, gainDb, q });
  let low = 0;
  let high = 0;
  for (const f of FREQUENCIES_HZ) {
    const target = analogDb(kind, f0, gainDb, q, f);
    if (target < -40) continue;
    const error = Math.abs(bandMagnitudeDb(coefficients, f) - target);
    if (f <= 10000) low = Math.max(low, error);
    else high = Math.max(high, error);
  }
  return [low, high];
}

const CENTRES_HZ = [20, 40, 100, 250, 630, 1600, 2500, 4000, 5000, 6300, 8000, 9000, 10000];
const GAINS_DB = [-12, -9, -6, -3, -0.5, 0.5, 3, 6, 9, 12];
const QS = [0.3, 0.4, 0.5, 0.6, Math.SQRT1_2, 1, 1.4, 2, 3, 5, 10];
const SHELF_QS = QS.filter((q) => q <= 1.4);

describe("matched design against the analog prototypes", () => {
  it.each<[EqBandKind, readonly number[], readonly number[]]>([
    ["bell", GAINS_DB, QS],
    ["low-shelf", GAINS_DB, SHELF_QS],
    ["high-shelf", GAINS_DB, SHELF_QS],
    ["low-cut", [0], QS],
    ["high-cut", [0], QS],
    ["notch", [0], QS],
  ])("%s: within 0.2 dB to 10 kHz and 0.6 dB to 20 kHz", (kind, gains, qs) => {
    for (const f0 of CENTRES_HZ) {
      for (const gainDb of gains) {
        for (const q of qs) {
          const [low, high] = worstErrorsDb(kind, f0, gainDb, q);
          expect(low, `${kind} ${f0} Hz ${gainDb} dB Q ${q}`).toBeLessThanOrEqual(0.2);
          expect(high, `${kind} ${f0} Hz ${gainDb} dB Q ${q}`).toBeLessThanOrEqual(0.6);
        }
      }
    }
  });

  it("stated worst cases outside that range", () => {
    const beyondTenKilohertz: [EqBandKind, number][] = [
      ["bell", 0.2],
      ["low-shelf", 0.2],
      ["high-shelf", 0.2],
      ["high-cut", 0.2],
      ["notch", 0.6],
      ["low-cut", 2.7],
    ];
    for (const [kind, allowedDb] of beyondTenKilohertz) {
      for (const f0 of [12000, 14000, 16000, 18000, 20000]) {
        for (const gainDb of [-12, -6, 6, 12]) {
          for (const q of kind.endsWith("shelf") ? [0.3, 0.7, 1.4] : [0.3, 0.7, 2, 10]) {
            expect(Math.max(...worstErrorsDb(kind, f0, gainDb, q))).toBeLessThanOrEqual(allowedDb);
          }
        }
      }
    }
    for (const f0 of [30, 1000, 10000]) {
      for (const q of [0.1, 0.5, 2, 18]) {
        for (const gainDb of [-24, 24]) {
          expect(Math.max(...worstErrorsDb("bell", f0, gainDb, q))).toBeLessThanOrEqual(0.25);
        }
      }
    }
  });

  it("random settings over the whole range are finite and stable", () => {
    const settings = fc.record({
      kind: fc.constantFrom<EqBandKind>("bell", "low-shelf", "high-shelf", "low-cut", "high-cut", "notch"),
      frequencyHz: evenly(20, 20000),
      gainDb: evenly(-24, 24),
      q: evenly(0.1, 18),
    });
    fc.assert(
      fc.property(settings, (band) => {
        const c = designBand(band);
        const [a1, a2] = [c[0]!, c[1]!];
        const g = a2 / a1;
        const k = (1 / a1 - 1) / g - g;
        return c.every(Number.isFinite) && a1 > 0 && g > 0 && k > 0;
      }),
      { numRuns: 2000, seed: 48000 },
    );
  });

  it("boost and cut mirror each other; a bell at 0 dB is flat", () => {
    for (const f of FREQUENCIES_HZ) {
      const boost = bandMagnitudeDb(designBand({ kind: "bell", frequencyHz: 3000, gainDb: 9, q: 1 }), f);
      const cut = bandMagnitudeDb(designBand({ kind: "bell", frequencyHz: 3000, gainDb: -9, q: 1 }), f);
      expect(Math.abs(boost + cut)).toBeLessThan(0.1);
      const flat = designBand({ kind: "bell", frequencyHz: 3000, gainDb: 0, q: 1 });
      expect(Math.abs(bandMagnitudeDb(flat, f))).toBeLessThan(1e-9);
    }
  });

  it("writes into a larger array what it returns", () => {
    const all = new Float64Array(18).fill(7);
    writeBand(all, 6, "high-shelf", 5000, 4, 0.8);
    const alone = designBand({ kind: "high-shelf", frequencyHz: 5000, gainDb: 4, q: 0.8 });
    expect([...all.slice(6, 12)]).toEqual([...alone]);
    expect([...all.slice(0, 6), ...all.slice(12)]).toEqual(Array(12).fill(7));
  });
});

describe("curve of an equaliser", () => {
  const bands: EqBandSettings[] = [
    { kind: "bell", frequencyHz: 1000, gainDb: 6, q: 2, enabled: true },
    { kind: "low-cut", frequencyHz: 80, gainDb: 0, q: Math.SQRT1_2, enabled: true },
    { kind: "notch", frequencyHz: 5000, gainDb: 0, q: 5, enabled: false },
    { kind: "low-shelf", frequencyHz: 200, gainDb: 0, q: 0.7, enabled: true },
  ];

  it("adds enabled bands and output gain", () => {
    const curve = eqMagnitudeDb(bands, [80, 1000, 5000], -2);
    const alone = (index: number, f: number) => bandMagnitudeDb(designBand(bands[index]!), f);
    expect(curve[0]).toBeCloseTo(alone(0, 80) + alone(1, 80) - 2, 10);
    expect(curve[1]).toBeCloseTo(alone(0, 1000) + alone(1, 1000) - 2, 10);
    expect(curve[2]).toBeCloseTo(alone(0, 5000) + alone(1, 5000) - 2, 10);
    expect(curve[1]).toBeCloseTo(4, 1);
    expect(curve[0]).toBeCloseTo(-5, 1);
  });
});
