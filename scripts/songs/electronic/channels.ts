import { newInsert } from "@/audio-engine/session";
import { bell, type Channel, highCut, highShelf, lowCut } from "../mix";

/** The good mix, in the order of the mixer. */
export const CHANNELS: readonly Channel[] = [
  {
    trackId: "kick",
    name: "Kick",
    role: "drums",
    teaches: "Owns the first tenth of a second of the low end; the 808 owns the rest.",
    faderDb: 1,
    pan: 0,
    why: "Kick in the centre and loudest: everything in this music is measured against it.",
    eq: [
      lowCut(28, "Below 28 Hz the kick only moves cones, and takes headroom from the 808."),
      bell(260, -3, 1.1, "A dip at 260 Hz clears the box between the thump and the bass's harmonics."),
      bell(3200, 3, 0.9, "The beater at 3.2 kHz is the part of the kick that a phone can play."),
    ],
    output: "drums",
  },
  {
    trackId: "clap",
    name: "Clap and snare",
    role: "drums",
    teaches:
      "Two and four make it house, three makes it half time: the same clap, half as often, twice as heavy.",
    faderDb: 1.5,
    pan: 0,
    why: "Clap in the centre, just under the kick; in the drop it is the only backbeat, so it must be heavy.",
    eq: [
      lowCut(120, "Below 120 Hz there is only the kick's floor."),
      bell(210, 2, 1, "Some chest at 210 Hz, so that one clap a bar can carry the half time."),
      highShelf(6500, 2, "Air above 6.5 kHz lets it cut through the wide pad."),
    ],
    sends: [
      {
        to: "space",
        levelDb: -13,
        why: "A short plate behind the clap gives the drop its size without a louder clap.",
      },
    ],
    output: "drums",
  },
  {
    trackId: "hats",
    name: "Hi-hats",
    role: "drums",
    teaches: "Swing, and rolls that fill the slow time; how little level the top needs.",
    faderDb: -1.5,
    pan: 0.22,
    why: "Hats a little to the right against the percussion on the left, low: they are heard above 7 kHz, where nobody else is.",
    eq: [
      lowCut(500, "No part of a hat lies below 500 Hz."),
      bell(9200, -2, 1.4, "Two decibels less at 9.2 kHz, where six squares together sting."),
    ],
    output: "drums",
  },
  {
    trackId: "percussion",
    name: "Percussion",
    role: "drums",
    teaches: "The human part of a machine's groove: it comes a few milliseconds late and never twice alike.",
    faderDb: -1,
    pan: -0.4,
    why: "Percussion to the left, so that the groove has two sides and the centre stays free for kick and voice.",
    eq: [
      lowCut(180, "Wood below 180 Hz would only blur the bass."),
      bell(1400, -3, 1.2, "The cowbell's own pitch at 1.4 kHz would cover the lead's first overtones."),
    ],
    sends: [{ to: "space", levelDb: -18, why: "A trace of the plate sets the percussion behind the hats." }],
    output: "drums",
  },
  {
    trackId: "sub",
    name: "808",
    role: "bass",
    teaches:
      "A sine that a phone cannot play: saturation writes its overtones, ducking makes room for the kick.",
    faderDb: -5,
    pan: 0,
    why: "808 dead centre and mono, under the kick by level and after it in time.",
    before: [
      {
        insert: newInsert("saturation", "harmonics", {
          kind: "tube",
          driveDb: 22,
          outputDb: -12,
          mix01: 0.75,
        }),
        why: "Tube-like saturation adds second and third harmonics at 90 to 200 Hz and above: on a phone you hear those and your ear supplies the note.",
      },
    ],
    eq: [
      lowCut(30, "The lowest note is 33 Hz: below 30 Hz there is nothing to keep."),
      bell(75, -1.5, 1.4, "A small dip at 75 Hz, where the kick's thump falls to."),
      bell(500, 6, 0.7, "The new harmonics are lifted around 500 Hz, which is as low as a phone goes well."),
      highCut(3500, "Above 3.5 kHz saturation gives only fizz."),
    ],
    output: "low",
  },
  {
    trackId: "bass",
    name: "Bass",
    role: "bass",
    teaches:
      "Off the beat in the verse, so that kick and bass hardly ever meet; arrangement before side-chain.",
    faderDb: 0,
    pan: 0,
    why: "Bass in the centre, between the kick's beats; loud enough that the verse does not feel empty without the 808.",
    before: [
      {
        insert: newInsert("saturation", "warmth", { kind: "tape", driveDb: 8, outputDb: -3.5, mix01: 0.5 }),
        why: "A little tape-like saturation evens the plucks out and keeps them audible on small speakers.",
      },
    ],
    eq: [
      lowCut(36, "Below 36 Hz the bass has only its filter's movement."),
      bell(62, -2, 1.2, "A dip at 62 Hz leaves the kick its octave."),
      bell(850, 2.5, 0.9, "The pluck at 850 Hz tells the notes apart."),
    ],
    after: [
      {
        insert: newInsert("compressor", "even", {
          thresholdDb: -24,
          ratio: 3,
          kneeDb: 6,
          attackSeconds: 0.02,
          releaseSeconds: 0.09,
          makeupDb: 2,
        }),
        why: "Three to one with 20 ms of attack: the pluck passes, the notes behind it come out alike.",
      },
    ],
    output: "low",
  },
  {
    trackId: "keys",
    name: "Electric piano",
    role: "keys",
    teaches: "Chords that leave holes; bell notes that fall where the hook rises.",
    faderDb: 1,
    pan: 0,
    why: "Electric piano in its own stereo and under the voice: it is the harmony of the verse and the answer in the drop.",
    eq: [
      lowCut(170, "The left hand stays out of the bass's octave."),
      bell(420, -2.5, 0.9, "Less at 420 Hz, where its chords and the pad pile up."),
      highShelf(4500, 4, "The tines above 4.5 kHz turn chords into rhythm."),
    ],
    after: [
      {
        insert: newInsert("stereo-width", "wide", { width01: 1.25, sideLowCutHz: 200 }),
        why: "A quarter wider, its lows kept in the middle.",
      },
    ],
    sends: [
      { to: "echo", levelDb: -20, why: "A faint echo fills the gaps between the bells." },
      { to: "hall", levelDb: -19, why: "A little hall puts the keys behind the lead." },
    ],
    output: "music",
  },
  {
    trackId: "pad",
    name: "Pad",
    role: "keys",
    teaches: "Width as contrast: narrow and dull in the verse, wide and bright in the drop.",
    faderDb: 0,
    pan: 0,
    why: "Pad wide and low: it makes the drop large without being heard as an instrument.",
    eq: [
      lowCut(190, "Six saws below 190 Hz would fill the low end that the 808 needs."),
      bell(2400, -3, 0.8, "A dip at 2.4 kHz leaves the place where hook and voice speak."),
      highShelf(8000, 2, "Some air above 8 kHz, where the width is heard best."),
    ],
    after: [
      {
        insert: newInsert("stereo-width", "width", { width01: 0.7, sideLowCutHz: 220 }),
        why: "In the verse the pad is held to 70 %, so that the drop has somewhere to go; below 220 Hz it is mono.",
      },
    ],
    sends: [
      { to: "hall", levelDb: -16, why: "The pad carries the hall: it is the far wall of the picture." },
    ],
    output: "music",
  },
  {
    trackId: "lead",
    name: "Lead",
    role: "lead",
    teaches: "The hook: what has to be heard first in the drop, with a wall of saws around it.",
    faderDb: 3.5,
    pan: 0,
    why: "Lead in the centre and in front of the pad: if you can sing one thing after the drop, it is this.",
    eq: [
      lowCut(180, "The hook's lowest overtones begin well above 180 Hz."),
      bell(380, -2, 1, "Less body at 380 Hz, where pad and keys have theirs."),
      bell(2600, 2.5, 0.8, "Presence at 2.6 kHz, in the hole that was cut into the pad."),
    ],
    after: [
      {
        insert: newInsert("compressor", "hold", {
          thresholdDb: -22,
          ratio: 2.5,
          kneeDb: 8,
          attackSeconds: 0.012,
          releaseSeconds: 0.12,
          makeupDb: 1.5,
        }),
        why: "A gentle compressor keeps held notes and quick ones at one distance.",
      },
    ],
    sends: [
      { to: "echo", levelDb: -17, why: "A dotted-eighth echo in the lead's rests keeps the groove going." },
      { to: "space", levelDb: -17, why: "A short plate joins the dry synthesiser to the drums' room." },
    ],
    output: "music",
  },
  {
    trackId: "chops",
    name: "Vocal chops",
    role: "voice",
    teaches: "Echo throws: the send opens for one syllable and closes before the next.",
    faderDb: 2,
    pan: 0,
    why: "Chops in the centre and dry, the one human-like sound: close in the verse, an answer in the drop.",
    eq: [
      lowCut(220, "The lowest note is 415 Hz: what lies below 220 Hz is breath and thump."),
      bell(1000, -2, 1.2, "Less nose at 1 kHz."),
      highShelf(5000, 4, "Breath above 5 kHz makes it near."),
    ],
    after: [
      {
        insert: newInsert("compressor", "near", {
          thresholdDb: -26,
          ratio: 4,
          kneeDb: 6,
          attackSeconds: 0.006,
          releaseSeconds: 0.08,
          makeupDb: 4,
        }),
        why: "Four to one brings soft and pressed syllables to one distance, as cut-up samples are.",
      },
    ],
    sends: [
      {
        to: "echo",
        levelDb: -100,
        why: "Closed but for the throws: an echo that is always there is heard as mud, one that comes and goes as an event.",
      },
      { to: "space", levelDb: -20, why: "A little plate, so that the voice shares the drums' room." },
    ],
    output: "music",
  },
  {
    trackId: "effects",
    name: "Risers and impacts",
    role: "effects",
    teaches: "Expectation: what makes the drop feel larger than its level.",
    faderDb: -2,
    pan: 0,
    why: "Risers wide and under the roll: felt as a pull, not heard as a noise.",
    eq: [
      lowCut(45, "Below 45 Hz the boom would meet the first 808 note."),
      bell(3500, -2.5, 0.9, "Noise at 3.5 kHz tires the ear before the drop arrives."),
    ],
    sends: [
      { to: "hall", levelDb: -18, why: "The impact rings in the hall, the rest of the drop starts dry." },
    ],
    output: "music",
  },
];
