import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BLOCK_FRAMES, SLICE_FRAMES } from "@/audio-engine/dsp/constants";
import {
  fromPosition01,
  type ParameterDescriptor,
  UNIT_PARAMETERS,
  UNIT_SWITCHES,
} from "@/audio-engine/params";
import {
  type BuiltInsert,
  newEq,
  newEqBand,
  newInsert,
  parseSession,
  type Session,
} from "@/audio-engine/session";
import {
  consoleOf,
  decibels,
  largestStep,
  noise,
  play,
  sessionOf,
  sine,
  sound,
  trackOf,
} from "@/tests/audio/console-helpers";
import { evenly } from "@/tests/helpers/evenly";
import { spuriousDbfs } from "@/tests/helpers/spurious";
import type { Console } from "./console";
import { buildInsertUnit } from "./nodes/insert-unit";

type UnitName = BuiltInsert["unit"];
const NAMES = Object.keys(UNIT_PARAMETERS) as UnitName[];
const FRAMES = 48000;
const BAND = newEqBand({ id: "b", kind: "bell", frequencyHz: 1000, gainDb: 6, q: 1 });
const low = sound(FRAMES, sine(100, 10 ** (-12 / 20)), sine(100, 10 ** (-12 / 20), 1));
const quiet = sound(FRAMES, sine(100, 10 ** (-40 / 20)), sine(100, 10 ** (-40 / 20), 1));
const burst = sound(24000, noise(3, 0.4), noise(4, 0.4));

const unitOf = (name: UnitName, params: object = {}): BuiltInsert =>
  name === "eq" ? newEq("u", [BAND]) : newInsert(name, "u", params);

const tableOf = (name: UnitName): Readonly<Record<string, ParameterDescriptor>> => UNIT_PARAMETERS[name];

/** A unit with every number at a share 0…1 of its travel, and every switch on or off. */
function unitAt(name: UnitName, positions01: readonly number[], on: boolean): BuiltInsert {
  const table = tableOf(name);
  const numbers = Object.keys(table).map((key, i) => [
    key,
    fromPosition01(table[key]!, positions01[i % positions01.length]!),
  ]);
  const switches: Partial<Record<UnitName, object>> = UNIT_SWITCHES;
  const flags = Object.keys(switches[name] ?? {}).map((key) => [key, on]);
  return unitOf(name, Object.fromEntries([...numbers, ...flags]));
}

const with_ = (insert: BuiltInsert, of = burst, more: Partial<Session> = {}): Session =>
  sessionOf([trackOf(of, { inserts: [insert] })], more);

/** A reverb of 16 s takes a minute to −200 dB; echoes of 2 s that lose half a decibel each, a quarter of an hour. */
const longestTailSeconds = (name: UnitName): number => (name === "delay" ? 1000 : 90);

/** When the last number that is not 0 has gone, in 64 bits; nothing follows for longer than the unit can be silent. */
function silentAfterSeconds(console: Console, longestSeconds: number): number {
  const blocksPerSecond = 48000 / BLOCK_FRAMES;
  const patience = Math.ceil(console.reachFrames / BLOCK_FRAMES) + blocksPerSecond;
  let quiet = 0;
  for (let block = 0; block < longestSeconds * blocksPerSecond; block++) {
    console.processBlock();
    quiet = console.left.every((x) => x === 0) && console.right.every((x) => x === 0) ? quiet + 1 : 0;
    if (quiet > patience && block > 1.5 * blocksPerSecond) return (block - quiet) / blocksPerSecond;
  }
  return Number.POSITIVE_INFINITY;
}

const positions = fc.array(evenly(0, 1), { minLength: 12, maxLength: 12 });

