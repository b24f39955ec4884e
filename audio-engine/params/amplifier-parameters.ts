import type { ChoiceDescriptor, ParameterDescriptor } from "./descriptor";

const decibels = { unit: "decibel", curve: "linear", step: 0.5, fineStep: 0.1 } as const;
const knob = { unit: "percent", min: 0, max: 1, curve: "linear", step: 0.05, fineStep: 0.01 } as const;

/** Numbers of `Amplifier`. */
export const AMPLIFIER_PARAMETERS = {
  driveDb: { id: "driveDb", label: "Drive", min: 0, max: 36, defaultValue: 12, ...decibels },
  bass01: { id: "bass01", label: "Bass", defaultValue: 0.5, ...knob },
  mid01: { id: "mid01", label: "Middle", defaultValue: 0.5, ...knob },
  treble01: { id: "treble01", label: "Treble", defaultValue: 0.5, ...knob },
  presence01: { id: "presence01", label: "Presence", defaultValue: 0.3, ...knob },
  sag01: { id: "sag01", label: "Sag", defaultValue: 0.3, ...knob },
  outputDb: { id: "outputDb", label: "Output", min: -24, max: 12, defaultValue: -6, detent: 0, ...decibels },
} as const satisfies Record<string, ParameterDescriptor>;

export const AMPLIFIER_CHOICES = {
  kind: {
    id: "kind",
    label: "Voicing",
    options: [
      { value: "clean", label: "Clean" },
      { value: "crunch", label: "Crunch" },
      { value: "lead", label: "Lead" },
      { value: "bass", label: "Bass" },
    ],
    defaultValue: "clean",
  },
} as const satisfies Record<string, ChoiceDescriptor>;
