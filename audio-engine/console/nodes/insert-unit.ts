import { AMPLIFIER_LATENCY_FRAMES, Amplifier } from "@/audio-engine/dsp/amplifier";
import { Cabinet } from "@/audio-engine/dsp/cabinet";
import { Compressor } from "@/audio-engine/dsp/compressor";
import { DeEsser } from "@/audio-engine/dsp/de-esser";
import { EchoDelay } from "@/audio-engine/dsp/echo-delay";
import { ECHO_RING_FRAMES } from "@/audio-engine/dsp/echo-head";
import { ParametricEq } from "@/audio-engine/dsp/eq-parametric";
import { Gate } from "@/audio-engine/dsp/gate";
import { LIMITER_LATENCY_FRAMES, TruePeakLimiter } from "@/audio-engine/dsp/limiter";
import { PolarityDelay } from "@/audio-engine/dsp/polarity-delay";
import { REVERB_REACH_FRAMES, Reverb } from "@/audio-engine/dsp/reverb";
import { SATURATION_LATENCY_FRAMES, Saturation } from "@/audio-engine/dsp/saturation";
import type { SetMode } from "@/audio-engine/dsp/smoothing";
import { StereoWidth } from "@/audio-engine/dsp/stereo-width";
import type { Unit } from "@/audio-engine/dsp/unit";
import { UNIT_CHOICES } from "@/audio-engine/params";
import type { BuiltInsert, EqBand, EqInsert } from "@/audio-engine/session/inserts";
import { seatBands } from "./eq-slots";

/** A unit that follows an insert of the session. */
export interface InsertUnit {
  readonly unit: Unit;
  /** What it lowers at the moment, 0 or positive. */
  readonly gainReductionDb: number;
  /** Glides to new settings. Called outside `process`. */
  update(insert: BuiltInsert): void;
  /** A way to set one number for `take`; `path` is what stands behind the insert in its address. Never allocates when called. */
  writer(path: readonly string[]): (value: number) => void;
  /** Takes what the writers wrote, along with the rest of the settings. Never allocates. */
  take(mode: SetMode): void;
}

/** How the console runs each unit of the session. */
const UNITS: { readonly [Name in BuiltInsert["unit"]]: Runner<Extract<BuiltInsert, { unit: Name }>> } = {
  eq: { build: (insert) => new EqUnit(insert), latencyFrames: 0 },
  limiter: {
    build: ({ params }) => new PlainUnit(new TruePeakLimiter(params), params),
    latencyFrames: LIMITER_LATENCY_FRAMES,
  },
  compressor: { build: ({ params }) => new PlainUnit(new Compressor(params), params), latencyFrames: 0 },
  gate: { build: ({ params }) => new PlainUnit(new Gate(params), params), latencyFrames: 0 },
  "stereo-width": { build: ({ params }) => new PlainUnit(new StereoWidth(params), params), latencyFrames: 0 },
  delay: {
    build: ({ params }) => new PlainUnit(new EchoDelay(params), params),
    latencyFrames: 0,
    // Automation may reach for the longest time.
    reachFrames: ECHO_RING_FRAMES,
  },
  saturation: {
    build: ({ params }) => new PlainUnit(new Saturation(params), params),
    latencyFrames: SATURATION_LATENCY_FRAMES,
  },
  reverb: {
    build: ({ params }) => new PlainUnit(new Reverb(params), params),
    latencyFrames: 0,
    reachFrames: REVERB_REACH_FRAMES,
  },
  "polarity-delay": {
    build: ({ params }) => new PlainUnit(new PolarityDelay(params), params),
    latencyFrames: 0,
    reachFrames: ECHO_RING_FRAMES,
  },
  amplifier: {
    build: ({ params }) => new PlainUnit(new Amplifier(params), params),
    latencyFrames: AMPLIFIER_LATENCY_FRAMES,
  },
  cabinet: { build: ({ params }) => new PlainUnit(new Cabinet(params), params), latencyFrames: 0 },
  "de-esser": { build: ({ params }) => new PlainUnit(new DeEsser(params), params), latencyFrames: 0 },
};

interface Runner<Inserted> {
  readonly build: (insert: Inserted) => InsertUnit;
  /** Processing delay, switched on or off. */
  readonly latencyFrames: number;
  /** Longest silence between two parts of its answer; its latency where it has no more. */
  readonly reachFrames?: number;
}

export function buildInsertUnit(insert: BuiltInsert): InsertUnit {
  return runnerOf(insert).build(insert);
}

/** Processing delay of an insert, switched on or off. */
export function insertLatencyFrames(insert: BuiltInsert): number {
  return runnerOf(insert).latencyFrames;
}

/** How long after its input something may still begin to sound. */
export function insertReachFrames(insert: BuiltInsert): number {
  const { latencyFrames, reachFrames = latencyFrames } = runnerOf(insert);
  return reachFrames;
}

/** What of an insert a running unit cannot change. */
export function insertMake(insert: BuiltInsert): unknown {
  const choices: Partial<Record<BuiltInsert["unit"], object>> = UNIT_CHOICES;
  const params: Readonly<Record<string, unknown>> = insert.params;
  return [insert.unit, insert.unitVersion, Object.keys(choices[insert.unit] ?? {}).map((key) => params[key])];
}

function runnerOf<Inserted extends BuiltInsert>(insert: Inserted): Runner<Inserted> {
  // Each row takes the inserts of its own name.
  return UNITS[insert.unit] as unknown as Runner<Inserted>;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

class EqUnit implements InsertUnit {
  readonly unit = new ParametricEq();
  readonly gainReductionDb = 0;
  /** The unit tells bands apart by place; the session by id. */
  private slots: Writable<EqBand>[];
  private outputGainDb: number;

  constructor({ params }: EqInsert) {
    this.slots = params.bands.map((band) => ({ ...band }));
    this.outputGainDb = params.outputGainDb;
    this.take("snap");
  }

  update(insert: BuiltInsert): void {
    if (insert.unit !== "eq") return;
    this.slots = seatBands(this.slots, insert.params.bands).map((band) => ({ ...band }));
    this.outputGainDb = insert.params.outputGainDb;
    this.take("smooth");
  }

  writer([first, key]: readonly string[]): (value: number) => void {
    if (key === undefined) {
      return (value) => {
        this.outputGainDb = value;
      };
    }
    return (value) => this.writeBand(first, key as "frequencyHz" | "gainDb" | "q", value);
  }

  take(mode: SetMode): void {
    this.unit.setBands(this.slots, mode);
    this.unit.setOutputGainDb(this.outputGainDb, mode);
  }

  private writeBand(id: string | undefined, key: "frequencyHz" | "gainDb" | "q", value: number): void {
    for (let i = 0; i < this.slots.length; i++) if (this.slots[i]!.id === id) this.slots[i]![key] = value;
  }
}

/** A unit that takes all its settings at once, as the session states them. */
class PlainUnit<Settings extends object> implements InsertUnit {
  private readonly params: Settings;

  constructor(
    readonly unit: Unit & { set(settings: Settings, mode: SetMode): void; readonly gainReductionDb?: number },
    params: Settings,
  ) {
    this.params = { ...params };
  }

  get gainReductionDb(): number {
    return this.unit.gainReductionDb ?? 0;
  }

  update(insert: BuiltInsert): void {
    Object.assign(this.params, insert.params);
    this.take("smooth");
  }

  writer([key]: readonly string[]): (value: number) => void {
    return (value) => {
      this.params[key as keyof Settings] = value as Settings[keyof Settings];
    };
  }

  take(mode: SetMode): void {
    this.unit.set(this.params, mode);
  }
}
