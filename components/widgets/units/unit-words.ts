import type { BuiltInsert } from "@/audio-engine";

interface UnitWords {
  readonly name: string;
  /** For a narrow place. */
  readonly short: string;
  /** What it does, in one sentence. */
  readonly does: string;
}

/** Every unit that can be inserted, in the order in which a list offers them. */
export const UNIT_WORDS: Readonly<Record<BuiltInsert["unit"], UnitWords>> = {
  eq: { name: "Equaliser", short: "EQ", does: "Raises or lowers parts of the spectrum." },
  compressor: { name: "Compressor", short: "Comp", does: "Lowers what is louder than a threshold." },
  gate: { name: "Gate", short: "Gate", does: "Lowers what is softer than a threshold." },
  "de-esser": { name: "De-esser", short: "De-ess", does: "Lowers sharp sounds while they are loud." },
  saturation: { name: "Saturation", short: "Sat", does: "Adds overtones by bending the wave." },
  "stereo-width": { name: "Stereo width", short: "Width", does: "Makes the sides louder or softer." },
  amplifier: {
    name: "Guitar amplifier",
    short: "Amp",
    does: "Plays the sound through a guitar's amplifier.",
  },
  cabinet: {
    name: "Loudspeaker cabinet",
    short: "Cab",
    does: "Plays the sound through a guitar's loudspeaker, heard by a close microphone.",
  },
  delay: { name: "Delay", short: "Delay", does: "Repeats the sound, softer each time." },
  reverb: { name: "Reverb", short: "Reverb", does: "Puts the sound into a space." },
  "polarity-delay": {
    name: "Polarity and delay",
    short: "Phase",
    does: "Turns the wave over, or lets it come later.",
  },
  limiter: { name: "Limiter", short: "Limit", does: "Lets no peak pass its ceiling." },
};
