import type { ParameterDescriptor } from "./descriptor";

const decibels = { unit: "decibel", curve: "linear", step: 0.5, fineStep: 0.1 } as const;
const log = { curve: "log", step: 1 / 120, fineStep: 1 / 1200 } as const;

/** Fader, pan and sends of every track, bus and master. */
export const STRIP_PARAMETERS = {
  faderDb: {
    id: "faderDb",
    label: "Fader",
    unit: "decibel",
    min: -100,
    max: 10,
    defaultValue: 0,
    curve: "fader",
    step: 0.01,
    fineStep: 0.002,
    detent: 0,
    offAt: -100,
  },
  pan: {
    id: "pan",
    label: "Pan",
    unit: "pan",
    min: -1,
    max: 1,
    defaultValue: 0,
    curve: "linear",
    step: 0.05,
    fineStep: 0.01,
    detent: 0,
  },
  sendLevelDb: {
    id: "sendLevelDb",
    label: "Send",
    unit: "decibel",
    min: -100,
    max: 10,
    defaultValue: -100,
    curve: "fader",
    step: 0.01,
    fineStep: 0.002,
    detent: 0,
    offAt: -100,
  },
} as const satisfies Record<string, ParameterDescriptor>;

/** One band of the parametric equaliser. */
export const EQ_BAND_PARAMETERS = {
  frequencyHz: {
    id: "frequencyHz",
    label: "Frequency",
    unit: "hertz",
    min: 20,
    max: 20000,
    defaultValue: 1000,
    ...log,
  },
  gainDb: { id: "gainDb", label: "Gain", min: -24, max: 24, defaultValue: 0, detent: 0, ...decibels },
  q: { id: "q", label: "Q", unit: "q", min: 0.1, max: 18, defaultValue: 1, ...log },
} as const satisfies Record<string, ParameterDescriptor>;

export const EQ_PARAMETERS = {
  outputGainDb: {
    id: "outputGainDb",
    label: "Output",
    min: -24,
    max: 24,
    defaultValue: 0,
    detent: 0,
    ...decibels,
  },
} as const satisfies Record<string, ParameterDescriptor>;

export const LIMITER_PARAMETERS = {
  inputGainDb: {
    id: "inputGainDb",
    label: "Drive",
    min: -12,
    max: 24,
    defaultValue: 0,
    detent: 0,
    ...decibels,
  },
  ceilingDbtp: { id: "ceilingDbtp", label: "Ceiling", min: -12, max: 0, defaultValue: -1, ...decibels },
  releaseSeconds: {
    id: "releaseSeconds",
    label: "Release",
    unit: "second",
    min: 0.01,
    max: 1,
    defaultValue: 0.1,
    ...log,
  },
} as const satisfies Record<string, ParameterDescriptor>;

const MICROPHONE_AIM = { unit: "degree", curve: "linear", step: 5, fineStep: 1, detent: 0 } as const;
const POSITION = {
  unit: "metre",
  min: 0,
  max: 30,
  defaultValue: 1,
  curve: "linear",
  step: 0.05,
  fineStep: 0.01,
} as const;

export const MICROPHONE_PARAMETERS = {
  pattern01: {
    id: "pattern01",
    label: "Pattern",
    unit: "pattern",
    min: 0,
    max: 1,
    defaultValue: 0.5,
    curve: "linear",
    step: 0.05,
    fineStep: 0.01,
  },
  x: { id: "x", label: "Across the room", ...POSITION },
  y: { id: "y", label: "Along the room", ...POSITION },
  z: { id: "z", label: "Height", ...POSITION },
  azimuthDegrees: {
    id: "azimuthDegrees",
    label: "Angle",
    min: -180,
    max: 180,
    defaultValue: 0,
    ...MICROPHONE_AIM,
  },
  elevationDegrees: {
    id: "elevationDegrees",
    label: "Tilt",
    min: -90,
    max: 90,
    defaultValue: 0,
    ...MICROPHONE_AIM,
  },
} as const satisfies Record<string, ParameterDescriptor>;

export const CLIP_PARAMETERS = {
  gainDb: { id: "gainDb", label: "Clip gain", min: -24, max: 24, defaultValue: 0, detent: 0, ...decibels },
} as const satisfies Record<string, ParameterDescriptor>;

/** The border between two takes of a comp. */
export const COMP_PARAMETERS = {
  borderSeconds: {
    id: "borderSeconds",
    label: "Border",
    unit: "second",
    min: 0,
    max: 16,
    defaultValue: 0,
    curve: "linear",
    step: 0.01,
    fineStep: 0.001,
  },
  fadeSeconds: {
    id: "fadeSeconds",
    label: "Cross-fade",
    unit: "second",
    min: 0,
    max: 0.2,
    defaultValue: 0.02,
    curve: "linear",
    step: 0.005,
    fineStep: 0.001,
  },
} as const satisfies Record<string, ParameterDescriptor>;

/** What is done to the hits of a part. */
export const TIMING_PARAMETERS = {
  /** 0 as played, 1 on the player's own groove, −1 twice as loose. */
  tighten01: {
    id: "tighten01",
    label: "Quantise",
    unit: "percent",
    min: -1,
    max: 1,
    defaultValue: 0,
    curve: "linear",
    step: 0.05,
    fineStep: 0.01,
    detent: 0,
  },
  /** Positive is late. */
  lagSeconds: {
    id: "lagSeconds",
    label: "Lag",
    unit: "second",
    min: -0.08,
    max: 0.08,
    defaultValue: 0,
    curve: "linear",
    step: 0.005,
    fineStep: 0.001,
    detent: 0,
  },
  /** First eighth of a beat to the second. */
  swingRatio: {
    id: "swingRatio",
    label: "Swing",
    unit: "ratio",
    min: 1,
    max: 2,
    defaultValue: 1,
    curve: "linear",
    step: 0.05,
    fineStep: 0.01,
    detent: 1,
  },
} as const satisfies Record<string, ParameterDescriptor>;

/** Tones and noise never exceed −20 dBFS RMS: a safe level for ears on headphones. */
export const GENERATOR_PARAMETERS = {
  levelDbfs: { id: "levelDbfs", label: "Level", min: -80, max: -20, defaultValue: -26, ...decibels },
  frequencyHz: {
    id: "frequencyHz",
    label: "Frequency",
    unit: "hertz",
    min: 20,
    max: 20000,
    defaultValue: 1000,
    ...log,
  },
} as const satisfies Record<string, ParameterDescriptor>;

/** Listening volume: beside every session, never part of a print. */
export const VOLUME_PARAMETER = {
  id: "volumeDb",
  label: "Listening volume",
  unit: "decibel",
  min: -60,
  max: 0,
  defaultValue: -20,
  curve: "linear",
  step: 1,
  fineStep: 0.5,
} as const satisfies ParameterDescriptor;
