import type { PracticeMaterial } from "@/learning/material";
import { defineExercise, type TrackVariant } from "./define";
import type { Goal } from "./goals";
import { MAKE_IT_ALIVE } from "./public";
import {
  BASS_WIDTH_GOAL,
  duringOf,
  MIX_GUARDS,
  MONO_GOAL,
  softestPartGoal,
  voiceOverBandGoal,
} from "./song-goals";

/** A correct mix in which nothing moves. Which song, the seed's material says. */
export const makeItAlive = defineExercise({
  work: "tracks",
  info: MAKE_IT_ALIVE,
  editable: ["*/automation", "*/faderDb", "*/pan"],
  hidden: ["meters", "spectrum"],
  picture: "none",
  counting: "together",
  guards: [
    {
      kind: "in-range",
      reason:
        "Only faders, pans and what moves of tracks and buses count here, not the master; put the rest back.",
    },
    MIX_GUARDS.audible,
    MIX_GUARDS.parts,
    MIX_GUARDS.clipping,
    { kind: "effort", reason: "Nothing moves yet; draw a line, or move a fader, then check." },
  ],
  draw(_seed, _attempt, material) {
    const isDrop = material.form?.some(({ name }) => name === "Drop") ?? false;
    return isDrop ? largerDrop(material) : nearWhisper(material);
  },
});

/** "Night Signal": the drop is to become larger than the verse by what moves, and the hook is to stay in front. */
function largerDrop(material: PracticeMaterial): TrackVariant {
  const during = duringOf(material, "Drop");
  const contrast: Goal = {
    id: "added-contrast",
    measure: "added-contrast",
    of: "print",
    during,
    target: { min: 1.5, max: 4 },
    tolerance: 0,
    weight: 3,
    onPurpose: true,
    words: {
      met: "You added {value} to the step from verse to drop.",
      under: "You added {value} to the step from verse to drop; from 1.5 LU on it is felt.",
      over: "You added {value} to the step from verse to drop; beyond 4 LU somebody reaches for the volume.",
    },
  };
  const width: Goal = {
    id: "added-width",
    measure: "added-width",
    of: "print",
    during,
    target: { min: 1, max: 8 },
    tolerance: 0,
    weight: 3,
    onPurpose: true,
    words: {
      met: "The drop opens: its sides grew by {value} more than the verse's.",
      under:
        "The drop does not open: against the verse its sides grew by {value}, and 1 dB is the least that is heard.",
      over: "The verse has lost its sides, or the drop its middle: {value} between them.",
    },
  };
  const hook = voiceOverBandGoal({
    voiceId: "lead",
    who: "The hook",
    part: "Drop",
    during,
    minLu: -5,
    maxLu: 0,
  });
  return {
    start: material.session,
    reference: null,
    brief:
      "The drop is hardly louder than what comes before it. Make it larger than the verse without the master.",
    goals: [contrast, width, { ...hook, weight: 2 }, softestPartGoal(-22), MONO_GOAL, BASS_WIDTH_GOAL],
  };
}

/** "Small Hours": the whisper is to come near and the belt not to jump out. */
function nearWhisper(material: PracticeMaterial): TrackVariant {
  const voice = (part: string): Goal =>
    voiceOverBandGoal({
      voiceId: "lead",
      who: "The lead",
      part,
      during: duringOf(material, part),
      minLu: 2,
      maxLu: 6,
    });
  const even: Goal = {
    id: "even-lead",
    measure: "part-evenness",
    of: "lead",
    during: "whole",
    target: { min: 3, max: 9 },
    tolerance: 0,
    weight: 3,
    onPurpose: true,
    words: {
      met: "From its softest to its loudest tenth the lead spans {value}.",
      under: "The lead spans {value}: it stands still, and a whisper is no whisper any more.",
      over: "The lead spans {value} from its softest to its loudest tenth: 9 LU is what one can follow without reaching for the volume.",
    },
  };
  return {
    start: material.session,
    reference: null,
    brief: "The whisper of the verse is half lost, the end of the chorus shouts. Ride the lead's fader.",
    goals: [voice("Verse"), voice("Chorus"), even, softestPartGoal(-30), MONO_GOAL, BASS_WIDTH_GOAL],
  };
}
