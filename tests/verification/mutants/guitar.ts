import type { Mutant } from "../mutants";

const dsp = (name: string): string => `audio-engine/dsp/${name}.ts`;

/** Faults of amplifier and cabinet. */
export const GUITAR_MUTANTS: readonly Mutant[] = [
  {
    claim: "amplifier-tone",
    fault: "the resistor in front of bass and middle is 3 per mille large",
    file: dsp("tone-stack"),
    find: "const SLOPE_OHMS = 56e3;",
    replace: "const SLOPE_OHMS = 56.17e3;",
  },
  {
    claim: "amplifier-tone",
    fault: "the treble's capacitor is 3 per mille large",
    file: dsp("tone-stack"),
    find: "const TREBLE_FARADS = 250e-12;",
    replace: "const TREBLE_FARADS = 250.75e-12;",
  },
  {
    claim: "amplifier-harmonics",
    fault: "the drive is a hundredth of a decibel too much",
    file: dsp("amplifier"),
    find: "this.drive = this.firstGain * decibelsToGain(this.driveDb.start);",
    replace: "this.drive = this.firstGain * decibelsToGain(this.driveDb.start + 0.01);",
  },
  {
    claim: "amplifier-harmonics",
    fault: "supplies fall 6 per mille deeper",
    file: dsp("amplifier-stages"),
    find: "const DEEPEST_SAG = 0.5;",
    replace: "const DEEPEST_SAG = 0.503;",
  },
  {
    claim: "amplifier-folding",
    fault: "the first valve's value in place of its mean between two samples",
    file: dsp("amplifier-stages"),
    find: "const bent = ((u + u1) / (r + r1) - firstRest) * firstScale;",
    replace: "const bent = (u / r + 0 * (u1 + r1) - firstRest) * firstScale;",
  },
  {
    claim: "cabinet-response",
    fault: "the cone's middle is a tenth of a decibel brighter",
    file: dsp("cabinet-kinds"),
    find: "const CENTRE_DB = 2;",
    replace: "const CENTRE_DB = 2.1;",
  },
  {
    claim: "cabinet-response",
    fault: "the cone sounds from 1 centimetre nearer",
    file: dsp("cabinet-kinds"),
    find: "const CONE_METRES = 0.13;",
    replace: "const CONE_METRES = 0.12;",
  },
];
