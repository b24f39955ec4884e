import type { ParameterDescriptor } from "./descriptor";

const decibels = { unit: "decibel", curve: "linear", step: 0.5, fineStep: 0.1 } as const;
const log = { curve: "log", step: 1 / 120, fineStep: 1 / 1200 } as const;

/** Settings of `Gate`. */
export const GATE_PARAMETERS = {
  thresholdDb: { id: "thresholdDb", label: "Threshold", min: -80, max: 0, defaultValue: -40, ...decibels },
  ratio: { id: "ratio", label: "Ratio", unit: "ratio", min: 1, max: 100, defaultValue: 100, ...log },
  rangeDb: { id: "rangeDb", label: "Range", min: -80, max: 0, defaultValue: -40, ...decibels },
  attackSeconds: {
    id: "attackSeconds",
    label: "Attack",
    unit: "second",
    min: 0.0001,
    max: 0.2,
    defaultValue: 0.001,
    ...log,
  },
  holdSeconds: {
    id: "holdSeconds",
    label: "Hold",
    unit: "second",
    min: 0.001,
    max: 2,
    defaultValue: 0.05,
    ...log,
  },
  releaseSeconds: {
    id: "releaseSeconds",
    label: "Release",
    unit: "second",
    min: 0.005,
    max: 3,
    defaultValue: 0.1,
    ...log,
  },
  hysteresisDb: { id: "hysteresisDb", label: "Hysteresis", min: 0, max: 12, defaultValue: 4, ...decibels },
  sidechainLowCutHz: {
    id: "sidechainLowCutHz",
    label: "Side-chain low cut",
    unit: "hertz",
    min: 20,
    max: 4000,
    defaultValue: 20,
    offAt: 20,
    ...log,
  },
  /** 20 kHz is off. */
  sidechainHighCutHz: {
    id: "sidechainHighCutHz",
    label: "Side-chain high cut",
    unit: "hertz",
    min: 200,
    max: 20000,
    defaultValue: 20000,
    ...log,
  },
} as const satisfies Record<string, ParameterDescriptor>;
