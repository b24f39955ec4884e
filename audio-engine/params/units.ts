import type { ParameterDescriptor } from "./descriptor";
import { EQ_PARAMETERS, LIMITER_PARAMETERS } from "./table";

/** The numbers of every unit that can be inserted, by its name in the session. */
export const UNIT_PARAMETERS = {
  eq: EQ_PARAMETERS,
  limiter: LIMITER_PARAMETERS,
} as const satisfies Record<string, Record<string, ParameterDescriptor>>;
