export type AmplifierKind = "clean" | "crunch" | "lead" | "bass";

/** What an amplifier is built as. Ours, after what such amplifiers have in common; no model of any make. */
export interface AmplifierVoicing {
  /** First-order high-pass in front: less bass to bend makes a tighter sound. */
  readonly inputCutHz: number;
  readonly firstGainDb: number;
  /** How far from the middle of its curve each valve rests; the second turns the wave over, so its sign is opposite. */
  readonly firstBias: number;
  readonly secondBias: number;
  /** Coupling capacitor between the two, and what the capacitance of the next grid takes behind each: first order. */
  readonly couplingHz: number;
  readonly millerHz: number;
  readonly secondGainDb: number;
  /** Gain behind the tone controls, which lose 5 to 20 dB. */
  readonly powerGainDb: number;
  /** Lowest that the output transformer passes, first order. */
  readonly transformerHz: number;
  /** Behind everything, so that another voicing is not first of all louder: a power stage at its end is at full scale. */
  readonly lastGainDb: number;
}

export const AMPLIFIER_VOICINGS: Readonly<Record<AmplifierKind, AmplifierVoicing>> = {
  clean: {
    inputCutHz: 20,
    firstGainDb: -8,
    firstBias: 0.3,
    secondBias: -0.25,
    couplingHz: 15,
    millerHz: 14000,
    secondGainDb: 0,
    powerGainDb: 12,
    transformerHz: 25,
    lastGainDb: 0,
  },
  crunch: {
    inputCutHz: 60,
    firstGainDb: 0,
    firstBias: 0.4,
    secondBias: -0.35,
    couplingHz: 50,
    millerHz: 10000,
    secondGainDb: 9,
    powerGainDb: 12,
    transformerHz: 25,
    lastGainDb: -8,
  },
  lead: {
    inputCutHz: 110,
    firstGainDb: 6,
    firstBias: 0.5,
    secondBias: -0.3,
    couplingHz: 90,
    millerHz: 7000,
    secondGainDb: 26,
    powerGainDb: 11,
    transformerHz: 25,
    lastGainDb: -12,
  },
  bass: {
    inputCutHz: 10,
    firstGainDb: -4,
    firstBias: 0.35,
    secondBias: -0.2,
    couplingHz: 8,
    millerHz: 8000,
    secondGainDb: 3,
    powerGainDb: 13,
    transformerHz: 12,
    lastGainDb: -4,
  },
};
