import type { MaterialSection, PracticeMaterial } from "@/learning/material";
import type { Goal, Guard } from "./goals";

/** A section of the material's form as a goal's `during`. @throws RangeError when the material has no such section */
export function duringOf({ form = [] }: PracticeMaterial, name: string): Exclude<Goal["during"], "whole"> {
  const found = form.find((section: MaterialSection) => section.name === name);
  if (found === undefined) throw new RangeError(`The material has no part "${name}".`);
  return { fromFrame: found.startFrame, toFrame: found.endFrame };
}

interface VoiceWindow {
  readonly voiceId: string;
  /** Who sings, as a sentence begins with it: "The voice". */
  readonly who: string;
  readonly part: string;
  readonly during: Goal["during"];
  readonly minLu: number;
  readonly maxLu: number;
}

/** Half a loudness unit is the least that is heard: the windows are met from there on. */
const LOUDNESS_TOLERANCE_LU = 0.5;

/** A voice in front of its band by so much, in one part of a song. */
export function voiceOverBandGoal({ voiceId, who, part, during, minLu, maxLu }: VoiceWindow): Goal {
  const window = `${minLu} to ${maxLu} LU`.replaceAll("-", "−");
  const where = part.toLowerCase();
  return {
    id: `voice-${part.toLowerCase().replaceAll(" ", "-")}`,
    measure: "voice-over-band",
    of: voiceId,
    during,
    target: { min: minLu, max: maxLu },
    tolerance: LOUDNESS_TOLERANCE_LU,
    weight: 3,
    onPurpose: true,
    words: {
      met: `${who} lies {value} over the band in the ${where}, where ${window} is usual.`,
      under: `${who} lies {value} against the band in the ${where}: the band covers it. ${window} is usual.`,
      over: `${who} lies {value} over the band in the ${where}: the band is behind a curtain. ${window} is usual.`,
    },
  };
}

/** No part so far under the others that it might as well be muted. */
export function softestPartGoal(minLu: number): Goal {
  const limit = `${minLu} LU`.replaceAll("-", "−");
  return {
    id: "softest-part",
    measure: "softest-part",
    of: "print",
    during: "whole",
    target: { min: minLu },
    tolerance: 0,
    weight: 2,
    onPurpose: true,
    words: {
      met: "Every part can be heard: the softest lies {value} against the whole.",
      under: `One part lies {value} against the whole; below ${limit} nobody would miss it if it were muted.`,
      over: "",
    },
  };
}

/** What a mix may lose when it is folded to mono. */
export const MONO_GOAL: Goal = {
  id: "mono",
  measure: "mono-fold-loss",
  of: "print",
  during: "whole",
  target: { max: 1.5 },
  tolerance: 0,
  weight: 1,
  onPurpose: true,
  words: {
    met: "Folded to mono the mix loses {value}.",
    under: "",
    over: "Folded to mono the mix loses {value}; up to 1.5 LU nobody notices.",
  },
};

/** Low notes in both loudspeakers. */
export const BASS_WIDTH_GOAL: Goal = {
  id: "bass-width",
  measure: "bass-width",
  of: "print",
  during: "whole",
  target: { max: -18 },
  tolerance: 0,
  weight: 1,
  onPurpose: true,
  words: {
    met: "The bass stays in the middle: its sides lie {value} against it.",
    under: "",
    over: "The bass leans to a side: its sides lie {value} against the middle, and −18 dB or less keeps both loudspeakers working.",
  },
};

/** Gates that every mix passes that is one. */
export const MIX_GUARDS = {
  audible: { kind: "audible", reason: "There is almost nothing to hear; bring the faders back up." },
  parts: {
    kind: "parts-present",
    reason: "A part is gone. Everybody who was recorded stays in the mix this time; put it back.",
  },
  clipping: {
    kind: "no-clipping",
    reason: "The master clips. Bring the faders down together, then check again.",
  },
} as const satisfies Readonly<Record<string, Guard>>;
