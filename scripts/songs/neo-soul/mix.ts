import { newInsert } from "@/audio-engine/session";
import { bell, type Channel, type Group, highCut, highShelf, lowCut, type Mix, type Ride } from "../mix";
import { FRAMES_PER_BAR, LOOP_FRAMES, VERSE_BARS } from "./score";

const DRUMS: readonly Channel[] = [
  {
    trackId: "kick",
    name: "Kick",
    role: "drums",
    teaches: "Its pattern is the bass's pattern: two instruments, one low end.",
    faderDb: -0.5,
    pan: 0,
    why: "Kick in the centre and rather soft: in this music the bass is the louder of the two.",
    output: "drums",
    before: [
      {
        insert: newInsert("gate", "gate", {
          thresholdDb: -30,
          rangeDb: -14,
          holdSeconds: 0.09,
          releaseSeconds: 0.16,
          sidechainHighCutHz: 400,
        }),
        why: "A gate that listens below 400 Hz turns the snare's bleed down by 14 dB between the strokes; more would sound cut out.",
      },
    ],
    eq: [
      bell(58, 2.5, 1, "A rounder kick at 58 Hz, below most of the bass's notes."),
      bell(330, -4, 1.1, "Less of the shell at 330 Hz, where the Rhodes has its warmth."),
      bell(3200, 2.5, 0.9, "A little beater at 3.2 kHz, so that a phone plays it as well."),
    ],
  },
  {
    trackId: "snare",
    name: "Snare",
    role: "drums",
    teaches: "20 ms late on purpose: groove is a habit, not an error.",
    faderDb: -1,
    pan: 0,
    why: "Snare in the centre. It lies 20 ms behind the beat; loud it would drag, so it sits just under the voice.",
    output: "drums",
    eq: [
      lowCut(95, "Below 95 Hz the snare's microphone hears the kick."),
      bell(210, 1.5, 1, "A little belly at 210 Hz: fat, not sharp."),
      highShelf(6500, 2, "Wires above 6.5 kHz keep the soft ghost strokes audible."),
    ],
    after: [
      {
        insert: newInsert("compressor", "compressor", {
          thresholdDb: -20,
          ratio: 3,
          attackSeconds: 0.02,
          releaseSeconds: 0.12,
          makeupDb: 2,
        }),
        why: "20 ms of attack let the stick through, 3:1 brings the ghost strokes nearer to the backbeat.",
      },
    ],
    sends: [
      { to: "room", levelDb: -9, why: "A short room gives the dry close sound a place behind the singer." },
    ],
  },
  {
    trackId: "hat",
    name: "Hi-hat",
    role: "drums",
    teaches: "Where the swing is: odd sixteenths come late.",
    faderDb: -8,
    pan: 0.3,
    why: "Hat where the overheads hear it, to the right and low: the swing must be felt, not counted.",
    output: "drums",
    eq: [lowCut(400, "Only the cymbal: below 400 Hz its microphone hears snare and kick.")],
  },
  {
    trackId: "overheads",
    name: "Overheads",
    role: "drums",
    teaches: "The kit as one instrument, in stereo.",
    faderDb: 0,
    pan: 0,
    why: "Overheads in full width; they bring the ride, which has no microphone of its own.",
    output: "drums",
    eq: [
      lowCut(180, "The low end comes from the close microphones, in the centre."),
      bell(500, -2, 0.8, "Less of the room's box at 500 Hz."),
      highShelf(8000, 1.5, "Air above 8 kHz for the whole kit."),
    ],
  },
];

