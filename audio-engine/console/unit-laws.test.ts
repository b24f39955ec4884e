import { describe, expect, it } from "vitest";
import {
  EQ_BAND_PARAMETERS,
  fromPosition01,
  type ParameterDescriptor,
  UNIT_CHOICES,
  UNIT_PARAMETERS,
  UNIT_SWITCHES,
} from "@/audio-engine/params";
import { type BuiltInsert, newEq, newEqBand, newInsert } from "@/audio-engine/session";
import {
  congruentialNoise,
  referenceSignal,
  runUnit,
  type StereoSignal,
} from "@/tests/helpers/dynamics-signals";
import { type Seeded, seeded } from "@/tests/helpers/seeded";
import { buildInsertUnit } from "./nodes/insert-unit";

type UnitName = BuiltInsert["unit"];
type Params = Readonly<Record<string, number | boolean | string>>;

const NAMES = Object.keys(UNIT_PARAMETERS) as UnitName[];
const switches: Partial<Record<UnitName, object>> = UNIT_SWITCHES;
const choices: Partial<Record<UnitName, Record<string, { options: readonly { value: string }[] }>>> =
  UNIT_CHOICES;
const tableOf = (name: UnitName): Readonly<Record<string, ParameterDescriptor>> => UNIT_PARAMETERS[name];

function insertOf(name: UnitName, params: Params): BuiltInsert {
  if (name !== "eq") return newInsert(name, "u", params);
  const { outputGainDb = 0, ...band } = params;
  return {
    ...newEq("u", [newEqBand({ id: "b", kind: "bell", ...band })]),
    params: { bands: [newEqBand({ id: "b", kind: "bell", ...band })], outputGainDb: Number(outputGainDb) },
  };
}

/** Everything of a unit somewhere in its range. */
function anyParams(name: UnitName, random: Seeded): Params {
  return Object.fromEntries([
    ...Object.entries(tableOf(name)).map(([key, descriptor]) => [
      key,
      fromPosition01(descriptor, random.share()),
    ]),
    ...Object.keys(switches[name] ?? {}).map((key) => [key, random.share() < 0.5]),
    ...Object.entries(choices[name] ?? {}).map(([key, { options }]) => [
      key,
      options[Math.floor(random.share() * options.length)]!.value,
    ]),
  ]);
}

const ABSURD = [64, -64, 0, 5e-324, -1e-310, 1e-160, 1, -1];

describe.each(NAMES)("the unit %s", (name) => {
  it("stays finite at 200 random settings, thrown about in every slice, whatever comes in", () => {
    const random = seeded(name.length);
    for (let run = 0; run < 20; run++) {
      const unit = buildInsertUnit(insertOf(name, anyParams(name, random)));
      const [left, right] = [new Float64Array(32), new Float64Array(32)];
      for (let slice = 0; slice < 60; slice++) {
        // Choices are made for good.
        const { kind: _, ...loose } = anyParams(name, random);
        if (slice % 6 === 0) unit.update(insertOf(name, loose));
        for (const side of [left, right]) {
          const held = random.share() < 0.5 ? random.pick([64, -64, 0, 1e-320]) : Number.NaN;
          for (let i = 0; i < 32; i++)
            side[i] = Number.isNaN(held) ? ABSURD[Math.floor(random.share() * 8)]! : held;
        }
        unit.unit.process(left, right, 32);
        expect(left.every(Number.isFinite) && right.every(Number.isFinite)).toBe(true);
      }
    }
  });
});

type Measure = (insert: BuiltInsert) => ArrayLike<number>;

/** Turned up with everything else anywhere, it never makes less (−1: never more) of something. */
interface Law {
  readonly turning: string;
  readonly never: "less" | "more";
  readonly of: Measure;
  /** What must stand still for the law to hold. */
  readonly while?: Params;
  /** Deviations of rounding, in the measure's unit. */
  readonly within?: number;
}

const { left: drumsLeft, right: drumsRight } = referenceSignal("drums");
const drums: StereoSignal = { left: drumsLeft.slice(0, 9600), right: drumsRight.slice(0, 9600) };
const NOISE: StereoSignal = { left: congruentialNoise(1, 9600), right: congruentialNoise(2, 9600) };

/** Slice by slice. */
const reductionDb: Measure = (insert) => {
  const unit = buildInsertUnit(insert);
  const told: number[] = [];
  runUnit(unit.unit, drums, { after: () => told.push(unit.gainReductionDb) });
  return told;
};
const energyOf = (samples: Float64Array): number => samples.reduce((sum, x) => sum + x * x, 0);
const through = (insert: BuiltInsert, input: StereoSignal): StereoSignal =>
  runUnit(buildInsertUnit(insert).unit, input);
