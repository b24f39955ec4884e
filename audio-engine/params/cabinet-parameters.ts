import type { ChoiceDescriptor, ParameterDescriptor } from "./descriptor";

/** Numbers of `Cabinet`. */
export const CABINET_PARAMETERS = {
  position01: {
    id: "position01",
    label: "Microphone from centre to edge",
    unit: "percent",
    min: 0,
    max: 1,
    defaultValue: 0.35,
    curve: "linear",
    step: 0.05,
    fineStep: 0.01,
  },
  distanceMetres: {
    id: "distanceMetres",
    label: "Microphone distance",
    unit: "metre",
    min: 0.01,
    max: 0.6,
    defaultValue: 0.05,
    curve: "log",
    step: 1 / 60,
    fineStep: 1 / 600,
  },
  outputDb: {
    id: "outputDb",
    label: "Output",
    unit: "decibel",
    min: -24,
    max: 12,
    defaultValue: 0,
    detent: 0,
    curve: "linear",
    step: 0.5,
    fineStep: 0.1,
  },
} as const satisfies Record<string, ParameterDescriptor>;

export const CABINET_CHOICES = {
  kind: {
    id: "kind",
    label: "Cabinet",
    options: [
      { value: "open-1x12", label: "Open 1×12" },
      { value: "closed-4x12", label: "Closed 4×12" },
      { value: "bass-8x10", label: "Bass 8×10" },
      { value: "direct", label: "Direct, no cabinet" },
    ],
    defaultValue: "open-1x12",
  },
} as const satisfies Record<string, ChoiceDescriptor>;