const RHYTHM: readonly Channel[] = [
  {
    trackId: "bass",
    name: "Bass",
    role: "bass",
    teaches: "The low end belongs to it, if the left hand of the Rhodes lets it.",
    faderDb: 2,
    pan: 0,
    why: "Bass in the centre, the floor of everything: the fundamental notes lie between 43 and 78 Hz, and nobody else plays there.",
    eq: [
      lowCut(34, "Below 34 Hz no note is played; only fingers thump."),
      bell(240, -2, 0.9, "A little less at 240 Hz, where the Rhodes begins."),
      bell(850, 3, 0.9, "Fingers at 850 Hz: the line stays readable on a phone."),
    ],
    after: [
      {
        insert: newInsert("compressor", "compressor", {
          thresholdDb: -22,
          ratio: 4,
          kneeDb: 8,
          attackSeconds: 0.025,
          releaseSeconds: 0.18,
          makeupDb: 3,
        }),
        why: "4:1 with a slow attack: every note begins by itself and is then held on one level, ghost notes included.",
      },
      {
        insert: newInsert("saturation", "saturation", {
          kind: "tube",
          driveDb: 5,
          outputDb: -3.5,
          mix01: 0.4,
        }),
        why: "Some tube-like harmonics, mixed in at 40 %: the ear hears the low notes from their overtones.",
      },
    ],
  },
  {
    trackId: "rhodes-left",
    name: "Rhodes left hand",
    role: "keys",
    teaches: "Fights the bass for the same octave: arrange before you equalise.",
    faderDb: -100,
    pan: -0.1,
    why: "Muted by its fader through the verse: in the bass's octave one of the two is too many, and no equaliser parts two instruments on one note.",
    eq: [lowCut(110, "In the chorus it plays tenths an octave higher; below 110 Hz only the bass remains.")],
  },
  {
    trackId: "rhodes",
    name: "Rhodes",
    role: "keys",
    teaches: "The colour of the song, and the voice's partner for the middle.",
    faderDb: -3,
    pan: -0.25,
    why: "Rhodes a little to the left in the width of its own tremolo: warm and wide, under the voice.",
    eq: [
      lowCut(120, "Nothing of the right hand is below 120 Hz but the thump of the keys."),
      bell(400, -2, 0.8, "Less wool at 400 Hz where pads and guitar meet it."),
      bell(1500, -2, 0.8, "A dip at 1.5 kHz, where the talkbox forms its vowels."),
      highShelf(3500, 3, "The tines' bell above 3.5 kHz: the recordings are dark."),
    ],
    after: [
      {
        insert: newInsert("saturation", "saturation", {
          kind: "tape",
          driveDb: 6,
          outputDb: -2.5,
          mix01: 0.6,
        }),
        why: "Tape-like saturation makes hard chords bark a little, as the piano's own amplifier does.",
      },
    ],
    sends: [{ to: "room", levelDb: -11, why: "The same short room as the snare: one band in one place." }],
  },
  {
    trackId: "guitar",
    name: "Guitar",
    role: "guitar",
    teaches: "Plays in the holes: rhythm in the verse, chords in the chorus.",
    faderDb: -9,
    pan: 0.55,
    why: "Guitar to the right, against the Rhodes on the left; it answers the voice and never speaks with it.",
    before: [
      {
        insert: newInsert("saturation", "saturation", { kind: "tube", driveDb: 18, outputDb: -8 }),
        why: "Straight from the pickup it is thin: a tube-like stage, driven by 18 dB, gives it the body of a small amplifier and rounds the pick.",
      },
    ],
    eq: [
      lowCut(160, "The thumb below 160 Hz is not missed."),
      bell(900, -2.5, 0.9, "Less honk at 900 Hz, where the voice begins."),
      bell(2800, 2, 1, "Pick at 2.8 kHz: the chucks become part of the hat."),
      highCut(7000, "A guitar loudspeaker ends at about 7 kHz; so does this one."),
    ],
    sends: [
      {
        to: "room",
        levelDb: -8,
        why: "A short room around the direct sound, or it would stick to the loudspeaker.",
      },
    ],
  },
  {
    trackId: "pads",
    name: "Pads",
    role: "keys",
    teaches: "Depth by level and tone: behind everything, missed when muted.",
    faderDb: -7,
    pan: 0,
    why: "Pads as wide as they come and far behind: they carry the lift into the chorus without another rhythm.",
    eq: [
      lowCut(250, "Below 250 Hz a pad only fogs the Rhodes."),
      bell(1200, -3, 0.7, "A broad dip at 1.2 kHz: the middle of the middle is the voice's."),
      highCut(6500, "Nothing above 6.5 kHz: what is dull is far."),
    ],
    after: [
      {
        insert: newInsert("stereo-width", "width", { width01: 1.35, sideLowCutHz: 250 }),
        why: "Wider than recorded, with everything below 250 Hz kept in the middle, so that mono loses little.",
      },
    ],
    sends: [{ to: "plate", levelDb: -12, why: "Much of the long plate: it puts the pads behind the voice." }],
  },
];

