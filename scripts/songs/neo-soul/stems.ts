import type { SourceId } from "../credits";
import type { RenderedSound } from "../publish";
import { stemMaker } from "../stem";
import { recordKit } from "../synthesis/kit-microphones";
import { dryKit } from "./drums";
import { pads, rhodes, rhodesLeft } from "./keys";
import { KEY, TEMPO_BPM } from "./score";
import { bass, guitar } from "./strings";
import { saxophone, talkbox } from "./voices";

/** All stems, in the order of the mixer. */
export function* renderNeoSoul(): Generator<RenderedSound> {
  const stem = stemMaker("neo-soul", KEY, TEMPO_BPM);
  const kit = recordKit(dryKit(), { bleed: true, seed: 90 });
  const drums: readonly SourceId[] = ["blackPearl"];
  yield stem("kick", [kit.kickIn], -6, drums, {
    title: "Kick drum, close microphone",
    description:
      "Bass drum close, with the whole kit softly behind it: syncopated, three or four strokes a bar.",
  });
  yield stem("snare", [kit.snareTop], -6, drums, {
    title: "Snare, close microphone",
    description:
      "Side stick, from bar 5 snare, close: backbeat 20 ms late, ghost strokes, fills in bars 4, 8 and 12, with the kit's bleed.",
  });
  yield stem("hat", [kit.hat], -12, drums, {
    title: "Hi-hat, close microphone",
    description:
      "Hi-hat close: swung sixteenths in the verse, only the foot in the chorus, with the kit's bleed.",
  });
  yield stem("overheads", [kit.overheadLeft, kit.overheadRight], -9, drums, {
    title: "Overheads",
    description:
      "The whole kit from above by two simulated microphones: ride to one side, hi-hat to the other.",
  });
  yield stem("bass", bass(), -8, ["electricBass"], {
    title: "Electric bass, direct",
    description:
      "Electric bass straight into the desk: syncopated with the kick, 11 ms behind the beat, short ghost notes.",
  });
  yield stem("rhodes-left", rhodesLeft(), -10, ["fluid"], {
    title: "Rhodes, left hand",
    description:
      "Electric piano, left hand: rolling octaves in the bass's own register in the verse, held tenths an octave higher in the chorus.",
  });
  yield stem("rhodes", rhodes(), -10, ["fluid"], {
    title: "Rhodes, right hand",
    description:
      "Electric piano, right hand, with its stereo tremolo: rich chords around the voice, single notes in the gaps.",
  });
  yield stem("guitar", guitar(), -9, ["electricGuitar"], {
    title: "Electric guitar, direct",
    description:
      "Clean electric guitar straight into the desk: muted sixteenths and sliding double stops, chords in the chorus.",
  });
  yield stem("pads", pads(), -14, ["general"], {
    title: "Pads",
    description: "Warm synthesiser in stereo: two soft voices from bar 5, five in the chorus.",
  });
  yield stem("sax", saxophone(), -10, ["general"], {
    title: "Tenor saxophone",
    description: "Tenor saxophone, dry: short answers where the voice rests.",
  });
  yield stem("talkbox", talkbox(), -9, [], {
    title: "Lead: talkbox",
    description:
      "A synthesiser through a tube and a mouth sings words full of s: phrases with rests in the verse, higher and louder in the chorus.",
  });
}
