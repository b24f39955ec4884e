import { PLAYBACK_SYSTEM_CHOICE, type PlaybackSystemName } from "@/audio-engine";

/** How a place is said in a sentence, and what is to be known of it. */
const PLACES: Readonly<
  Partial<Record<PlaybackSystemName, { readonly place: string; readonly words: string }>>
> = {
  headphones: {
    place: "On headphones",
    words: "Closed headphones: more bass, a dip at 4 kHz. Left and right never meet in the air.",
  },
  phone: {
    place: "On a phone",
    words: "One small loudspeaker: hardly anything below 350 Hz, and both sides added together.",
  },
  laptop: {
    place: "On a laptop",
    words: "Two small loudspeakers close together: nothing below 100 Hz, half the width.",
  },
  car: {
    place: "In a car",
    words: "The cabin lifts the bass, the seats swallow the treble, and the road rumbles along.",
  },
  club: { place: "In a club", words: "Wired mono, 10 dB more at 60 Hz, dull on top." },
  mono: { place: "In mono", words: "One flat loudspeaker: (L + R)/2 and nothing else." },
};

export interface OfferedSystem {
  readonly id: PlaybackSystemName;
  readonly label: string;
  readonly place: string;
  readonly words: string;
}

/** Systems that the lesson offers, in the order of the engine's own list. */
export const SYSTEMS: readonly OfferedSystem[] = PLAYBACK_SYSTEM_CHOICE.options.flatMap(
  ({ value, label }) => {
    const place = PLACES[value];
    return place === undefined ? [] : [{ id: value, label, ...place }];
  },
);

/** To be said wherever a system is offered. */
export const SYSTEMS_NOTE =
  "The systems are stylised: drawn after what such devices have in common, not measured on any product.";