const VOICES: readonly Channel[] = [
  {
    trackId: "sax",
    name: "Tenor sax",
    role: "other",
    teaches: "Second in the hierarchy: it answers, and steps back when the voice returns.",
    faderDb: -3,
    pan: -0.3,
    why: "Saxophone to the left of the voice and 3 dB softer: an answer from beside, not a second lead.",
    eq: [
      lowCut(120, "Its lowest note is at 196 Hz; below 120 Hz is only breath."),
      bell(1900, -3, 0.9, "Less bite at 1.9 kHz: the place in front is taken."),
      highShelf(6000, 1.5, "Breath above 6 kHz instead of level."),
    ],
    after: [
      {
        insert: newInsert("compressor", "compressor", {
          thresholdDb: -24,
          ratio: 2.5,
          attackSeconds: 0.03,
          releaseSeconds: 0.25,
          makeupDb: 2,
        }),
        why: "2.5:1, slow: the ends of its phrases stay audible without the beginnings jumping forward.",
      },
    ],
    sends: [
      { to: "plate", levelDb: -9, why: "More plate than the voice has: the further of the two." },
      { to: "echo", levelDb: -20, why: "A trace of echo fills the beat after each answer." },
    ],
  },
  {
    trackId: "talkbox",
    name: "Lead: talkbox",
    role: "lead",
    teaches: "Every s is as loud as a vowel: de-ess before you brighten.",
    faderDb: 7.5,
    pan: 0,
    why: "Talkbox in the centre and in front, about as loud as the whole band: the words lead.",
    eq: [
      lowCut(110, "A tube has nothing below 110 Hz but pressure."),
      bell(320, -2, 1, "Less of the mouth's hollow at 320 Hz, where the Rhodes is warm."),
      bell(2400, 2, 0.9, "2.4 kHz tells the vowels apart."),
      highShelf(8000, 2, "A little air, now that the s is tamed."),
    ],
    before: [
      {
        insert: newInsert("de-esser", "de-esser", {
          frequencyHz: 4800,
          thresholdDb: -34,
          ratio: 6,
          rangeDb: 12,
          attackSeconds: 0.0005,
          releaseSeconds: 0.04,
        }),
        why: "De-esser first, above 4.8 kHz: up to 12 dB less of each s, before anything makes it brighter or louder.",
      },
    ],
    after: [
      {
        insert: newInsert("compressor", "compressor", {
          thresholdDb: -29,
          ratio: 4,
          kneeDb: 6,
          attackSeconds: 0.012,
          releaseSeconds: 0.25,
          makeupDb: 6.5,
        }),
        why: "4:1 takes up to 8 dB off the loudest notes: the verse comes up to the listener and the chorus does not shout.",
      },
    ],
    sends: [
      {
        to: "plate",
        levelDb: -13,
        why: "A little plate with pre-delay: a shine around the voice that leaves it near.",
      },
      { to: "echo", levelDb: -30, why: "Almost no echo, until it is thrown at the end of a phrase." },
    ],
  },
];

const GROUPS: readonly Group[] = [
  {
    groupId: "drums",
    name: "Drums",
    role: "drums",
    faderDb: 0,
    pan: 0,
    why: "The kit as one fader, so that the chorus can lift it without a new balance.",
    eq: [],
    after: [
      {
        insert: newInsert("compressor", "glue", {
          thresholdDb: -24,
          ratio: 2,
          kneeDb: 8,
          attackSeconds: 0.015,
          releaseSeconds: 0.2,
          sidechainLowCutHz: 120,
          makeupDb: 2,
        }),
        why: "2:1 and two or three decibels: the microphones move together, and the kick does not steer it (side-chain from 120 Hz).",
      },
      {
        insert: newInsert("saturation", "saturation", { kind: "soft", driveDb: 6, outputDb: -4.5 }),
        why: "Soft saturation rounds the highest strokes by two decibels: the same drums, and the master's limiter has less to do.",
      },
    ],
  },
  {
    groupId: "room",
    name: "Room",
    role: "other",
    faderDb: 0,
    pan: 0,
    why: "One small room for the band: snare, Rhodes and guitar stand in it together.",
    eq: [lowCut(200, "No low end in the room: it would loosen the kick.")],
    before: [
      {
        insert: newInsert("reverb", "reverb", {
          kind: "room",
          decaySeconds: 0.5,
          preDelaySeconds: 0.004,
          highDecayRatio: 0.6,
          mix01: 1,
        }),
        why: "Half a second, hardly any pre-delay: heard as nearness to walls, not as an effect.",
      },
    ],
  },
  {
    groupId: "plate",
    name: "Plate",
    role: "other",
    faderDb: 0,
    pan: 0,
    why: "One plate for voice, saxophone and pads: the more of it, the further away.",
    eq: [
      lowCut(280, "The plate begins at 280 Hz, or the low middle swims."),
      highCut(7500, "Dull above 7.5 kHz: no s comes back out of it."),
    ],
    before: [
      {
        insert: newInsert("reverb", "reverb", {
          kind: "plate",
          decaySeconds: 1.7,
          preDelaySeconds: 0.045,
          highDecayRatio: 0.5,
          mix01: 1,
        }),
        why: "1.7 s ends with the bar; 45 ms of pre-delay keep the words in front of it.",
      },
    ],
  },
  {
    groupId: "echo",
    name: "Echo",
    role: "other",
    faderDb: -3,
    pan: 0,
    why: "A dotted eighth from side to side: it answers between the beats.",
    eq: [lowCut(300, "Thin echoes keep out of the band's way.")],
    before: [
      {
        insert: newInsert("delay", "delay", {
          leftSeconds: 0.5,
          rightSeconds: 0.5,
          feedback01: 0.38,
          pingPong: true,
          lowCutHz: 250,
          highCutHz: 3800,
          mix01: 1,
        }),
        why: "500 ms is a dotted eighth at 90 bpm; each repeat is darker, so it steps back by itself.",
      },
    ],
  },
];

