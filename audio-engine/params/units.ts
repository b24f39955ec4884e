import { COMPRESSOR_PARAMETERS } from "./compressor-parameters";
import { DE_ESSER_PARAMETERS } from "./de-esser-parameters";
import type { ParameterDescriptor, SwitchDescriptor } from "./descriptor";
import { GATE_PARAMETERS } from "./gate-parameters";
import { STEREO_WIDTH_PARAMETERS } from "./stereo-width-parameters";
import { EQ_PARAMETERS, LIMITER_PARAMETERS } from "./table";

/** The numbers of every unit that can be inserted, by its name in the session. */
export const UNIT_PARAMETERS = {
  eq: EQ_PARAMETERS,
  limiter: LIMITER_PARAMETERS,
  compressor: COMPRESSOR_PARAMETERS,
  gate: GATE_PARAMETERS,
  "de-esser": DE_ESSER_PARAMETERS,
  "stereo-width": STEREO_WIDTH_PARAMETERS,
} as const satisfies Record<string, Record<string, ParameterDescriptor>>;

/** What a unit has besides numbers: things that are on or off. */
export const UNIT_SWITCHES = {
  "de-esser": {
    listen: { id: "listen", label: "Listen to what is taken away", defaultValue: false },
  },
} as const satisfies Record<string, Record<string, SwitchDescriptor>>;
