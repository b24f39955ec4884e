import {
  DESKS,
  EXPRESSION,
  expression,
  GRAND_PIANO,
  held,
  type Line,
  pushing,
  struck,
} from "../flagship/keys-and-bows";
import { VERSE_BARS } from "../flagship/score";
import { playFluid } from "../synthesis/fluidsynth";
import type { MidiControl, MidiNote } from "../synthesis/midi";
import type { Musician } from "../synthesis/musician";
import type { Part, Played } from "../synthesis/sections";
import { FONTS } from "../tools";
import { chords, loopBarOf, performed, player, STRETCHES } from "./form";

/** Grand piano: the guitars' chords once more. The final chorus is the first one's take. */
export function piano(): Part<MidiNote> {
  const hands = player("piano", 4);
  const events = performed(["preChorus", "chorus", "bridge", "ending"], (bar) => pianoBar(bar, hands));
  return {
    events,
    player: () => (notes, frames) => playFluid({ font: FONTS.general, ...GRAND_PIANO, notes }, frames),
  };
}

function pianoBar(bar: number, hands: Musician): MidiNote[] {
  const { preChorus, chorus, bridge, ending } = STRETCHES;
  if (bar === ending.startBar + 1) return struck(bar, 0, 7.5, 104, true, hands, chords);
  if (bar === ending.startBar + 2) return struck(bar, 0, 28, 100, true, hands, chords);
  if (bar > ending.startBar) return [];
  if (bar < chorus.startBar) return held(bar, hands, 80 + 4 * (bar - preChorus.startBar), chords);
  if (bar >= bridge.startBar && bar < bridge.startBar + 4) return struck(bar, 0, 15, 72, true, hands, chords);
  return pushing(bar, hands, chords);
}

/** Bars of the bridge and the ending for each desk: violins 1 and 2, violas, celli. */
const OWN_LINES: readonly Line[] = [
  [
    ...([
      [32, 0, 16, 72],
      [33, 0, 8, 71],
      [33, 8, 8, 74],
      [34, 0, 8, 72],
      [34, 8, 8, 76],
      [35, 0, 8, 74],
    ] as const),
    ...([
      [44, 0, 8, 79],
      [44, 8, 8, 76],
      [45, 0, 16, 78],
      [46, 0, 26, 79],
    ] as const),
  ],
  [
    ...([
      [32, 0, 16, 67],
      [33, 0, 16, 67],
      [34, 0, 16, 67],
      [35, 0, 8, 69],
    ] as const),
    ...([
      [44, 0, 16, 72],
      [45, 0, 16, 74],
      [46, 0, 26, 74],
    ] as const),
  ],
  [
    ...([
      [32, 0, 16, 64],
      [33, 0, 16, 62],
      [34, 0, 16, 64],
      [35, 0, 8, 62],
    ] as const),
    ...([
      [44, 0, 16, 64],
      [45, 0, 16, 66],
      [46, 0, 26, 71],
    ] as const),
  ],
  [
    ...([
      [32, 0, 16, 57],
      [33, 0, 16, 52],
      [34, 0, 16, 48],
      [35, 0, 8, 50],
    ] as const),
    ...([
      [44, 0, 16, 48],
      [45, 0, 16, 50],
      [46, 0, 26, 43],
    ] as const),
  ],
];

interface BowEvent extends Played {
  readonly desk: number;
  readonly note?: MidiNote;
  readonly control?: MidiControl;
}

/** Chamber strings: they come in with the bridge's second half and carry the final chorus. */
export function strings(): Part<BowEvent> {
  const desks = DESKS.map((_, desk) => player("strings", 50 + desk));
  const events = performed(["bridge", "finalChorus", "ending"], (bar) =>
    desks.flatMap((hand, desk) => bowBar(bar, desk, hand)),
  );
  return { events, player: () => playDesks };
}

function bowBar(bar: number, desk: number, hand: Musician): BowEvent[] {
  const { bridge, finalChorus } = STRETCHES;
  // The loop's way into the chorus is the bridge's last half bar.
  const loopBar = bar === finalChorus.startBar - 1 ? VERSE_BARS - 1 : loopBarOf(bar);
  const line = [
    ...OWN_LINES[desk]!.filter(([at]) => at === bar),
    ...(loopBar === null ? [] : DESKS[desk]!.line.filter(([at]) => at === loopBar)),
  ];
  const notes = line.map(([, sixteenth, length, key]): BowEvent => {
    const atSeconds = hand.timeOf(bar * 16 + sixteenth);
    const velocity = hand.velocityOf(bar < finalChorus.startBar ? 70 : 88);
    return { atSeconds, desk, note: { atSeconds, seconds: hand.secondsOf(length * 1.02), key, velocity } };
  });
  if (bar < bridge.startBar + 4) return notes;
  const controls = [0, 1, 2, 3].map((quarter): BowEvent => {
    // A little before the beat, as the bow is: the next note begins as loud as it is meant.
    const atSeconds = hand.secondsOf(bar * 16 + quarter * 4) - 0.06;
    return {
      atSeconds,
      desk,
      control: { atSeconds, controller: EXPRESSION, value: pressure(bar + quarter / 4) },
    };
  });
  return [...controls, ...notes];
}

/** Up through the bridge, the loop's curve in the chorus, away after the last chord. */
function pressure(bar: number): number {
  const { bridge, finalChorus, ending } = STRETCHES;
  if (bar < finalChorus.startBar) return 42 + 10 * (bar - bridge.startBar - 4);
  if (bar < ending.startBar) return expression((bar - finalChorus.startBar + VERSE_BARS) * 4);
  return bar < ending.startBar + 2 ? 104 : 104 - 26 * (bar - ending.startBar - 2);
}

function playDesks(events: readonly BowEvent[], frames: number): Float64Array[] {
  const sum = [new Float64Array(frames), new Float64Array(frames)];
  DESKS.forEach(({ bank, program }, desk) => {
    const own = events.filter((event) => event.desk === desk);
    // What was moved in time is the event, not what it carries.
    const notes = own.flatMap(({ note, atSeconds }) => (note === undefined ? [] : [{ ...note, atSeconds }]));
    const controls = own.flatMap(({ control, atSeconds }) =>
      control === undefined ? [] : [{ ...control, atSeconds }],
    );
    playFluid({ font: FONTS.general, bank, program, notes, controls }, frames).forEach((channel, c) => {
      const into = sum[c]!;
      for (let i = 0; i < frames; i++) into[i] = into[i]! + channel[i]!;
    });
  });
  return sum;
}
