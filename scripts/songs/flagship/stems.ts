import type { SourceId } from "../credits";
import type { RenderedSound } from "../publish";
import { recordingsOf } from "../samples";
import { stemMaker } from "../stem";
import { dryKit, overheads, percussion } from "./drums";
import { organ, piano, strings } from "./keys-and-bows";
import { lead } from "./lead";
import { TEMPO_BPM } from "./score";
import { acousticGuitar, bass } from "./strings-and-frets";

const KEY = "G major";

/** All stems of the flagship, in the order of the mixer. */
export function* renderFlagship(): Generator<RenderedSound> {
  const stem = stemMaker("flagship", KEY, TEMPO_BPM);
  const kit = dryKit();
  const drums: readonly SourceId[] = ["blackPearl"];
  yield stem("kick", [kit.kick], -6, drums, {
    title: "Kick drum",
    description:
      "Bass drum heard close, dry: on one and the 'and' of three in the verse, three or four strokes a bar in the chorus.",
  });
  yield stem("snare", [kit.snare], -6, drums, {
    title: "Snare drum",
    description:
      "Snare heard close, dry: backbeat on two and four, quiet ghost strokes between, fills in bars 8 and 16.",
  });
  yield stem("hat", [kit.hat], -12, drums, {
    title: "Hi-hat",
    description:
      "Hi-hat heard close, dry: closed eighths in the verse, loose and washy in the chorus, only the foot in the last four bars.",
  });
  const toms = kit.rackTom.map((value, i) => value + kit.floorTom[i]!);
  yield stem("toms", [toms], -8, drums, {
    title: "Toms",
    description:
      "Rack tom and floor tom heard close, dry: silent but for the fills at the ends of verse and chorus.",
  });
  yield stem("overheads", overheads(kit), -9, drums, {
    title: "Overheads",
    description:
      "The whole kit from above in a small room by two simulated microphones: hi-hat and crashes to the left, ride and floor tom to the right, snare near the middle.",
  });
  yield stem("percussion", [percussion()], -8, drums, {
    title: "Shaker and tambourine",
    description: "Shaker sixteenths in the verse's second half, tambourine eighths in the chorus.",
  });
  yield stem("bass", [bass(recordingsOf("electricBass"))], -8, ["electricBass"], {
    title: "Electric bass, direct",
    description:
      "Electric bass straight into the desk: with the kick drum in the verse, driving eighths in the chorus.",
  });
  yield stem("acoustic-guitar", [acousticGuitar(recordingsOf("acousticGuitar"))], -9, ["acousticGuitar"], {
    title: "Acoustic guitar",
    description: "Steel-string guitar heard close, dry: picked in the verse, strummed in the chorus.",
  });
  yield stem("piano", piano(), -10, ["general"], {
    title: "Piano",
    description:
      "Grand piano in stereo: soft held chords and small rising answers in the verse, chords on every beat in the chorus.",
  });
  yield stem("organ", [organ()], -14, ["general"], {
    title: "Organ",
    description:
      "Organ through a slowly rotating loudspeaker from bar 5, an octave higher and rotating fast in the chorus.",
  });
  yield stem("strings", strings(), -10, ["general"], {
    title: "Strings",
    description:
      "Chamber strings in stereo: they swell in at the end of the verse and carry the chorus, violins rising.",
  });
  yield stem("lead", [lead()], -11, ["general"], {
    title: "Lead: tenor saxophone",
    description:
      "Tenor saxophone with the tune, dry: two-bar phrases with rests in the verse, louder and brighter in the chorus, highest note in bar 15.",
  });
}
