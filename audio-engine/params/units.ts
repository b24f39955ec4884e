import { AMPLIFIER_CHOICES, AMPLIFIER_PARAMETERS } from "./amplifier-parameters";
import { CABINET_CHOICES, CABINET_PARAMETERS } from "./cabinet-parameters";
import { COMPRESSOR_PARAMETERS } from "./compressor-parameters";
import { DE_ESSER_PARAMETERS } from "./de-esser-parameters";
import { DELAY_PARAMETERS, DELAY_SWITCHES } from "./delay-parameters";
import type { ChoiceDescriptor, ParameterDescriptor, SwitchDescriptor } from "./descriptor";
import { GATE_PARAMETERS } from "./gate-parameters";
import { POLARITY_DELAY_PARAMETERS, POLARITY_DELAY_SWITCHES } from "./polarity-delay-parameters";
import { REVERB_CHOICES, REVERB_PARAMETERS } from "./reverb-parameters";
import { SATURATION_CHOICES, SATURATION_PARAMETERS } from "./saturation-parameters";
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
  delay: DELAY_PARAMETERS,
  saturation: SATURATION_PARAMETERS,
  reverb: REVERB_PARAMETERS,
  "polarity-delay": POLARITY_DELAY_PARAMETERS,
  amplifier: AMPLIFIER_PARAMETERS,
  cabinet: CABINET_PARAMETERS,
} as const satisfies Record<string, Record<string, ParameterDescriptor>>;

/** What a unit has besides numbers: things that are on or off. */
export const UNIT_SWITCHES = {
  "de-esser": {
    listen: { id: "listen", label: "Listen to what is taken away", defaultValue: false },
  },
  delay: DELAY_SWITCHES,
  "polarity-delay": POLARITY_DELAY_SWITCHES,
} as const satisfies Record<string, Record<string, SwitchDescriptor>>;

/** What a unit is made as: it cannot change while the unit lives. */
export const UNIT_CHOICES = {
  saturation: SATURATION_CHOICES,
  reverb: REVERB_CHOICES,
  amplifier: AMPLIFIER_CHOICES,
  cabinet: CABINET_CHOICES,
} as const satisfies Record<string, Record<string, ChoiceDescriptor>>;
