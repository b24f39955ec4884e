import {
  type CabinetBand,
  type CabinetKind,
  cabinetBands,
  closenessGainDb,
  positionGainDb,
} from "./cabinet-kinds";
import { ParametricEq } from "./eq-parametric";
import type { SetMode } from "./smoothing";
import type { Unit } from "./unit";

export interface CabinetSettings {
  /** Cannot change while the unit lives. All typical, ours; "direct" is no cabinet. */
  readonly kind: CabinetKind;
  /** Where the microphone looks: 0 the cone's centre, 1 its edge. */
  readonly position01: number;
  /** 0.01–0.6 m from the cloth: its proximity, heard as bass. */
  readonly distanceMetres: number;
  /** −24…+12 dB. */
  readonly outputDb: number;
}

/** A loudspeaker and a close microphone: a chain of the equaliser's bands, minimum-phase and without delay. */
export class Cabinet implements Unit {
  readonly latencyFrames = 0;
  private readonly equaliser = new ParametricEq();
  private readonly bands: readonly CabinetBand[];

  constructor(settings: CabinetSettings) {
    this.bands = cabinetBands(settings.kind);
    this.set(settings, "snap");
  }

  /** Never allocates. */
  set({ position01, distanceMetres, outputDb }: CabinetSettings, mode: SetMode): void {
    const { bands } = this;
    if (bands.length > 0) {
      bands[bands.length - 2]!.gainDb = positionGainDb(position01);
      bands[bands.length - 1]!.gainDb = closenessGainDb(distanceMetres);
    }
    this.equaliser.setBands(bands, mode);
    this.equaliser.setOutputGainDb(outputDb, mode);
  }

  process(left: Float64Array, right: Float64Array | null, frames: number): void {
    this.equaliser.process(left, right, frames);
  }

  reset(): void {
    this.equaliser.reset();
  }
}