describe.each(NAMES)("the unit %s", (name) => {
  it("comes back from the document as it went in", () => {
    fc.assert(
      fc.property(positions, fc.boolean(), (at, on) => {
        const session = with_(unitAt(name, at, on));
        expect(parseSession(structuredClone(session))).toEqual(session);
      }),
      { numRuns: 20, seed: 20 },
    );
  });

  it("gives finite sound, the same however blocks are cut, and at last exact silence", () => {
    fc.assert(
      fc.property(positions, fc.boolean(), (at, on) => {
        const session = with_(unitAt(name, at, on));
        const [left, right] = play(consoleOf({ a: session }, [burst]), 30000);
        expect(left.every(Number.isFinite) && right.every(Number.isFinite)).toBe(true);
        const cut = play(consoleOf({ a: session }, [burst]), 30000, [1, 129, 64, 31]);
        expect(cut[0]).toEqual(left);
        expect(cut[1]).toEqual(right);
        const longest = longestTailSeconds(name);
        expect(silentAfterSeconds(consoleOf({ a: session }, [burst]), longest)).toBeLessThan(longest);
      }),
      { numRuns: 4, seed: 4, endOnFailure: true },
    );
  });

  it("does the same to a whole block as to its slices, to the bit, also while it moves", () => {
    const [whole, cut] = [unitAt(name, [0.6], false), unitAt(name, [0.6], false)].map(buildInsertUnit);
    const target = unitAt(name, [0.4, 0.5, 0.7], true);
    const input = [noise(5, 0.5), noise(6, 0.5)].map((at) =>
      Float64Array.from({ length: FRAMES }, (_, i) => at(i)),
    );
    for (let block = 0; block < 60; block++) {
      if (block === 20) for (const unit of [whole!, cut!]) unit.update(target);
      const next = () =>
        input.map((samples) => samples.slice(block * BLOCK_FRAMES, (block + 1) * BLOCK_FRAMES)) as [
          Float64Array,
          Float64Array,
        ];
      const [left, right] = next();
      whole!.unit.process(left, right, BLOCK_FRAMES);
      const pieces = next();
      for (let at = 0; at < BLOCK_FRAMES; at += SLICE_FRAMES) {
        const [l, r] = pieces.map((samples) => samples.subarray(at, at + SLICE_FRAMES));
        cut!.unit.process(l!, r!, SLICE_FRAMES);
      }
      expect([left, right]).toEqual(pieces);
    }
  });

  it("is silent after a jump, whatever it held before", () => {
    const console = consoleOf({ a: with_(unitAt(name, [0.7], false)) }, [burst]);
    play(console, 12000);
    console.seek(1_000_000);
    for (const side of play(console, 4800)) expect(side.every((x) => x === 0)).toBe(true);
  });

  it("switched off passes its input, delayed by its latency, to the bit", () => {
    const off = consoleOf({ a: with_({ ...unitAt(name, [0.6], false), enabled: false }) }, [burst]);
    const plain = consoleOf({ a: sessionOf([trackOf(burst)]) }, [burst]);
    const latency = off.latencyFrames;
    const [through] = play(off, 24000);
    const [direct] = play(plain, 24000);
    expect(through.subarray(latency)).toEqual(direct.subarray(0, 24000 - latency));
  });

  it("is switched on and off without a click", () => {
    const insert = unitOf(name);
    const console = consoleOf({ a: with_(insert, low) }, [low]);
    const steady = play(console, 12000)[0];
    console.editSide("a", with_({ ...insert, enabled: false }, low));
    const off = play(console, 9600)[0];
    console.editSide("a", with_(insert, low));
    const on = play(console, 9600)[0];
    const steadyStep = Math.max(largestStep(steady, 6000), largestStep(off, 6000));
    expect(largestStep(off)).toBeLessThan(3 * steadyStep);
    expect(largestStep(on)).toBeLessThan(3 * steadyStep);
  });

  it.each(Object.keys(tableOf(name)))("moves %s over its whole travel in 50 ms without a zipper", (key) => {
    const { min, max } = tableOf(name)[key]!;
    // Driven into limiting the limiter is heard, not its knob.
    const tone = name === "limiter" && key === "inputGainDb" ? quiet : low;
    const still = (value: number): number => {
      const insert = unitOf(name, { [key]: value });
      return spuriousDbfs(play(consoleOf({ a: with_(insert, tone) }, [tone]), FRAMES)[0]);
    };
    const points = [
      { atFrame: 12000, value: min, curve: "linear" as const },
      { atFrame: 14400, value: max, curve: "linear" as const },
      { atFrame: 24000, value: max, curve: "linear" as const },
      { atFrame: 26400, value: min, curve: "linear" as const },
    ];
    const automation = [{ target: `${tone.ref.id}/u/${key}`, points }];
    const session = parseSession(structuredClone(with_(unitOf(name), tone, { automation })));
    const [moved] = play(consoleOf({ a: session }, [tone]), FRAMES);
    const peakDb = decibels(moved.reduce((most, x) => Math.max(most, Math.abs(x)), 0));
    // −90 dBFS beside a tone of −12: louder ones may leave as much more. What a setting does to the wave is no zipper.
    const allowed = Math.max(-90 + Math.max(0, peakDb + 12), still(min) + 1, still(max) + 1);
    expect(spuriousDbfs(moved)).toBeLessThan(allowed);
  });

  it("costs no sound that was not there: the level of what it does stays within 60 dB of the input", () => {
    const [left] = play(consoleOf({ a: with_(unitOf(name)) }, [burst]), 20000);
    expect(decibels(left.reduce((most, x) => Math.max(most, Math.abs(x)), 0))).toBeGreaterThan(-60);
  });
});
