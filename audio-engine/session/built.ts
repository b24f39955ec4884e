import { UNIT_PARAMETERS } from "@/audio-engine/params";
import type { BuiltInsert, Insert } from "./inserts";

/** True for a unit that this version of the engine builds. */
export function isBuilt(insert: Insert): insert is BuiltInsert {
  return Object.hasOwn(UNIT_PARAMETERS, insert.unit);
}
