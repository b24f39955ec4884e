import type { Hit } from "../synthesis/drum-kit";
import { DrumKit } from "../synthesis/drum-kit";
import { hearInRoom, type Point } from "../synthesis/microphones";
import type { Musician } from "../synthesis/musician";
import { Random } from "../synthesis/random";
import { FONTS } from "../tools";
import { BARS, isChorus, LOOP_FRAMES, player } from "./score";

export const KEY = {
  kick: 36,
  snare: 38,
  floorTom: 41,
  closedHat: 42,
  pedalHat: 44,
  rackTom: 45,
  looseHat: 46,
  crash: 49,
  ride: 51,
  tambourine: 54,
  rideEdge: 59,
  secondCrash: 57,
  shaker: 61,
} as const;

export type Piece = "kick" | "snare" | "hat" | "rackTom" | "floorTom" | "crash" | "ride";
export type DryKit = Readonly<Record<Piece, Float64Array>>;
/** One stroke as written: sixteenth, piece, key, velocity, seconds behind the beat. */
export type Stroke = readonly [
  sixteenth: number,
  piece: Piece,
  key: number,
  velocity: number,
  lagSeconds?: number,
];
type Part = Record<Piece, Hit[]>;

export const RUMBLE_HZ: Readonly<Record<Piece, number>> = {
  kick: 12,
  snare: 30,
  hat: 90,
  rackTom: 20,
  floorTom: 20,
  crash: 60,
  ride: 60,
};
const RIDE_WASH_SECONDS = 1.8;
export const SNARE_LAG_SECONDS = 0.004;
const FILL_BARS: readonly number[] = [7, 15];
export const FILLS: Readonly<Record<number, readonly Stroke[]>> = {
  7: [
    [8, "snare", KEY.snare, 102],
    [9, "snare", KEY.snare, 62],
    [10, "rackTom", KEY.rackTom, 104],
    [11, "rackTom", KEY.rackTom, 86],
    [12, "rackTom", KEY.rackTom, 110],
    [13, "floorTom", KEY.floorTom, 98],
    [14, "floorTom", KEY.floorTom, 112],
    [15, "floorTom", KEY.floorTom, 120],
  ],
  15: [
    [12, "snare", KEY.snare, 112],
    [13, "snare", KEY.snare, 54],
    [14, "rackTom", KEY.rackTom, 102],
    [15, "floorTom", KEY.floorTom, 110],
  ],
};

/** Each piece of the kit by itself, dry. */
export function dryKit(): DryKit {
  const kit = new DrumKit(FONTS.blackPearl);
  const part = drumPart();
  const chance = new Random(311);
  const dry = (piece: Piece) => {
    const loop = new Float64Array(LOOP_FRAMES);
    kit.play(loop, part[piece], chance, RUMBLE_HZ[piece]);
    return loop;
  };
  return {
    kick: dry("kick"),
    snare: dry("snare"),
    hat: dry("hat"),
    rackTom: dry("rackTom"),
    floorTom: dry("floorTom"),
    crash: dry("crash"),
    ride: dry("ride"),
  };
}

function drumPart(): Part {
  const drummer = player("drums", 1);
  const part: Part = { kick: [], snare: [], hat: [], rackTom: [], floorTom: [], crash: [], ride: [] };
  for (let bar = 0; bar < BARS; bar++)
    for (const stroke of strokesOf(bar)) part[stroke[1]].push(hitOf(stroke, bar, drummer));
  part.hat = withChokes(part.hat);
  part.ride = part.ride.map(withWash);
  return part;
}

/** Everything that is played in a bar of the loop. */
export function strokesOf(bar: number, fill: readonly Stroke[] = FILLS[bar] ?? []): readonly Stroke[] {
  const fillStart = fill[0]?.[0] ?? 16;
  const before = (strokes: readonly Stroke[]) => strokes.filter(([s]) => s < fillStart);
  const backbeat = isChorus(bar) ? 118 : 108;
  return [
    ...fill,
    ...before(kicksOf(bar).map(([s, velocity]) => [s, "kick", KEY.kick, velocity])),
    ...(fill.length > 0 ? [[14, "kick", KEY.kick, 106] as const] : []),
    ...before([4, 12].map((beat) => [beat, "snare", KEY.snare, backbeat, SNARE_LAG_SECONDS])),
    ...before(ghostsOf(bar).map(([s, velocity]) => [s, "snare", KEY.snare, velocity])),
    ...before(cymbalsOf(bar)),
  ];
}

/** A stroke as a drummer plays it. */
export function hitOf([sixteenth, , key, velocity, lag = 0]: Stroke, bar: number, drummer: Musician): Hit {
  return {
    atSeconds: drummer.timeOf(bar * 16 + sixteenth) + lag,
    key,
    velocity: drummer.velocityOf(velocity),
  };
}

/** A stroke of the ride; the next ones take over most of its wash. */
export function withWash<T extends Hit>(hit: T): T {
  return { ...hit, chokeSeconds: hit.atSeconds + RIDE_WASH_SECONDS };
}

