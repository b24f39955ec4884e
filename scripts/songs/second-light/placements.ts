import { FRAMES_PER_BAR } from "../flagship/score";
import type { Placement } from "../song";
import { LEAD_IN_FRAMES, type Stretch } from "../synthesis/sections";
import { isKept, kit, percussion } from "./drums";
import { electricGuitar } from "./electrics";
import { STRETCHES } from "./form";
import { acousticGuitar, bass } from "./guitars";
import { piano, strings } from "./keys";
import { lead } from "./lead";

type Again = readonly [take: Stretch, as: Stretch];
const VERSE_AGAIN: Again = [STRETCHES.verseB, STRETCHES.verse2];
const CHORUS_AGAIN: Again = [STRETCHES.chorus, STRETCHES.finalChorus];

/** Tracks in which an earlier take comes again, as a band's producer would do it. */
const REPEATED: Readonly<Record<string, readonly Again[]>> = {
  ...Object.fromEntries(
    ["kick", "snare-top", "snare-bottom", "toms", "overheads", "room"].map((track) => [track, [VERSE_AGAIN]]),
  ),
  percussion: [VERSE_AGAIN, CHORUS_AGAIN],
  "acoustic-guitar": [VERSE_AGAIN, CHORUS_AGAIN],
  piano: [CHORUS_AGAIN],
};

/** Stretches that a track was recorded in. */
function recordedOn(track: string): readonly Stretch[] {
  switch (track) {
    case "percussion":
      return [...percussion().events.keys()];
    case "bass":
      return [...bass().events.keys()];
    case "acoustic-guitar":
      return [...acousticGuitar().events.keys()];
    case "electric-guitar-left":
      return [...electricGuitar("left").events.keys()];
    case "electric-guitar-right":
      return [...electricGuitar("right").events.keys()];
    case "piano":
      return [...piano().events.keys()];
    case "strings":
      return [...strings().events.keys()];
    case "lead":
      return [...lead().events.keys()];
    default:
      return [...kit().events.keys()].filter((stretch) => isKept(track, stretch));
  }
}

/** Clips of a track: each section's sound with its bar line where the section begins; ring-outs lie over what follows. */
export function placementsOf(track: string): Placement[] {
  const own = recordedOn(track).map((stretch) => clip(track, stretch, stretch.name, stretch.startBar));
  const again = (REPEATED[track] ?? []).map(([take, as]) => clip(track, take, as.name, as.startBar));
  return [...own, ...again].sort((a, b) => a.atFrame - b.atFrame);
}

/** The song's first frame is a bar line: what lies before it in a sound is left out. */
function clip(track: string, take: Stretch, id: string, startBar: number): Placement {
  const atFrame = startBar * FRAMES_PER_BAR - LEAD_IN_FRAMES;
  const assetId = `second-light-${track}-${take.name}`;
  return atFrame < 0 ? { id, assetId, atFrame: 0, sourceFrame: -atFrame } : { id, assetId, atFrame };
}
