import { TEMPO_BPM } from "../flagship/score";
import type { RenderedSound } from "../publish";
import { recordingsOf } from "../samples";
import { fromDb, peakOf, toDb } from "../synthesis/loop";
import { amplified, dryElectricGuitar } from "./amplifiers";
import { type DryPiece, dryBass, dryPiano, dryPiece, dryVoice } from "./band";
import { dryGuitar, drySax, drySnare } from "./sources";

/** Dry sources to stand in a room before a microphone. */
export function* renderDrySources(): Generator<RenderedSound> {
  yield {
    id: "dry-acoustic-guitar",
    name: "dry/acoustic-guitar",
    channels: [dryGuitar(recordingsOf("acousticGuitar"))],
    peakDbfs: -9,
    title: "Acoustic guitar, dry",
    description:
      "Steel-string guitar without any room: four bars of picked chords from the lowest string to high notes.",
    sources: ["acousticGuitar"],
    key: "E minor",
    bpm: TEMPO_BPM,
  };
  yield {
    id: "dry-snare",
    name: "dry/snare",
    channels: [drySnare()],
    peakDbfs: -6,
    title: "Snare drum, dry",
    description: "Snare without any room: four bars of backbeat with ghost strokes, ending in a crescendo.",
    sources: ["blackPearl"],
    bpm: TEMPO_BPM,
  };
  yield {
    id: "dry-sax",
    name: "dry/sax",
    channels: [drySax()],
    peakDbfs: -9,
    title: "Tenor saxophone, dry",
    description:
      "Tenor saxophone without any room: two slow phrases, soft to full and back, with a breath between.",
    sources: ["general"],
    key: "E minor",
    bpm: TEMPO_BPM,
  };
  yield dry("voice", dryVoice(), -9, ["modelSinger"], {
    title: "Voice, dry",
    description:
      "A synthetic model singer without any room: two phrases, soft and low, then full and high, with breaths, t, p and s.",
  });
  yield dry("bass", dryBass(recordingsOf("electricBass")), -8, ["electricBass"], {
    title: "Electric bass, direct",
    description: "Electric bass straight from its pick-up: four bars over two octaves.",
  });
  yield* amplifiedSources();
  const piano = dryPiano();
  const pianoGain = fromDb(PIANO_PEAK_DBFS) / peakOf(Object.values(piano));
  for (const register of ["low", "middle", "high"] as const)
    yield dry(
      `piano-${register}`,
      piano[register],
      toDb(pianoGain * peakOf([piano[register]])),
      ["general"],
      {
        title: `Piano, ${register} strings`,
        description: `The ${register} strings of one piano piece, without any room; together with the other two it is the whole piano.`,
      },
    );
  for (const [piece, words] of Object.entries(PIECES))
    yield dry(piece, dryPiece(piece as DryPiece), words.peakDbfs, ["blackPearl"], {
      title: `${words.title}, dry`,
      description: `${words.title} without any room, in time with the dry snare: ${words.about}`,
    });
}

function* amplifiedSources(): Generator<RenderedSound> {
  const guitars = recordingsOf("electricGuitar");
  yield dry(
    "guitar-amp-clean",
    amplified("guitar-amp-clean", dryElectricGuitar(guitars, "clean")),
    -9,
    ["electricGuitar"],
    {
      title: "Guitar amplifier, clean",
      description:
        "Electric guitar through the course's clean amplifier and one 12-inch loudspeaker: broken chords.",
    },
  );
  yield dry(
    "guitar-amp-crunch",
    amplified("guitar-amp-crunch", dryElectricGuitar(guitars, "crunch")),
    -9,
    ["electricGuitar"],
    {
      title: "Guitar amplifier, crunch",
      description:
        "Electric guitar through the course's crunchy amplifier and four 12-inch loudspeakers: a riff of fifths.",
    },
  );
  yield dry("bass-amp", amplified("bass-amp", dryBass(recordingsOf("electricBass"))), -8, ["electricBass"], {
    title: "Bass amplifier",
    description:
      "The direct electric bass through the course's bass amplifier and eight 10-inch loudspeakers.",
  });
}

/** Of the loudest register: the three keep their balance. */
const PIANO_PEAK_DBFS = -9;

const PIECES: Readonly<
  Record<DryPiece, { readonly title: string; readonly about: string; readonly peakDbfs: number }>
> = {
  kick: { title: "Kick drum", about: "three strokes a bar.", peakDbfs: -6 },
  hat: { title: "Hi-hat", about: "closed eighths, until the fill.", peakDbfs: -14 },
  "rack-tom": {
    title: "Rack tom",
    about: "silent but for three strokes in the fill of bar 4.",
    peakDbfs: -8,
  },
  "floor-tom": {
    title: "Floor tom",
    about: "two single strokes, and three at the end of bar 4.",
    peakDbfs: -8,
  },
  crash: { title: "Crash cymbals", about: "one at the beginning, another in bar 3.", peakDbfs: -10 },
  ride: { title: "Ride cymbal", about: "quarters in bars 3 and 4.", peakDbfs: -14 },
};

function dry(
  name: string,
  sound: Float64Array,
  peakDbfs: number,
  sources: RenderedSound["sources"],
  words: Pick<RenderedSound, "title" | "description">,
): RenderedSound {
  return {
    id: `dry-${name}`,
    name: `dry/${name}`,
    channels: [sound],
    peakDbfs,
    sources,
    bpm: TEMPO_BPM,
    ...words,
  };
}
