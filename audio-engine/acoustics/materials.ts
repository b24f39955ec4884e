/** Share 0…1 of the energy that a material swallows, per octave band from 62.5 Hz to 16 kHz. */
export interface Material {
  readonly name: string;
  readonly absorption01: readonly number[];
}

export type MaterialId =
  | "brick"
  | "plasterboard"
  | "glass"
  | "wood-floor"
  | "carpet"
  | "heavy-velour"
  | "glass-wool-50-mm";

/** Tables give 125 Hz to 4 kHz; beyond, the outer values are kept. */
function measured(name: string, from125HzTo4Khz: readonly [number, ...number[]]): Material {
  const highest = from125HzTo4Khz[from125HzTo4Khz.length - 1] ?? from125HzTo4Khz[0];
  return { name, absorption01: [from125HzTo4Khz[0], ...from125HzTo4Khz, highest, highest] };
}

/** Typical values of the usual tables (random incidence). */
export const MATERIALS: Readonly<Record<MaterialId, Material>> = {
  brick: measured("brick", [0.03, 0.03, 0.03, 0.04, 0.05, 0.07]),
  plasterboard: measured("plasterboard", [0.29, 0.1, 0.06, 0.05, 0.04, 0.04]),
  glass: measured("glass", [0.18, 0.06, 0.04, 0.03, 0.02, 0.02]),
  "wood-floor": measured("wood floor", [0.15, 0.11, 0.1, 0.07, 0.06, 0.07]),
  carpet: measured("carpet", [0.02, 0.06, 0.14, 0.37, 0.6, 0.65]),
  "heavy-velour": measured("heavy velour", [0.14, 0.35, 0.55, 0.72, 0.7, 0.65]),
  "glass-wool-50-mm": measured("50 mm glass wool", [0.22, 0.82, 0.99, 0.99, 0.99, 0.99]),
};
