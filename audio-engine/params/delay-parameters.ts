import type { ParameterDescriptor, SwitchDescriptor } from "./descriptor";

const log = { curve: "log", step: 1 / 120, fineStep: 1 / 1200 } as const;
const percent = { unit: "percent", curve: "linear", step: 0.05, fineStep: 0.01 } as const;
const time = { unit: "second", min: 0.001, max: 2, defaultValue: 0.3, ...log } as const;

/** Numbers of `EchoDelay`. */
export const DELAY_PARAMETERS = {
  leftSeconds: { id: "leftSeconds", label: "Time left", ...time },
  rightSeconds: { id: "rightSeconds", label: "Time right", ...time },
  feedback01: { id: "feedback01", label: "Feedback", min: 0, max: 0.95, defaultValue: 0.35, ...percent },
  lowCutHz: {
    id: "lowCutHz",
    label: "Low cut of the echoes",
    unit: "hertz",
    min: 20,
    max: 2000,
    defaultValue: 20,
    offAt: 20,
    ...log,
  },
  /** 20 kHz is off. */
  highCutHz: {
    id: "highCutHz",
    label: "High cut of the echoes",
    unit: "hertz",
    min: 500,
    max: 20000,
    defaultValue: 20000,
    ...log,
  },
  mix01: { id: "mix01", label: "Mix", min: 0, max: 1, defaultValue: 0.3, ...percent },
} as const satisfies Record<string, ParameterDescriptor>;

export const DELAY_SWITCHES = {
  pingPong: { id: "pingPong", label: "From side to side", defaultValue: false },
} as const satisfies Record<string, SwitchDescriptor>;
