import { partSeed, seededRandom } from "@/learning/random";
import { defineExercise } from "./define";
import type { Goal, Guard } from "./goals";
import { TRANSLATE_IT } from "./public";
import { TRANSLATION_FAULTS, withTranslationFault } from "./translation-faults";

const GUARDS: readonly Guard[] = [
  {
    kind: "in-range",
    reason:
      "Only inserts, faders, pan, polarity and mutes count here; put everything else back where it was.",
  },
  { kind: "audible", reason: "Your mix is almost silent; bring its level back up." },
  { kind: "effort", reason: "You have not changed the sound yet; mend the part, then check again." },
];

const whole = { during: "whole", tolerance: 0, onPurpose: false } as const;

/** How much softer or louder a mended part may be on good loudspeakers. */
const MOST_LOUDER_LU = 3;
const MOST_SOFTER_LU = 3;

const levelKept = (of: string, name: string): Goal => ({
  ...whole,
  id: `${of}-level`,
  measure: "part-loudness-change",
  of,
  target: { min: -MOST_SOFTER_LU, max: MOST_LOUDER_LU },
  weight: 1,
  onPurpose: true,
  words: {
    met: `On good loudspeakers ${name} is about as loud as before: it moved by {value}.`,
    over: `On good loudspeakers ${name} is louder by {value}; up to ${MOST_LOUDER_LU} LU is mending, more is turning it up.`,
    under: `On good loudspeakers ${name} moved by {value}: mended for small loudspeakers, lost for large ones.`,
  },
});

/** All three parts are looked at in every variant: the goals do not tell which one is at fault. */
const GOALS: readonly Goal[] = [
  {
    ...whole,
    id: "bass-on-laptop",
    measure: "loss-on-laptop",
    of: "bass",
    target: { max: 3 },
    weight: 2,
    words: {
      met: "The bass arrives on a laptop: it loses {value} there.",
      over: "The bass loses {value} on a laptop, and 3 LU is the most: small loudspeakers need its upper part.",
      under: "",
    },
  },
  {
    ...whole,
    id: "bass-in-club",
    measure: "loss-on-club",
    of: "bass",
    target: { max: -0.3 },
    weight: 1,
    words: {
      met: "The bass still has its floor: in a club it moves by {value} of loss, so it gains.",
      over: "The bass loses {value} in a club, where basses gain: its lowest part is gone.",
      under: "",
    },
  },
  {
    ...whole,
    id: "lead-in-mono",
    measure: "loss-on-mono",
    of: "lead",
    target: { max: 0.5 },
    weight: 2,
    words: {
      met: "The voice stays in mono: it loses {value}.",
      over: "The voice loses {value} in mono, and 0.5 LU is the most: one side cancels the other.",
      under: "",
    },
  },
  {
    ...whole,
    id: "keys-in-mono",
    measure: "loss-on-mono",
    of: "piano",
    target: { max: 3.5 },
    weight: 2,
    words: {
      met: "The piano stays in mono: it loses {value}.",
      over: "The piano loses {value} in mono, and 3.5 LU is the most for a wide pair: one side cancels the other.",
      under: "",
    },
  },
  {
    ...whole,
    id: "width",
    measure: "width",
    of: "print",
    target: { min: -15, max: -6 },
    weight: 1,
    onPurpose: true,
    words: {
      met: "The mix is still wide: its sides lie at {value} against its middle.",
      over: "The sides lie at {value} against the middle: more than −6 dB rarely survives one loudspeaker.",
      under: "The sides lie at {value} against the middle: below −15 dB the mix has hardly any width left.",
    },
  },
  levelKept("bass", "the bass"),
  levelKept("lead", "the voice"),
  levelKept("piano", "the piano"),
];

/** A mix with one part that does not arrive everywhere, to be mended in the mixer. */
export const translateIt = defineExercise({
  work: "tracks",
  info: TRANSLATE_IT,
  editable: ["*/inserts", "*/faderDb", "*/pan", "*/polarity", "*/mute"],
  hidden: ["spectrum", "meters", "waveform"],
  guards: GUARDS,
  picture: "none",
  counting: "together",
  draw(seed, attempt, { session }) {
    if (attempt > 0) return null;
    const random = seededRandom(partSeed(seed, attempt));
    const fault = TRANSLATION_FAULTS[random.index(TRANSLATION_FAULTS.length)] ?? "bass-too-low";
    return { reference: null, goals: GOALS, start: withTranslationFault(session, fault) };
  },
});
