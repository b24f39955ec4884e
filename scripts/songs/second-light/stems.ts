import type { SourceId } from "../credits";
import { FRAMES_PER_BAR, TEMPO_BPM } from "../flagship/score";
import type { RenderedSound } from "../publish";
import { peakOf, SAMPLE_RATE_HZ, toDb } from "../synthesis/loop";
import {
  faded,
  LEAD_IN_FRAMES,
  type Part,
  type Played,
  type SectionTake,
  takesOf,
  withoutSilentEnds,
} from "../synthesis/sections";
import { isKept, kit, percussion } from "./drums";
import { electricGuitar } from "./electrics";
import { BARS, FORM } from "./form";
import { acousticGuitar, bass } from "./guitars";
import { piano, strings } from "./keys";
import { lead } from "./lead";

interface Stem {
  readonly track: string;
  readonly title: string;
  /** What is heard, in words that serve without sight; the section is added. */
  readonly description: string;
  /** Of the loudest section; the others keep their distance to it. */
  readonly peakDbfs: number;
  readonly sources: readonly SourceId[];
}

/** Tracks of the kit, and which of its channels they hold. */
const KIT_STEMS: readonly (Stem & { readonly channels: readonly number[] })[] = [
  {
    track: "kick",
    title: "Kick microphone",
    description: "Microphone inside the bass drum; the rest of the kit reaches it faintly.",
    peakDbfs: -10,
    channels: [0],
    sources: ["blackPearl"],
  },
  {
    track: "snare-top",
    title: "Snare microphone, top",
    description: "Microphone above the snare drum, with hi-hat and toms leaking in.",
    peakDbfs: -10,
    channels: [1],
    sources: ["blackPearl"],
  },
  {
    track: "snare-bottom",
    title: "Snare microphone, bottom",
    description: "Microphone under the snare drum: its wires, with the polarity turned against the top one.",
    peakDbfs: -15,
    channels: [2],
    sources: ["blackPearl"],
  },
  {
    track: "toms",
    title: "Tom microphones",
    description:
      "Microphones at rack and floor tom on one track: fills and pre-chorus, the whole kit leaking in between.",
    peakDbfs: -10,
    channels: [3],
    sources: ["blackPearl"],
  },
  {
    track: "overheads",
    title: "Overhead microphones",
    description: "The whole kit from above by a pair of microphones in the live room.",
    peakDbfs: -18,
    channels: [4, 5],
    sources: ["blackPearl"],
  },
  {
    track: "room",
    title: "Room microphones",
    description: "The kit from three metres away by a pair of microphones: the live room itself.",
    peakDbfs: -18,
    channels: [6, 7],
    sources: ["blackPearl"],
  },
];

/** Every stem of the song, section by section, in the order of the mixer. */
export function* renderSecondLight(): Generator<RenderedSound> {
  yield* renderKit();
  yield* renderBand();
}

function* renderKit(): Generator<RenderedSound> {
  const played = takesOf(kit(), FRAMES_PER_BAR);
  for (const stem of KIT_STEMS) {
    const takes = played
      .filter(({ stretch }) => isKept(stem.track, stretch))
      .map(({ stretch, channels }) => ({
        stretch,
        channels: stem.channels.map((channel) => channels[channel]!),
      }));
    yield* soundsOf(stem, takes);
  }
}

function* renderBand(): Generator<RenderedSound> {
  yield* stem(percussion(), {
    track: "percussion",
    title: "Shaker and tambourine",
    description: "Shaker in verse, pre-chorus and bridge, tambourine in the choruses, close and dry.",
    peakDbfs: -17,
    sources: ["blackPearl"],
  });
  yield* stem(bass(), {
    track: "bass",
    title: "Electric bass, direct",
    description:
      "Electric bass straight into the desk: with the bass drum in the verse, driving eighths in the chorus.",
    peakDbfs: -10,
    sources: ["electricBass"],
  });
  yield* stem(acousticGuitar(), {
    track: "acoustic-guitar",
    title: "Acoustic guitar",
    description:
      "Steel-string guitar heard close, dry: picked where the song is quiet, strummed where it is not.",
    peakDbfs: -12,
    sources: ["acousticGuitar"],
  });
  for (const side of ["left", "right"] as const)
    yield* stem(electricGuitar(side), {
      track: `electric-guitar-${side}`,
      title: `Electric guitar ${side}, direct`,
      description:
        "Electric guitar straight into the desk, thin and clean until an amplifier has it: lines in the verses, chords in the choruses, played twice by two hands.",
      peakDbfs: -12,
      sources: [],
    });
  yield* stem(piano(), {
    track: "piano",
    title: "Piano",
    description: "Grand piano in stereo: the guitars' chords once more.",
    peakDbfs: -17,
    sources: ["general"],
  });
  yield* stem(strings(), {
    track: "strings",
    title: "Strings",
    description: "Chamber strings in stereo: they swell in with the bridge and carry the final chorus.",
    peakDbfs: -17,
    sources: ["general"],
  });
  yield* stem(lead(), {
    track: "lead",
    title: "Lead: tenor saxophone",
    description: "Tenor saxophone with the tune, dry; highest in the final chorus.",
    peakDbfs: -12,
    sources: ["general"],
  });
}

const stem = <Event extends Played>(part: Part<Event>, about: Stem) =>
  soundsOf(about, takesOf(part, FRAMES_PER_BAR));

/** Sections of one stem at one gain. */
function* soundsOf(about: Stem, takes: readonly SectionTake[]): Generator<RenderedSound> {
  const { track, peakDbfs, sources } = about;
  const trimmed = withoutSilentEnds(takes, FRAMES_PER_BAR).map(endingWithTheSong);
  const loudestDb = Math.max(...trimmed.map(({ channels }) => toDb(peakOf(channels))));
  for (const { stretch, channels } of trimmed) {
    const bars = stretch.bars * FRAMES_PER_BAR;
    yield {
      id: `second-light-${track}-${stretch.name}`,
      name: `second-light/${track}-${stretch.name}`,
      channels,
      peakDbfs: peakDbfs + toDb(peakOf(channels)) - loudestDb,
      loop: { startFrame: LEAD_IN_FRAMES, endFrame: LEAD_IN_FRAMES + bars },
      title: `${about.title}, ${sectionName(stretch.startBar).toLowerCase()}`,
      description: `${about.description} Bars ${stretch.startBar + 1} to ${stretch.startBar + stretch.bars} of the song, with what rings on after them.`,
      sources,
      key: "G major",
      bpm: TEMPO_BPM,
    };
  }
}

const RING_OUT_FRAMES = 2 * SAMPLE_RATE_HZ;

/** The last section ends with the song: what still rings fades over two seconds. */
function endingWithTheSong(take: SectionTake): SectionTake {
  const { stretch, channels } = take;
  if (stretch.startBar + stretch.bars !== BARS) return take;
  const frames = LEAD_IN_FRAMES + stretch.bars * FRAMES_PER_BAR;
  return { stretch, channels: channels.map((channel) => faded(channel.slice(0, frames), RING_OUT_FRAMES)) };
}

function sectionName(bar: number): string {
  const frame = bar * FRAMES_PER_BAR;
  return FORM.find(({ startFrame, endFrame }) => frame >= startFrame && frame < endFrame)!.name;
}
