import type { SourceId } from "../credits";
import type { RenderedSound } from "../publish";
import { stemMaker } from "../stem";
import { chops, effects } from "./chops-and-effects";
import { clap, hats, kick, percussion } from "./drums";
import { bass, sub } from "./low-end";
import { TEMPO_BPM } from "./score";
import { keys, lead, pad } from "./synths";

export const KEY = "F minor";

/** All stems, in the order of the mixer. */
export function* renderElectronic(): Generator<RenderedSound> {
  const stem = stemMaker("electronic", KEY, TEMPO_BPM);
  const made: readonly SourceId[] = [];
  const recorded: readonly SourceId[] = ["sonicPi"];
  yield stem("kick", [kick()], -7, recorded, {
    title: "Kick",
    description:
      "Electronic bass drum: four to the floor in the verse, gone before the drop, then in half time and shorter.",
  });
  yield stem("clap", [clap()], -10, recorded, {
    title: "Clap and snare",
    description:
      "Claps on two and four, a roll that doubles its speed into the drop, one heavy clap in each bar after it.",
  });
  yield stem("hats", [hats()], -11, made, {
    title: "Hi-hats",
    description:
      "Machine hats: open off the beat with swung sixteenths between them, then eighths with fast rolls.",
  });
  yield stem("percussion", [percussion()], -12, recorded, {
    title: "Percussion",
    description: "Wood, blips and finger snaps around the beat; a cowbell in the drop.",
  });
  yield stem("sub", [sub()], -10, made, {
    title: "808",
    description:
      "Long low sine with a knock at its start, in the drop only: it sounds with the kick, holds, and slides into the next chord.",
  });
  yield stem("bass", [bass()], -11, made, {
    title: "Bass",
    description: "Short synthesiser bass off the beat in the verse; a few growling answers in the drop.",
  });
  yield stem("keys", keys(), -13, made, {
    title: "Electric piano",
    description:
      "Electric piano in stereo by frequency modulation: syncopated chords in the verse, bell notes in the holes of the tune.",
  });
  yield stem("pad", pad(), -14, made, {
    title: "Pad",
    description:
      "Wide synthesiser chords: muffled and slowly opening in the verse, striking with the drums in the drop.",
  });
  yield stem("lead", [lead()], -12, made, {
    title: "Lead",
    description:
      "Synthesiser lead: a shadow of the tune in bars 5 to 7, the hook in the drop, highest note in bar 13.",
  });
  yield stem("chops", [chops()], -11, ["modelSinger"], {
    title: "Vocal chops",
    description:
      "Cut-up syllables of a synthetic voice, pitched up: “night signal”, “call me home”, a stammer in the build, answers to the hook.",
  });
  yield stem("effects", effects(), -15, recorded, {
    title: "Risers and impacts",
    description: "Rising noise through the build, a boom and a falling sweep where the drop begins.",
  });
}