const energy: Measure = (insert) => {
  const { left, right } = through(insert, NOISE);
  return [energyOf(left) + energyOf(right)];
};
const sides: Measure = (insert) => {
  const { left, right } = through(insert, NOISE);
  return [energyOf(left.map((x, i) => x - right[i]!))];
};
const middle: Measure = (insert) => {
  const { left, right } = through(insert, NOISE);
  return [energyOf(left.map((x, i) => x + right[i]!))];
};
/** Of what comes behind a click, and not at once. */
const behindClick: Measure = (insert) => {
  const click = new Float64Array(24000);
  click[0] = 1;
  const { left, right } = through(insert, { left: click, right: click });
  return [energyOf(left.subarray(1)) + energyOf(right.subarray(1))];
};
/** How much of a tail comes after its first quarter of a second: its whole energy is kept, however long it is. */
const lateShare: Measure = (insert) => {
  const click = new Float64Array(24000);
  click[0] = 1;
  const { left, right } = through(insert, { left: click, right: click });
  const late = energyOf(left.subarray(12000)) + energyOf(right.subarray(12000));
  return [late / (energyOf(left) + energyOf(right))];
};
const firstFrames: Measure = (insert) => {
  const click = new Float64Array(9600);
  click[0] = 1;
  const { left, right } = through(insert, { left: click, right: click });
  return [left, right].map((side) => side.findIndex((x) => x !== 0));
};
/** Energy of a tone where the band stands. */
const toneAtBand: Measure = (insert) => {
  const hz = insert.unit === "eq" ? insert.params.bands[0]!.frequencyHz : 1000;
  const tone = Float64Array.from({ length: 9600 }, (_, i) => Math.sin((2 * Math.PI * hz * i) / 48000));
  return [energyOf(through(insert, { left: tone, right: tone }).left)];
};

const louder = (turning: string, of: Measure, more: Partial<Law> = {}): Law => ({
  turning,
  never: "less",
  of,
  ...more,
});
const softer = (turning: string, of: Measure, more: Partial<Law> = {}): Law => ({
  turning,
  never: "more",
  of,
  ...more,
});
const WET = { mix01: 1 };

const LAWS: Partial<Record<UnitName, readonly Law[]>> = {
  eq: [louder("gainDb", toneAtBand), louder("outputGainDb", energy)],
  compressor: [
    louder("ratio", reductionDb),
    softer("thresholdDb", reductionDb),
    louder("kneeDb", reductionDb),
    louder("makeupDb", energy),
  ],
  gate: [louder("thresholdDb", reductionDb), louder("ratio", reductionDb), softer("rangeDb", reductionDb)],
  "de-esser": [
    louder("ratio", reductionDb),
    softer("thresholdDb", reductionDb),
    louder("rangeDb", reductionDb),
  ],
  limiter: [louder("inputGainDb", reductionDb), softer("ceilingDbtp", reductionDb)],
  saturation: [louder("driveDb", energy, { while: WET }), louder("outputDb", energy, { while: WET })],
  "stereo-width": [
    louder("width01", sides),
    louder("sideGainDb", sides),
    louder("midGainDb", middle),
    softer("sideLowCutHz", sides),
  ],
  delay: [louder("feedback01", behindClick, { while: WET }), louder("mix01", behindClick)],
  reverb: [
    louder("decaySeconds", lateShare, { while: { ...WET, preDelaySeconds: 0, earlyDb: -60, lateDb: 0 } }),
    louder("lateDb", behindClick, { while: { ...WET, earlyDb: -60 } }),
    louder("earlyDb", behindClick, { while: { ...WET, lateDb: -60 } }),
    louder("mix01", behindClick),
  ],
  "polarity-delay": [louder("leftSeconds", firstFrames), louder("rightSeconds", firstFrames)],
  amplifier: [louder("outputDb", energy), softer("sag01", energy)],
  cabinet: [louder("outputDb", energy)],
};

it("every unit has laws", () => {
  expect(Object.keys(LAWS).sort()).toEqual([...NAMES].sort());
});

/** A reverb takes fifty times as long as others. */
const runsOf = (name: UnitName): number => (name === "reverb" ? 2 : 8);
/** Places of the travel, between both ends. */
const STEPS = 7;
const LISTED = NAMES.flatMap((name) =>
  (LAWS[name] ?? []).map((law) => [name, law.turning, law.never, law] as const),
);

describe.each(LISTED)("the %s: more %s", (name, turning, never, law) => {
  const runs = runsOf(name);

  it(`is never ${never} of it, at ${runs} random settings`, () => {
    const random = seeded(turning.length + 100 * name.length);
    const band: Readonly<Record<string, ParameterDescriptor>> = EQ_BAND_PARAMETERS;
    const descriptor = tableOf(name)[turning] ?? band[turning]!;
    for (let run = 0; run < runs; run++) {
      const rest = {
        ...anyParams(name, random),
        ...(name === "eq" && {
          frequencyHz: random.logBetween(100, 10000),
          q: random.logBetween(0.3, 5),
          gainDb: random.between(-24, 24),
        }),
        ...law.while,
      };
      const places = [0, ...Array.from({ length: STEPS }, (_, i) => (i + random.share()) / STEPS), 1];
      const found = places.map((at) =>
        law.of(insertOf(name, { ...rest, [turning]: fromPosition01(descriptor, at) })),
      );
      for (let step = 1; step < found.length; step++) {
        const [low, high] = [found[step - 1]!, found[step]!];
        for (let i = 0; i < low.length; i++) {
          const more = never === "less" ? high[i]! - low[i]! : low[i]! - high[i]!;
          const slack = (law.within ?? 1e-9) * Math.max(1, Math.abs(low[i]!));
          const words = `${JSON.stringify(rest)} from ${places[step - 1]} to ${places[step]}, at ${i}`;
          if (!(more >= -slack)) expect(more, words).toBeGreaterThanOrEqual(-slack);
        }
      }
    }
  });
});
