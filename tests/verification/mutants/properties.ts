import type { TestMutant } from "../mutants";

const dsp = (name: string): string => `audio-engine/dsp/${name}.ts`;
const consoleFile = (name: string): string => `audio-engine/console/${name}.ts`;
const EVERY_UNIT = consoleFile("every-unit.test");
const EVERY_PARAMETER = consoleFile("every-parameter.test");
const LAWS = consoleFile("unit-laws.test");

/** Faults of what every unit promises: exact silence, no clicks, no zippers, finite sound, more is never less. */
export const PROPERTY_MUTANTS: readonly TestMutant[] = [
  {
    test: EVERY_UNIT,
    named: "the same however blocks are cut",
    fault: "a block that ends within a slice begins it anew",
    file: consoleFile("slice-cutter"),
    find: "if (this.used === SLICE_FRAMES) {",
    replace: "if (this.used === SLICE_FRAMES || at === 0) {",
  },
  {
    test: EVERY_UNIT,
    named: "at last exact silence",
    fault: "what goes round in echoes and reverbs is never cut off",
    file: dsp("flush"),
    find: "return Math.abs(sample) < 1e-10 ? 0 : sample;",
    replace: "return Math.abs(sample) < 1e-300 ? 0 : sample;",
  },
  {
    test: EVERY_UNIT,
    named: "is silent after a jump",
    fault: "the last numbers of an echo's ring are left",
    file: dsp("echo-delay"),
    find: "    this.rightRing.fill(0);\n    this.finishHeads();",
    replace:
      "    this.rightRing.fill(0, 1);\n    this.leftRing[12000 - 14400 + 4800] = 1e-9;\n    this.finishHeads();",
  },
  {
    test: EVERY_UNIT,
    named: "switched off passes its input",
    fault: "a unit that is off is a bit soft",
    file: consoleFile("nodes/insert-node"),
    find: "copy(dryLeft, left);",
    replace: "for (let i = 0; i < SLICE_FRAMES; i++) left[i] = 0.9999999 * dryLeft[i]!;",
  },
  {
    test: EVERY_UNIT,
    named: "is switched on and off without a click",
    fault: "the fade between on and off takes a tenth of a millisecond",
    file: consoleFile("nodes/insert-node"),
    find: "this.enabled.glide(insert.enabled ? 1 : 0, FADE_FRAMES);",
    replace: "this.enabled.glide(insert.enabled ? 1 : 0, 5);",
  },
];
