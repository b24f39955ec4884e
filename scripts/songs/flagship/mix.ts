import type { EqBandKind, Track } from "@/audio-engine/session/schema";

/** One move of an equaliser and why it is made. `gainDb` is 0 for cuts. */
export interface EqMove {
  readonly kind: EqBandKind;
  readonly frequencyHz: number;
  readonly gainDb: number;
  readonly q: number;
  readonly why: string;
}

/** One channel of the mixer: what it teaches, where it sits, and the reason for each move. */
export interface Channel {
  readonly trackId: string;
  readonly name: string;
  readonly role: Track["role"];
  readonly teaches: string;
  readonly faderDb: number;
  readonly pan: number;
  /** Level and place. */
  readonly why: string;
  readonly eq: readonly EqMove[];
}

/** Q of a cut with a maximally flat corner. */
const FLAT = 0.71;
const lowCut = (frequencyHz: number, why: string): EqMove => ({
  kind: "low-cut",
  frequencyHz,
  gainDb: 0,
  q: FLAT,
  why,
});
const bell = (frequencyHz: number, gainDb: number, q: number, why: string): EqMove => ({
  kind: "bell",
  frequencyHz,
  gainDb,
  q,
  why,
});
const highShelf = (frequencyHz: number, gainDb: number, why: string): EqMove => ({
  kind: "high-shelf",
  frequencyHz,
  gainDb,
  q: FLAT,
  why,
});

