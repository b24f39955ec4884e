import { ParametricEq } from "@/audio-engine/dsp/eq-parametric";
import { LIMITER_LATENCY_FRAMES, TruePeakLimiter } from "@/audio-engine/dsp/limiter";
import type { Unit } from "@/audio-engine/dsp/unit";
import type { BuiltInsert, EqBand, EqInsert, LimiterInsert } from "@/audio-engine/session/inserts";

import { seatBands } from "./eq-slots";

/** A unit that follows an insert of the session. */
export interface InsertUnit {
  readonly unit: Unit;
  /** What it lowers at the moment, 0 or positive. */
  readonly gainReductionDb: number;
  /** Glides to new settings. Called outside `process`. */
  update(insert: BuiltInsert): void;
}

export function buildInsertUnit(insert: BuiltInsert): InsertUnit {
  return insert.unit === "eq" ? new EqUnit(insert) : new LimiterUnit(insert);
}

/** Processing delay of an insert, switched on or off. */
export function insertLatencyFrames(insert: BuiltInsert): number {
  return insert.unit === "eq" ? 0 : LIMITER_LATENCY_FRAMES;
}

class EqUnit implements InsertUnit {
  readonly unit = new ParametricEq();
  readonly gainReductionDb = 0;
  /** The unit tells bands apart by place; the session by id. */
  private slots: EqBand[];

  constructor({ params }: EqInsert) {
    this.slots = [...params.bands];
    this.unit.setBands(this.slots, "snap");
    this.unit.setOutputGainDb(params.outputGainDb, "snap");
  }

  update(insert: BuiltInsert): void {
    if (insert.unit !== "eq") return;
    this.slots = seatBands(this.slots, insert.params.bands);
    this.unit.setBands(this.slots, "smooth");
    this.unit.setOutputGainDb(insert.params.outputGainDb, "smooth");
  }
}

class LimiterUnit implements InsertUnit {
  readonly unit: TruePeakLimiter;

  constructor({ params }: LimiterInsert) {
    this.unit = new TruePeakLimiter(params);
  }

  get gainReductionDb(): number {
    return this.unit.gainReductionDb;
  }

  update(insert: BuiltInsert): void {
    if (insert.unit === "limiter") this.unit.set(insert.params, "smooth");
  }
}
