import type { ParameterDescriptor } from "./descriptor";

const decibels = { unit: "decibel", curve: "linear", step: 0.5, fineStep: 0.1, detent: 0 } as const;

/** Settings of `StereoWidth`. */
export const STEREO_WIDTH_PARAMETERS = {
  width01: {
    id: "width01",
    label: "Width",
    unit: "percent",
    min: 0,
    max: 2,
    defaultValue: 1,
    curve: "linear",
    step: 0.05,
    fineStep: 0.01,
    detent: 1,
  },
  midGainDb: { id: "midGainDb", label: "Middle", min: -24, max: 12, defaultValue: 0, ...decibels },
  sideGainDb: { id: "sideGainDb", label: "Sides", min: -24, max: 12, defaultValue: 0, ...decibels },
  sideLowCutHz: {
    id: "sideLowCutHz",
    label: "Bass to the middle below",
    unit: "hertz",
    min: 20,
    max: 500,
    defaultValue: 20,
    offAt: 20,
    curve: "log",
    step: 1 / 120,
    fineStep: 1 / 1200,
  },
} as const satisfies Record<string, ParameterDescriptor>;
