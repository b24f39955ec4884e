import { newInsert } from "@/audio-engine/session";
import { bell, type Channel, highCut, highShelf, lowCut } from "../mix";
import { lateFrames, type StemName } from "./seats";

/** A spot microphone, moved to where the main pair hears its section. */
function spot(channel: Omit<Channel, "trackId" | "delayFrames"> & { readonly trackId: StemName }): Channel {
  return { ...channel, delayFrames: lateFrames(channel.trackId) };
}

/** The good mix, in the order of the mixer. */
export const CHANNELS: readonly Channel[] = [
  {
    trackId: "pair",
    name: "Main pair",
    role: "mix",
    teaches: "Two microphones that hear everybody: width, distance and balance before any fader is touched.",
    faderDb: 2,
    pan: 0,
    why: "The main pair is the picture, at its own level and in full width; the spots are only there to sharpen it.",
    eq: [
      lowCut(28, "Below 28 Hz there is the hall's rumble and no instrument."),
      highShelf(
        7000,
        1.5,
        "The hall swallows treble on the way to the pair: a decibel and a half above 7 kHz gives it back.",
      ),
    ],
    after: [
      {
        insert: newInsert("stereo-width", "width", { width01: 0.65, sideLowCutHz: 130 }),
        why: "Two thirds of its width, and the basses in the middle below 130 Hz: the pair spreads the near strings too far for a small room.",
      },
    ],
  },
  spot({
    trackId: "violins-1",
    name: "First violins, spot",
    role: "strings",
    teaches: "How little of a spot is needed: mute it, and the tune at the top of bar 9 loses its edge.",
    faderDb: -2,
    pan: -0.5,
    why: "First violins to the left, where the pair hears them, and so low that you hear them nearer, not louder.",
    eq: [
      lowCut(170, "Their lowest string is at 196 Hz: what lies below is the neighbours."),
      highShelf(
        6500,
        -1.5,
        "A microphone at 1.9 m hears more rosin than a listener: 1.5 dB less above 6.5 kHz.",
      ),
    ],
    sends: [
      {
        to: "near",
        levelDb: -12,
        why: "A little hall after 30 ms, so that the spot sits in the room and stays in front.",
      },
    ],
  }),
  spot({
    trackId: "violins-2",
    name: "Second violins, spot",
    role: "strings",
    teaches: "An inner part that is felt: counter-melody under the oboe, tremolo in the crescendo.",
    faderDb: -4,
    pan: -0.25,
    why: "Second violins half left behind the first: their thread and their tremolo should be felt first and heard second.",
    eq: [lowCut(170, "Nothing of a violin lies under 170 Hz.")],
    sends: [{ to: "near", levelDb: -12, why: "The same hall as the first violins: they share a stage." }],
  }),
  spot({
    trackId: "violas",
    name: "Violas, spot",
    role: "strings",
    teaches: "The middle of the orchestra: the rocking figure moves the opening.",
    faderDb: -3,
    pan: 0.25,
    why: "Violas half right, opposite the second violins, just loud enough that the rocking figure can be counted.",
    eq: [
      lowCut(110, "The viola's lowest string is at 131 Hz."),
      bell(380, -1.5, 1, "A little less at 380 Hz, where violas, celli and horns meet."),
    ],
    sends: [{ to: "near", levelDb: -12, why: "Into the same near hall as the other strings." }],
  }),
  spot({
    trackId: "low-strings",
    name: "Celli and basses, spot",
    role: "strings",
    teaches: "The first tune: a spot makes a soloist out of a section for four bars, then gives it back.",
    faderDb: -1,
    pan: 0.5,
    why: "Celli and basses to the right, the loudest spot, because they have the tune at the softest place.",
    eq: [
      lowCut(36, "The lowest bass note is at 49 Hz."),
      bell(240, -2, 1, "Close to a cello 240 Hz booms; two decibels less keep the tune clear."),
    ],
    sends: [{ to: "near", levelDb: -14, why: "Less hall than the violins: low notes blur first." }],
  }),
  spot({
    trackId: "woodwinds",
    name: "Woodwinds, spot",
    role: "other",
    teaches: "A soloist six metres behind the strings: nearer by ear, not moved forward by force.",
    faderDb: -2,
    pan: 0,
    why: "Woodwinds in the middle; the spot brings the oboe half a step nearer and leaves it behind the strings.",
    eq: [
      lowCut(180, "The clarinet's lowest note here is at 262 Hz."),
      bell(
        1100,
        -1.5,
        1.2,
        "The oboe's nose at 1.1 kHz is softened by distance in the pair; the spot should not undo that.",
      ),
    ],
    sends: [{ to: "near", levelDb: -9, why: "More hall than the strings, because they sit deeper." }],
  }),
  spot({
    trackId: "horns",
    name: "Horns, spot",
    role: "other",
    teaches: "Far is not soft: nearly no pre-delay, much hall, little treble.",
    faderDb: -9,
    pan: -0.3,
    why: "Horns left at the back wall: their spot is almost off, since what makes them noble is the way through the hall.",
    eq: [
      lowCut(60, "The lowest horn note is at 147 Hz, its body a little below."),
      highCut(6000, "Far sounds lose their treble in the air: nothing above 6 kHz from this microphone."),
    ],
    sends: [
      {
        to: "far",
        levelDb: -3,
        tap: "pre",
        why: "Sent before the fader to the far hall: the reverberation of the horns without the horns' nearness.",
      },
    ],
  }),
  spot({
    trackId: "trumpet",
    name: "Trumpet, spot",
    role: "other",
    teaches: "An entry of two bars: it must crown the climax, not open a new one.",
    faderDb: -7,
    pan: 0.25,
    why: "Trumpet half right behind the violas, kept low: with an orchestra in full voice it is bright enough to be heard through it.",
    eq: [lowCut(160, "Nothing of the trumpet lies under 160 Hz.")],
    sends: [{ to: "far", levelDb: -8, why: "It stands at the back, so it gets the far hall." }],
  }),
  spot({
    trackId: "harp",
    name: "Harp, spot",
    role: "keys",
    teaches: "A quiet instrument among loud ones: the spot is for the soft places alone.",
    faderDb: -3,
    pan: -0.6,
    why: "Harp far left beside the first violins; in the opening it is the only thing that moves, so it is there by name.",
    eq: [
      lowCut(60, "The lowest string that is played is at 73 Hz."),
      bell(
        2800,
        1.5,
        0.9,
        "A little finger at 2.8 kHz, so that the arpeggio is counted through the strings.",
      ),
    ],
    sends: [{ to: "near", levelDb: -10, why: "The arpeggios bind together in the hall." }],
  }),
  spot({
    trackId: "timpani",
    name: "Timpani, spot",
    role: "drums",
    teaches: "The stick on the skin comes from the spot, the thunder from the hall.",
    faderDb: -8,
    pan: 0,
    why: "Timpani in the middle at the back: the spot adds only the stick, the pair has the thunder.",
    eq: [
      lowCut(45, "The low D is at 73 Hz; what lies under 45 Hz is the stage."),
      bell(140, -2, 1, "Two decibels less at 140 Hz keep the roll from covering the celli."),
    ],
    sends: [{ to: "far", levelDb: -10, why: "A trace of the far hall binds the stick to its thunder." }],
  }),
  spot({
    trackId: "choir",
    name: "Choir, spot",
    role: "voice",
    teaches: "The far wall of the picture: it widens the climax without being noticed until it stops.",
    faderDb: -8,
    pan: 0,
    why: "Choir behind everybody: it is meant as light, not as words, and comes mostly through the hall.",
    eq: [
      lowCut(120, "The basses of this choir begin at 220 Hz."),
      bell(2600, 1.5, 0.9, "A little vowel at 2.6 kHz tells it from strings."),
    ],
    sends: [
      {
        to: "far",
        levelDb: -2,
        tap: "pre",
        why: "Into the far hall before the fader: the wall, not the singers.",
      },
    ],
  }),
];
