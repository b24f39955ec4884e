import { ParametricEq } from "@/audio-engine/dsp/eq-parametric";
import type { Unit } from "@/audio-engine/dsp/unit";
import type { BuiltInsert } from "@/audio-engine/session/not-built";
import type { EqBand, EqInsert } from "@/audio-engine/session/schema";
import { seatBands } from "./eq-slots";

/** A unit with the settings of the session's insert. */
export interface InsertUnit {
  readonly unit: Unit;
  /** Gain before the unit. */
  gainIn(insert: BuiltInsert): number;
  /** Glides to new settings. Called outside `process`. */
  update(insert: BuiltInsert): void;
}

export function buildInsertUnit(insert: BuiltInsert): InsertUnit {
  if (insert.unit === "eq") return new EqUnit(insert);
  throw new Error("limiter to come");
}

/** Processing delay of an insert, switched on or off. */
export function insertLatencyFrames(_insert: BuiltInsert): number {
  return 0;
}

class EqUnit implements InsertUnit {
  readonly unit = new ParametricEq();
  /** The unit tells bands apart by place; the session by id. */
  private slots: EqBand[] = [];

  constructor(insert: EqInsert) {
    this.slots = [...insert.params.bands];
    this.unit.setBands(this.slots, "snap");
    this.unit.setOutputGainDb(insert.params.outputGainDb, "snap");
  }

  gainIn(): number {
    return 1;
  }

  update(insert: BuiltInsert): void {
    if (insert.unit !== "eq") return;
    this.slots = seatBands(this.slots, insert.params.bands);
    this.unit.setBands(this.slots, "smooth");
    this.unit.setOutputGainDb(insert.params.outputGainDb, "smooth");
  }
}
