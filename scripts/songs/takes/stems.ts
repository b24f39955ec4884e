import type { RenderedSound } from "../publish";
import { recordingsOf } from "../samples";
import { fromDb, peakOf, toDb } from "../synthesis/loop";
import { guide } from "./guide";
import { guitarTake } from "./guitar";
import { TEMPO_BPM } from "./score";
import { type Part, TAKES } from "./spots";
import { vocalTake } from "./vocal";

const KEY = "C major";
const LOUDEST_PEAK_DBFS = -7;

const WORDS: Readonly<Record<Part, { readonly title: string; readonly about: string }>> = {
  vocal: {
    title: "Voice",
    about:
      "A synthetic model singer, close and dry with breaths, sings four lines of two bars: “Hold the light a little longer, leave the engine running low, say the word and I'll be home, slow the night and let it go.”",
  },
  guitar: {
    title: "Acoustic guitar",
    about: "Steel-string guitar, close and dry, picks eight bars of C, A minor, F and G.",
  },
};

/** Three takes each of a voice and a guitar, and what they heard while they played. */
export function* renderTakes(): Generator<RenderedSound> {
  yield {
    id: "takes-guide",
    name: "takes/guide",
    channels: [guide(recordingsOf("electricBass"))],
    peakDbfs: -14,
    title: "Guide",
    description: "Piano, electric bass and a plain beat, mono: eight bars to sing and play to.",
    sources: ["general", "electricBass", "blackPearl"],
    key: KEY,
    bpm: TEMPO_BPM,
  };
  yield* threeTakes("vocal", ["modelSinger"], vocalTake);
  const guitar = recordingsOf("acousticGuitar");
  yield* threeTakes("guitar", ["acousticGuitar"], (take) => guitarTake(guitar, take));
}

/** All three at one gain, so that their levels may be compared. */
function* threeTakes(
  part: Part,
  sources: RenderedSound["sources"],
  play: (take: number) => Float64Array,
): Generator<RenderedSound> {
  const takes = TAKES[part].map((_, take) => play(take));
  const gain = fromDb(LOUDEST_PEAK_DBFS) / peakOf(takes);
  for (const [i, take] of takes.entries())
    yield {
      id: `takes-${part}-${i + 1}`,
      name: `takes/${part}-${i + 1}`,
      channels: [take],
      peakDbfs: toDb(gain * peakOf([take])),
      title: `${WORDS[part].title}, take ${i + 1}`,
      description: WORDS[part].about,
      sources,
      key: KEY,
      bpm: TEMPO_BPM,
    };
}
