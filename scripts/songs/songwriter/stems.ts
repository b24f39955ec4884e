import type { RenderedSound } from "../publish";
import { stemMaker } from "../stem";
import { bass, cello, foot, oohs, piano, shaker } from "./band";
import { twoMicrophones } from "./guitar";
import { lead } from "./lead";
import { KEY, TEMPO_BPM } from "./score";

/** All stems, in the order of the mixer. */
export function* renderSongwriter(): Generator<RenderedSound> {
  const stem = stemMaker("songwriter", KEY, TEMPO_BPM);
  const guitar = twoMicrophones();
  yield stem("guitar-near", [guitar.near], -8, ["acousticGuitar"], {
    title: "Acoustic guitar, near microphone",
    description:
      "Steel-string guitar 30 cm before the twelfth fret: picked for eight bars, then strummed; fingers squeak before six changes of chord.",
  });
  yield stem("guitar-far", [guitar.far], -10, ["acousticGuitar"], {
    title: "Acoustic guitar, far microphone",
    description:
      "The same performance 73 cm before the bridge, more than a millisecond later and with more of the room.",
  });
  yield stem("foot", foot(), -12, ["blackPearl"], {
    title: "Foot",
    description: "A bass drum, softly, like a foot on the floor, from bar 5.",
  });
  yield stem("shaker", shaker(), -18, ["blackPearl"], {
    title: "Shaker",
    description: "Shaker sixteenths in the chorus, accents on two and four.",
  });
  yield stem("bass", bass(), -9, ["general"], {
    title: "Upright bass",
    description: "Plucked upright bass from bar 5, in halves, busier in the chorus.",
  });
  yield stem("piano", piano(), -12, ["general"], {
    title: "Piano",
    description: "Soft grand piano in stereo: single notes in bars 5 to 8, held chords in the chorus.",
  });
  yield stem("cello", cello(), -10, ["general"], {
    title: "Cellos",
    description: "Cellos from bar 7 on: a slow line against the tune, in two voices in the chorus.",
  });
  yield stem("oohs", oohs(), -15, ["general"], {
    title: "Oohs",
    description: "A few voices without words in the chorus, three parts in stereo.",
  });
  yield stem("lead", lead(), -8, ["general"], {
    title: "Lead: soprano saxophone",
    description:
      "Soprano saxophone as a voice: whispering and breathy in bars 1 to 4, silent in bars 5 to 8, up to full voice in the chorus; four audible breaths.",
  });
}
