import type { ChoiceDescriptor, ParameterDescriptor } from "./descriptor";

const decibels = { unit: "decibel", curve: "linear", step: 0.5, fineStep: 0.1 } as const;

/** Numbers of `Saturation`. */
export const SATURATION_PARAMETERS = {
  driveDb: { id: "driveDb", label: "Drive", min: 0, max: 36, defaultValue: 6, ...decibels },
  outputDb: { id: "outputDb", label: "Output", min: -24, max: 12, defaultValue: 0, detent: 0, ...decibels },
  mix01: {
    id: "mix01",
    label: "Mix",
    unit: "percent",
    min: 0,
    max: 1,
    defaultValue: 1,
    curve: "linear",
    step: 0.05,
    fineStep: 0.01,
  },
} as const satisfies Record<string, ParameterDescriptor>;

export const SATURATION_CHOICES = {
  kind: {
    id: "kind",
    label: "Kind",
    options: [
      { value: "soft", label: "Soft" },
      { value: "tape", label: "Tape-like" },
      { value: "tube", label: "Tube-like" },
      { value: "hard", label: "Hard" },
    ],
    defaultValue: "soft",
  },
} as const satisfies Record<string, ChoiceDescriptor>;