/** One pair of cymbals: each stroke ends what the last one left ringing. */
export function withChokes<T extends Hit>(hat: readonly T[]): T[] {
  const inTime = [...hat].sort((a, b) => a.atSeconds - b.atSeconds);
  return inTime.map((hit, i) => {
    const next = inTime[i + 1];
    return next === undefined ? hit : { ...hit, chokeSeconds: next.atSeconds };
  });
}

/** The kick's pattern; the bass guitar plays with it. */
export function kicksOf(bar: number): readonly (readonly [sixteenth: number, velocity: number])[] {
  if (!isChorus(bar)) {
    if (bar % 2 === 0)
      return [
        [0, 108],
        [10, 98],
      ];
    return [
      [0, 106],
      [7, 86],
      [10, 100],
    ];
  }
  if (bar % 2 === 0)
    return [
      [0, 118],
      [6, 98],
      [8, 110],
      [10, 96],
    ];
  return [
    [0, 116],
    [6, 100],
    [10, 106],
  ];
}

export function ghostsOf(bar: number): readonly (readonly [number, number])[] {
  if (isChorus(bar)) return bar % 4 === 3 ? [[15, 34]] : [];
  return bar % 2 === 1
    ? [
        [7, 26],
        [9, 30],
      ]
    : [[15, 28]];
}

export function cymbalsOf(bar: number): Stroke[] {
  const out: Stroke[] = [];
  const crash = {
    0: [KEY.secondCrash, 92],
    8: [KEY.crash, 116],
    12: [KEY.secondCrash, 108],
    14: [KEY.crash, 106],
  }[bar];
  if (crash !== undefined) out.push([0, "crash", crash[0]!, crash[1]!]);
  for (let s = 0; s < 16; s += 2) {
    const onBeat = s % 4 === 0;
    if (!isChorus(bar)) {
      const open = s === 14 && bar === 3;
      out.push([s, "hat", open ? KEY.looseHat : KEY.closedHat, open ? 88 : onBeat ? 90 : 66]);
    } else if (bar < 12) {
      out.push([s, "hat", KEY.looseHat, onBeat ? 102 : 78]);
    } else {
      out.push([s, "ride", onBeat ? KEY.rideEdge : KEY.ride, onBeat ? 92 : 78]);
      if (s === 4 || s === 12) out.push([s, "hat", KEY.pedalHat, 84]);
    }
  }
  if (!isChorus(bar) && bar % 2 === 1 && !FILL_BARS.includes(bar)) out.push([11, "hat", KEY.closedHat, 44]);
  return out;
}

/** Shaker in the verse's second half, tambourine in the chorus. */
export function percussion(): Float64Array {
  const kit = new DrumKit(FONTS.blackPearl);
  const hand = player("percussion", 21);
  const loop = new Float64Array(LOOP_FRAMES);
  const hits: Hit[] = [];
  for (let bar = 4; bar < BARS; bar++)
    for (const [sixteenth, key, velocity] of isChorus(bar) ? TAMBOURINE : SHAKER)
      hits.push({
        atSeconds: hand.timeOf(bar * 16 + sixteenth),
        key,
        velocity: hand.velocityOf(velocity),
      });
  kit.play(loop, hits, new Random(77), PERCUSSION_RUMBLE_HZ);
  return loop;
}

export const PERCUSSION_RUMBLE_HZ = 250;
const steps = (every: number) => Array.from({ length: 16 / every }, (_, i) => i * every);
/** A bar of each: sixteenth, key, velocity. */
export const SHAKER = steps(1).map((s) => [s, KEY.shaker, [96, 56, 76, 50][s % 4]!] as const);
export const TAMBOURINE = steps(2).map(
  (s) => [s, KEY.tambourine, s % 8 === 4 ? 112 : s % 4 === 2 ? 74 : 56] as const,
);

/** Where the pieces stand, and how loud each is at one metre against the snare. */
const PLACES: Readonly<Record<Piece, { readonly at: Point; readonly gain: number }>> = {
  kick: { at: [0, 0.25, 0.3], gain: 0.55 },
  snare: { at: [-0.35, -0.15, 0.7], gain: 0.9 },
  hat: { at: [-0.75, -0.05, 0.95], gain: 0.4 },
  rackTom: { at: [-0.15, 0.15, 0.95], gain: 0.9 },
  floorTom: { at: [0.55, -0.2, 0.7], gain: 0.9 },
  crash: { at: [-0.6, 0.5, 1.35], gain: 0.75 },
  ride: { at: [0.75, 0.3, 1.15], gain: 0.8 },
};
/** A pair 1.2 m apart above the kit; the right one hangs nearer to the ride. */
const OVERHEADS: readonly { readonly at: Point; readonly seed: number }[] = [
  { at: [-0.55, -0.1, 1.95], seed: 105 },
  { at: [0.65, 0.05, 1.9], seed: 106 },
];

/** The whole kit as two simulated microphones above it hear it in a small room. */
export function overheads(kit: DryKit): Float64Array[] {
  const pieces: readonly Piece[] = ["kick", "snare", "hat", "rackTom", "floorTom", "crash", "ride"];
  const sources = pieces.map((piece) => ({ sound: kit[piece], ...PLACES[piece] }));
  return OVERHEADS.map(({ at, seed }) => hearInRoom(sources, at, seed));
}
