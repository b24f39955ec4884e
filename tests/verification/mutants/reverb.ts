import type { Mutant } from "../mutants";

const dsp = (name: string): string => `audio-engine/dsp/${name}.ts`;

/** Faults of the reverb. */
export const REVERB_MUTANTS: readonly Mutant[] = [
  {
    claim: "reverb-curve",
    fault: "every round takes 1½ per cent more decibels",
    file: dsp("reverb-decay"),
    find: "const perSecond = (-60 * lineFrames) / SAMPLE_RATE_HZ;",
    replace: "const perSecond = (-60.9 * lineFrames) / SAMPLE_RATE_HZ;",
  },
  {
    claim: "reverb-curve",
    fault: "what the shelves take from the middle is given back only once",
    file: dsp("reverb-decay"),
    find: "const STEPS = 2;",
    replace: "const STEPS = 0;",
  },
  {
    claim: "reverb-time",
    fault: "the mixing of the lines loses a hundredth of a decibel per round",
    file: dsp("reverb-tail"),
    find: "const back = 0.25 * lines[from + i]!;",
    replace: "const back = 0.2497 * lines[from + i]!;",
  },
  {
    claim: "reverb-early",
    fault: "the first reflections of a hall are two decibels too strong",
    file: dsp("reverb-kinds"),
    find: "energy: 0.52,",
    replace: "energy: 0.82,",
  },
  {
    claim: "reverb-smooth",
    fault: "the lines are a third as long: fewer tones, further apart",
    file: dsp("reverb"),
    find: "new ReverbTail(lineFrames,",
    replace: "new ReverbTail(lineFrames.map((frames) => Math.round(frames / 3)),",
  },
];
