import type { ParameterDescriptor } from "./descriptor";

const decibels = { unit: "decibel", curve: "linear", step: 0.5, fineStep: 0.1 } as const;
const log = { curve: "log", step: 1 / 120, fineStep: 1 / 1200 } as const;
const percent = { unit: "percent", min: 0, max: 1, curve: "linear", step: 0.05, fineStep: 0.01 } as const;

/** Settings of `Compressor`. */
export const COMPRESSOR_PARAMETERS = {
  thresholdDb: { id: "thresholdDb", label: "Threshold", min: -60, max: 0, defaultValue: -18, ...decibels },
  ratio: { id: "ratio", label: "Ratio", unit: "ratio", min: 1, max: 100, defaultValue: 4, ...log },
  kneeDb: { id: "kneeDb", label: "Knee", min: 0, max: 24, defaultValue: 6, ...decibels },
  attackSeconds: {
    id: "attackSeconds",
    label: "Attack",
    unit: "second",
    min: 0.0001,
    max: 0.2,
    defaultValue: 0.01,
    ...log,
  },
  releaseSeconds: {
    id: "releaseSeconds",
    label: "Release",
    unit: "second",
    min: 0.01,
    max: 3,
    defaultValue: 0.1,
    ...log,
  },
  makeupDb: {
    id: "makeupDb",
    label: "Make-up",
    min: -12,
    max: 24,
    defaultValue: 0,
    detent: 0,
    ...decibels,
  },
  mix01: { id: "mix01", label: "Mix", defaultValue: 1, ...percent },
  sidechainLowCutHz: {
    id: "sidechainLowCutHz",
    label: "Side-chain low cut",
    unit: "hertz",
    min: 20,
    max: 500,
    defaultValue: 20,
    offAt: 20,
    ...log,
  },
  linkAmount01: { id: "linkAmount01", label: "Stereo link", defaultValue: 1, ...percent },
} as const satisfies Record<string, ParameterDescriptor>;
