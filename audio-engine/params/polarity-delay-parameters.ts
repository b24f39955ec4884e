import type { ParameterDescriptor, SwitchDescriptor } from "./descriptor";

/** The finest step is a frame. */
const time = {
  unit: "second",
  min: 0,
  max: 0.1,
  defaultValue: 0,
  curve: "linear",
  step: 0.0005,
  fineStep: 1 / 48000,
} as const;

/** Numbers of `PolarityDelay`. */
export const POLARITY_DELAY_PARAMETERS = {
  leftSeconds: { id: "leftSeconds", label: "Delay left", ...time },
  rightSeconds: { id: "rightSeconds", label: "Delay right", ...time },
} as const satisfies Record<string, ParameterDescriptor>;

export const POLARITY_DELAY_SWITCHES = {
  invertLeft: { id: "invertLeft", label: "Invert left", defaultValue: false },
  invertRight: { id: "invertRight", label: "Invert right", defaultValue: false },
} as const satisfies Record<string, SwitchDescriptor>;
