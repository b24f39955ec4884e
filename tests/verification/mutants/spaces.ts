import type { Mutant } from "../mutants";

const acoustics = (name: string): string => `audio-engine/acoustics/${name}.ts`;

/** Faults of microphones, stereo pairs and rooms beyond those of their first claims. */
export const SPACE_MUTANTS: readonly Mutant[] = [
  {
    claim: "microphone-types",
    fault: "the presence of a dynamic microphone is a quarter of a decibel high",
    file: acoustics("microphone-character"),
    find: "frequencyHz: 5500, gainDb: 5, q: 1",
    replace: "frequencyHz: 5500, gainDb: 5.25, q: 1",
  },
  {
    claim: "microphone-types",
    fault: "the treble of a ribbon microphone begins to sink 4 per cent higher",
    file: acoustics("microphone-character"),
    find: 'kind: "high-shelf", frequencyHz: 10000',
    replace: 'kind: "high-shelf", frequencyHz: 10400',
  },
  {
    claim: "stereo-pair-level",
    fault: "ORTF is 110.4 degrees wide",
    file: acoustics("stereo-pair"),
    find: "ortf: { spacingMetres: 0.17, angleDegrees: 110,",
    replace: "ortf: { spacingMetres: 0.17, angleDegrees: 110.4,",
  },
  {
    claim: "stereo-pair-level",
    fault: "a pair is turned by a fiftieth of a degree too much",
    file: acoustics("stereo-pair"),
    find: "aim: turned(aim, (side * angleDegrees) / 2),",
    replace: "aim: turned(aim, (side * angleDegrees) / 2 + 0.02),",
  },
  {
    claim: "stereo-pair-time",
    fault: "AB stands 0.8 millimetres too wide",
    file: acoustics("stereo-pair"),
    find: "ab: { spacingMetres: 0.5,",
    replace: "ab: { spacingMetres: 0.5008,",
  },
  {
    claim: "reflection-levels",
    fault: "walls take half a per cent more decibels",
    file: acoustics("arrivals"),
    find: "0.5 * log(Math.max(1 - absorbed, 1e-30))",
    replace: "0.5025 * log(Math.max(1 - absorbed, 1e-30))",
  },
  {
    claim: "reflection-levels",
    fault: "air takes 2 per cent more",
    file: acoustics("air"),
    find: "return 8.686 * square * (1.84e-11 + oxygen + nitrogen);",
    replace: "return 8.86 * square * (1.84e-11 + oxygen + nitrogen);",
  },
  {
    claim: "reverberant-tail",
    fault: "the tail decays 3 per cent too fast",
    file: acoustics("diffuse-tail"),
    find: "const perFrame = exp(-rates[band]! / (2 * SAMPLE_RATE_HZ));",
    replace: "const perFrame = exp((-1.03 * rates[band]!) / (2 * SAMPLE_RATE_HZ));",
  },
  {
    claim: "direct-to-reverberant",
    fault: "the balance is told 0.4 dB too dry",
    file: acoustics("placement"),
    find: "directEnergy(direct, microphone) /",
    replace: "(1.1 * directEnergy(direct, microphone)) /",
  },
  {
    claim: "direct-to-reverberant",
    fault: "the tail is heard 1 dB too loud",
    file: acoustics("diffuse-tail"),
    find: "const gain = Math.sqrt(power[band]!) *",
    replace: "const gain = 1.12 * Math.sqrt(power[band]!) *",
  },
];