/** The mix, in the order of the mixer. Asset ids are `flagship-` and the track's id. */
export const CHANNELS: readonly Channel[] = [
  {
    trackId: "kick",
    name: "Kick",
    role: "drums",
    teaches: "The low end is shared: kick below, bass above it.",
    faderDb: 0,
    pan: 0,
    why: "Kick in the centre, the loudest peak of the mix, so that every other level is set against it.",
    eq: [
      bell(60, 2.5, 1.1, "Kick takes the octave around 60 Hz; the bass makes room there."),
      bell(280, -4, 1.2, "Less cardboard at 280 Hz, where guitar and piano have their body."),
      bell(3500, 4, 1, "The beater at 3.5 kHz is what small loudspeakers can play of a kick."),
    ],
  },
  {
    trackId: "snare",
    name: "Snare",
    role: "drums",
    teaches: "Ghost notes and backbeat: some 30 dB between the softest and the loudest stroke.",
    faderDb: -0.5,
    pan: 0,
    why: "Snare in the centre a little under the kick: the backbeat carries, the tune stays on top.",
    eq: [
      lowCut(90, "Nothing of a snare lives below 90 Hz but the kick's rumble."),
      bell(450, -2.5, 1.2, "Less box at 450 Hz."),
      highShelf(5000, 3.5, "Wires and stick above 5 kHz, so that it cuts without being louder."),
    ],
  },
  {
    trackId: "hat",
    name: "Hi-hat",
    role: "drums",
    teaches: "How little of a close microphone is needed when the overheads hear it too.",
    faderDb: -4.5,
    pan: -0.35,
    why: "Hat to the left, where the overheads hear it, and low: it only sharpens what they bring.",
    eq: [lowCut(350, "Nothing of a hi-hat is needed below 350 Hz.")],
  },
  {
    trackId: "toms",
    name: "Toms",
    role: "drums",
    teaches: "A part that plays four beats in sixteen bars: gate, or leave it open?",
    faderDb: -3,
    pan: 0.15,
    why: "Toms near the middle, a little under the snare, so that the fills lead into the next part.",
    eq: [bell(380, -4, 1, "Less basketball at 380 Hz."), bell(4000, 2, 1, "A little stick at 4 kHz.")],
  },
  {
    trackId: "overheads",
    name: "Overheads",
    role: "drums",
    teaches: "One picture of the whole kit; its distance to the close stems is real (snare 3.7 ms later).",
    faderDb: 1.5,
    pan: 0,
    why: "Overheads in full width, just loud enough to join the close drums into one kit.",
    eq: [
      lowCut(
        160,
        "Kick and toms belong to their own stems: cut below 160 Hz keeps the low end in one place.",
      ),
      bell(420, -2, 0.9, "Less of the drums' body at 420 Hz: the close stems bring it."),
      highShelf(7000, 3, "Cymbals and room above 7 kHz: most of the mix's air comes from here."),
    ],
  },
  {
    trackId: "percussion",
    name: "Shaker and tambourine",
    role: "drums",
    teaches: "Movement you miss only when it is muted.",
    faderDb: -2,
    pan: 0.4,
    why: "Shaker and tambourine to the right, against the hat on the left; felt more than heard.",
    eq: [lowCut(500, "There is no note below 500 Hz in a shaker.")],
  },
  {
    trackId: "bass",
    name: "Bass",
    role: "bass",
    teaches: "Locks to the kick; the low end that must survive a phone.",
    faderDb: 0.5,
    pan: 0,
    why: "Bass in the centre, as loud as the kick in the low end: together they are one instrument.",
    eq: [
      lowCut(32, "Below 32 Hz there is nothing but movement of the cone."),
      bell(62, -2.5, 1.2, "A dip at 62 Hz where the kick was raised."),
      bell(900, 3.5, 0.9, "Fingers at 900 Hz: the bass stays audible where there are no lows."),
    ],
  },
  {
    trackId: "acoustic-guitar",
    name: "Acoustic guitar",
    role: "guitar",
    teaches: "Shares 1 to 3 kHz with the lead: masking, and how to make way.",
    faderDb: 1.5,
    pan: -0.65,
    why: "Guitar well to the left, answering the piano on the right; the middle belongs to the tune.",
    eq: [
      lowCut(110, "Below 110 Hz it would only thicken the bass."),
      bell(
        230,
        -3,
        1,
        "Close microphones exaggerate 230 Hz; the bass and the piano's left hand need it more.",
      ),
      bell(1900, -2.5, 0.9, "A dip at 1.9 kHz, where the saxophone speaks."),
      highShelf(
        3800,
        5,
        "The recording is dark: strings and plectrum above 4 kHz turn the strum into rhythm.",
      ),
    ],
  },
  {
    trackId: "piano",
    name: "Piano",
    role: "keys",
    teaches: "Doubles the guitar's chords: mute it and ask what is missing.",
    faderDb: -3.5,
    pan: 0.45,
    why: "Piano to the right as the guitar's partner, and behind it: support, not a second lead.",
    eq: [
      lowCut(140, "The left hand stays out of the bass's octave."),
      bell(330, -2.5, 0.9, "Less mud at 330 Hz, where guitar, piano and strings pile up."),
      highShelf(4000, 4, "The recording is dark; above 4 kHz the hammers come forward."),
    ],
  },
  {
    trackId: "organ",
    name: "Organ",
    role: "keys",
    teaches: "Glue: a held sound that moves only by its loudspeaker.",
    faderDb: -4,
    pan: 0.6,
    why: "Organ far right and low: it fills the holes between the chords.",
    eq: [
      lowCut(180, "No pedal notes: the low end is taken."),
      bell(1500, -2, 0.8, "Out of the saxophone's way at 1.5 kHz."),
    ],
  },
  {
    trackId: "strings",
    name: "Strings",
    role: "strings",
    teaches: "Chorus lift; a candidate for automation.",
    faderDb: -5.5,
    pan: 0,
    why: "Strings wide and behind: they make the chorus larger without a louder band.",
    eq: [
      lowCut(170, "Celli below 170 Hz would blur the bass."),
      bell(2300, -2.5, 0.9, "Less bow at 2.3 kHz, where the saxophone must be in front."),
      highShelf(8000, 2, "Shine above 8 kHz, a place that nobody else holds for long."),
    ],
  },
  {
    trackId: "lead",
    name: "Lead: tenor sax",
    role: "lead",
    teaches: "The tune: everything else is arranged around it.",
    faderDb: 4.5,
    pan: 0,
    why: "Saxophone in the centre, the loudest thing but for the drums' peaks.",
    eq: [
      lowCut(140, "Its lowest note here is 294 Hz: below 140 Hz there is no tone."),
      bell(560, -2, 1.1, "Less honk at 560 Hz."),
      bell(
        2000,
        -3,
        0.8,
        "The horn's own bite at 2 kHz is more than enough; less of it lets the level come up.",
      ),
      highShelf(5000, 2.5, "Breath and edge above 5 kHz keep it near."),
    ],
  },
];

/** Loudness of the finished record: a little tone, then the limiter. */
export const MASTERING = {
  eq: [
    lowCut(
      25,
      "Nothing below 25 Hz that a loudspeaker could use; it would only take the limiter's headroom.",
    ),
    bell(320, -1, 0.8, "One decibel less at 320 Hz: the sum is thicker there than any stem."),
    highShelf(9000, 1.5, "A broad lift above 9 kHz opens the whole picture."),
  ],
  inputGainDb: 9.5,
  ceilingDbtp: -1,
  releaseSeconds: 0.12,
  why: "The limiter brings the mix to the loudness of a released record, and no peak passes −1 dBTP.",
} as const;
