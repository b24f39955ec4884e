import type { ParameterDescriptor } from "./descriptor";

const decibels = { unit: "decibel", curve: "linear", step: 0.5, fineStep: 0.1 } as const;
const log = { curve: "log", step: 1 / 120, fineStep: 1 / 1200 } as const;

/** Settings of `DeEsser`, but for its switch `listen`. */
export const DE_ESSER_PARAMETERS = {
  frequencyHz: {
    id: "frequencyHz",
    label: "Frequency",
    unit: "hertz",
    min: 2000,
    max: 12000,
    defaultValue: 5500,
    ...log,
  },
  thresholdDb: { id: "thresholdDb", label: "Threshold", min: -60, max: 0, defaultValue: -30, ...decibels },
  ratio: { id: "ratio", label: "Ratio", unit: "ratio", min: 1, max: 100, defaultValue: 4, ...log },
  rangeDb: { id: "rangeDb", label: "Range", min: 0, max: 24, defaultValue: 12, ...decibels },
  attackSeconds: {
    id: "attackSeconds",
    label: "Attack",
    unit: "second",
    min: 0.0001,
    max: 0.05,
    defaultValue: 0.0005,
    ...log,
  },
  releaseSeconds: {
    id: "releaseSeconds",
    label: "Release",
    unit: "second",
    min: 0.005,
    max: 1,
    defaultValue: 0.05,
    ...log,
  },
} as const satisfies Record<string, ParameterDescriptor>;
