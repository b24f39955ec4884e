import type { SourceId } from "../credits";
import type { RenderedSound } from "../publish";
import { stemMaker } from "../stem";
import { recordOrchestra } from "./hall";
import { TEMPO_BPM } from "./score";
import type { StemName } from "./seats";

export const KEY = "D minor";

interface Words {
  readonly peakDbfs: number;
  readonly title: string;
  readonly description: string;
}

const SPOTS: Readonly<Record<StemName, Words>> = {
  "violins-1": {
    peakDbfs: -14,
    title: "First violins, spot",
    description: "First violins: answers high above the celli, then the tune up to its top in bar 9.",
  },
  "violins-2": {
    peakDbfs: -15,
    title: "Second violins, spot",
    description:
      "Second violins: a soft held thread, a counter-melody under the oboe, tremolo into the climax.",
  },
  violas: {
    peakDbfs: -15,
    title: "Violas, spot",
    description: "Violas in two parts: a rocking figure, held harmony, tremolo into the climax.",
  },
  "low-strings": {
    peakDbfs: -12,
    title: "Celli and basses, spot",
    description: "Celli with the opening tune, basses plucked below; both bowed from bar 5.",
  },
  woodwinds: {
    peakDbfs: -15,
    title: "Woodwinds, spot",
    description: "Flute, oboe and clarinet: the oboe has the tune in bars 5 and 6, the flute answers.",
  },
  horns: {
    peakDbfs: -15,
    title: "Horns, spot",
    description: "French horns: a far call of a fifth in bar 4, then the crescendo from below.",
  },
  trumpet: {
    peakDbfs: -15,
    title: "Trumpet, spot",
    description: "Trumpet: only in the climax, with the theme's head.",
  },
  harp: {
    peakDbfs: -15,
    title: "Harp, spot",
    description: "Harp: arpeggios under the celli, a run into the climax, a slow descent.",
  },
  timpani: {
    peakDbfs: -12,
    title: "Timpani, spot",
    description: "Timpani: a soft tread, a roll through bar 8, strokes under the climax.",
  },
  choir: {
    peakDbfs: -16,
    title: "Choir, spot",
    description: "Choir on “ah”: from the second half of bar 8 to the end.",
  },
};

/** The main pair first: an orchestra is a picture before it is a set of tracks. */
export function* renderOrchestral(): Generator<RenderedSound> {
  const stem = stemMaker("orchestral", KEY, TEMPO_BPM);
  const sources: readonly SourceId[] = ["general"];
  const { pair, spots } = recordOrchestra();
  yield stem("pair", pair, -5, sources, {
    title: "Main pair",
    description:
      "The whole orchestra in a hall by one simulated ORTF pair above the conductor: strings near, woodwinds behind, horns, timpani and choir far.",
  });
  for (const { name, sound } of spots) {
    const { peakDbfs, ...words } = SPOTS[name];
    yield stem(name, [sound], peakDbfs, sources, words);
  }
}
