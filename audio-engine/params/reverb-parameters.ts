import type { ChoiceDescriptor, ParameterDescriptor } from "./descriptor";

const log = { curve: "log", step: 1 / 120, fineStep: 1 / 1200 } as const;
const percent = { unit: "percent", curve: "linear", step: 0.05, fineStep: 0.01 } as const;
const level = {
  unit: "decibel",
  min: -60,
  max: 6,
  detent: 0,
  curve: "linear",
  step: 0.5,
  fineStep: 0.1,
} as const;

/** Numbers of `Reverb`. */
export const REVERB_PARAMETERS = {
  preDelaySeconds: {
    id: "preDelaySeconds",
    label: "Pre-delay",
    unit: "second",
    min: 0,
    max: 0.25,
    defaultValue: 0.02,
    curve: "linear",
    step: 0.005,
    fineStep: 0.001,
  },
  decaySeconds: {
    id: "decaySeconds",
    label: "Decay",
    unit: "second",
    min: 0.3,
    max: 8,
    defaultValue: 1.8,
    ...log,
  },
  lowDecayRatio: {
    id: "lowDecayRatio",
    label: "Decay of the bass",
    min: 0.5,
    max: 2,
    defaultValue: 1.1,
    detent: 1,
    ...percent,
  },
  highDecayRatio: {
    id: "highDecayRatio",
    label: "Decay of the treble",
    min: 0.2,
    max: 1,
    defaultValue: 0.5,
    ...percent,
  },
  earlyDb: { id: "earlyDb", label: "First reflections", defaultValue: -6, ...level },
  lateDb: { id: "lateDb", label: "Tail", defaultValue: 0, ...level },
  lowCutHz: {
    id: "lowCutHz",
    label: "Low cut of the reverb",
    unit: "hertz",
    min: 20,
    max: 1000,
    defaultValue: 20,
    offAt: 20,
    ...log,
  },
  /** 20 kHz is off. */
  highCutHz: {
    id: "highCutHz",
    label: "High cut of the reverb",
    unit: "hertz",
    min: 1000,
    max: 20000,
    defaultValue: 20000,
    ...log,
  },
  mix01: { id: "mix01", label: "Mix", min: 0, max: 1, defaultValue: 0.3, ...percent },
} as const satisfies Record<string, ParameterDescriptor>;

export const REVERB_CHOICES = {
  kind: {
    id: "kind",
    label: "Space",
    options: [
      { value: "room", label: "Room" },
      { value: "chamber", label: "Chamber" },
      { value: "hall", label: "Hall" },
      { value: "plate", label: "Plate" },
    ],
    defaultValue: "room",
  },
} as const satisfies Record<string, ChoiceDescriptor>;