const bar = (number: number, sixteenth = 0) => Math.round((number + sixteenth / 16) * FRAMES_PER_BAR);

const RIDES: readonly Ride[] = [
  {
    target: "rhodes-left/faderDb",
    points: [
      { atFrame: 0, value: -100 },
      { atFrame: bar(VERSE_BARS) - 2400, value: -100 },
      { atFrame: bar(VERSE_BARS), value: -7 },
      { atFrame: LOOP_FRAMES, value: -7 },
    ],
    why: "Faded in at the chorus only: there the left hand plays tenths above the bass, and the song grows by a part.",
  },
  {
    target: "pads/faderDb",
    points: [
      { atFrame: 0, value: -9 },
      { atFrame: bar(6), value: -9 },
      { atFrame: bar(VERSE_BARS), value: -4.5 },
      { atFrame: LOOP_FRAMES, value: -4.5 },
    ],
    why: "The pads swell through bars 7 and 8: the chorus is announced before it comes.",
  },
  {
    target: "drums/faderDb",
    points: [
      { atFrame: 0, value: -0.6 },
      { atFrame: bar(VERSE_BARS) - 1200, value: -0.6 },
      { atFrame: bar(VERSE_BARS), value: 0.6 },
      { atFrame: LOOP_FRAMES, value: 0.6 },
    ],
    why: "The kit comes up by 1.2 dB with the chorus, more than anyone would notice and enough to be felt.",
  },
  {
    target: "sax/faderDb",
    points: [
      { atFrame: 0, value: -3 },
      { atFrame: bar(7, 10), value: -3 },
      { atFrame: bar(VERSE_BARS), value: -5.5 },
      { atFrame: bar(11, 8), value: -5.5 },
      { atFrame: bar(11, 12), value: -3 },
      { atFrame: LOOP_FRAMES, value: -3 },
    ],
    why: "In the chorus its answers overlap the voice: 2.5 dB less there, and back up for the last line, when the voice is done.",
  },
  {
    target: "talkbox/to-echo",
    points: [
      { atFrame: 0, value: -30 },
      { atFrame: bar(2, 6), value: -30 },
      { atFrame: bar(2, 8), value: -9 },
      { atFrame: bar(2, 12), value: -30 },
      { atFrame: bar(6, 12), value: -30 },
      { atFrame: bar(6, 14), value: -8 },
      { atFrame: bar(7, 4), value: -30 },
      { atFrame: bar(11, 6), value: -30 },
      { atFrame: bar(11, 8), value: -9 },
      { atFrame: bar(11, 14), value: -30 },
      { atFrame: LOOP_FRAMES, value: -30 },
    ],
    why: "Throws: only the last word of a phrase goes into the echo, which then speaks while the voice breathes.",
  },
];

export const MIX: Mix = { channels: [...DRUMS, ...RHYTHM, ...VOICES], groups: GROUPS, rides: RIDES };
