import {
  type Piece as DryPiece,
  hitOf,
  KEY,
  PERCUSSION_RUMBLE_HZ,
  RUMBLE_HZ,
  SHAKER,
  type Stroke,
  strokesOf,
  TAMBOURINE,
  withChokes,
  withWash,
} from "../flagship/drums";
import { DrumKit, type Hit } from "../synthesis/drum-kit";
import { type KitMicrophones, PIECES, recordKit } from "../synthesis/kit-microphones";
import { Random } from "../synthesis/random";
import type { Part, Stretch } from "../synthesis/sections";
import { FONTS } from "../tools";
import { loopBarOf, performed, player, STRETCHES, type StretchName } from "./form";

interface KitHit extends Hit {
  readonly piece: DryPiece;
}

/** Sections the drummer plays; verse 2 is the verse's second half again. */
const PLAYED: readonly StretchName[] = [
  ...(["intro", "verseA", "verseB", "preChorus"] as const),
  ...(["chorus", "bridge", "finalChorus", "ending"] as const),
];

const drum = (piece: DryPiece, key: number, strokes: readonly (readonly [number, number])[]): Stroke[] =>
  strokes.map(([sixteenth, velocity]) => [sixteenth, piece, key, velocity]);
const kick = (...strokes: (readonly [number, number])[]) => drum("kick", KEY.kick, strokes);
const snare = (...strokes: (readonly [number, number])[]) => drum("snare", KEY.snare, strokes);
const rack = (...strokes: (readonly [number, number])[]) => drum("rackTom", KEY.rackTom, strokes);
const floor = (...strokes: (readonly [number, number])[]) => drum("floorTom", KEY.floorTom, strokes);
const crash = (velocity: number) => drum("crash", KEY.crash, [[0, velocity]]);
const secondCrash = (velocity: number) => drum("crash", KEY.secondCrash, [[0, velocity]]);
const hat = (key: number, ...strokes: (readonly [number, number])[]) => drum("hat", key, strokes);
const ride = (...velocities: readonly number[]) =>
  drum(
    "ride",
    KEY.ride,
    velocities.map((velocity, i) => [i * 2, velocity] as const),
  );

const FOUR = (velocity: number) =>
  kick([0, velocity], [4, velocity - 6], [8, velocity - 2], [12, velocity - 6]);
const CLOSED_EIGHTHS = hat(
  KEY.closedHat,
  ...([
    [0, 86],
    [2, 62],
    [4, 84],
    [6, 64],
    [8, 86],
    [10, 62],
    [12, 84],
    [14, 66],
  ] as const),
);
const LOOSE_QUARTERS = hat(KEY.looseHat, [0, 88], [4, 84], [8, 90], [12, 86]);
const FOOT = hat(KEY.pedalHat, [4, 82], [12, 84]);
const SOFT_RIDE = ride(78, 56, 70, 58, 76, 56, 70, 60);

/** The bars that the loop does not have. */
const OWN: Readonly<Record<number, readonly Stroke[]>> = {
  // Intro: the feet count, the hands fall into the verse.
  3: [
    ...hat(KEY.pedalHat, [0, 70], [4, 76]),
    ...snare([8, 66], [10, 84], [11, 58]),
    ...rack([12, 98], [13, 80]),
    ...floor([14, 104], [15, 110]),
    ...kick([8, 92], [14, 100]),
  ],
  // Pre-chorus: four on the floor, toms between, then the snare rolls up.
  12: [
    ...FOUR(98),
    ...CLOSED_EIGHTHS,
    ...floor([3, 74], [6, 92], [14, 84]),
    ...rack([11, 78]),
    ...snare([12, 98]),
  ],
  13: [
    ...FOUR(101),
    ...CLOSED_EIGHTHS,
    ...floor([3, 78], [6, 94], [14, 90]),
    ...rack([11, 84]),
    ...snare([12, 102]),
  ],
  14: [
    ...FOUR(105),
    ...LOOSE_QUARTERS,
    ...floor([3, 82], [6, 98], [14, 94]),
    ...rack([10, 84], [11, 92]),
    ...snare([4, 100], [12, 106]),
  ],
  15: [
    ...FOUR(108),
    ...hat(KEY.looseHat, [0, 92], [4, 90]),
    ...snare([4, 104], [8, 66], [9, 56], [10, 76], [11, 68], [12, 92], [13, 86], [14, 108], [15, 118]),
    ...floor([12, 92], [14, 104]),
  ],
  // Bridge: half the time, the ride alone; then toms and bass drum drive home.
  28: [...secondCrash(94), ...kick([0, 102]), ...snare([8, 102]), ...SOFT_RIDE, ...FOOT],
  29: [...kick([0, 98], [7, 78]), ...snare([8, 100], [14, 30]), ...SOFT_RIDE, ...FOOT],
  30: [...kick([0, 102]), ...snare([8, 102]), ...SOFT_RIDE, ...FOOT],
  31: [
    ...kick([0, 98], [10, 92]),
    ...snare([8, 102]),
    ...ride(78, 56, 70, 58, 72),
    ...rack([12, 84], [14, 92]),
    ...floor([15, 88]),
  ],
  32: [
    ...crash(90),
    ...kick([0, 106], [6, 90]),
    ...snare([8, 106]),
    ...SOFT_RIDE,
    ...FOOT,
    ...floor([3, 64], [11, 70], [14, 78]),
  ],
  33: [
    ...kick([0, 104], [6, 92], [10, 88]),
    ...snare([8, 106], [15, 34]),
    ...ride(84, 60, 76, 62, 84, 60, 76, 64),
    ...FOOT,
    ...floor([3, 70], [11, 76], [14, 84]),
  ],
  34: [
    ...FOUR(106),
    ...snare([4, 98], [12, 106]),
    ...floor([2, 78], [6, 88], [10, 82], [14, 92]),
    ...rack([11, 84]),
    ...ride(88, 62, 84, 64, 88, 62, 84, 66),
  ],
  35: [
    ...FOUR(110),
    ...snare(...Array.from({ length: 14 }, (_, s) => [s, 52 + s * 4.6 + (s % 2 === 0 ? 9 : 0)] as const)),
    ...floor([0, 74], [4, 84], [8, 94], [10, 100], [12, 106], [14, 116]),
    ...rack([13, 98], [15, 118]),
  ],
  // Ending: a bar of chorus, a stop with a fill across it, the last stroke.
  44: [
    ...crash(116),
    ...kick([0, 116], [6, 98], [10, 104]),
    ...snare([4, 116], [12, 116]),
    ...ride(90, 76, 88, 76, 90, 76, 88, 78),
  ],
  45: [
    ...secondCrash(110),
    ...kick([0, 114], [8, 102], [14, 110]),
    ...snare([8, 100], [9, 62], [10, 108]),
    ...rack([11, 92], [12, 110], [13, 96]),
    ...floor([14, 112], [15, 120]),
  ],
  46: [
    ...crash(122),
    ...drum("crash", KEY.secondCrash, [[0.06, 112]]),
    ...kick([0, 120]),
    ...floor([0, 104]),
  ],
};

/** Where the verse leaves for pre-chorus or bridge: shorter than the loop's way into its chorus. */
const VERSE_FILL: readonly Stroke[] = [...snare([12, 106], [13, 52]), ...rack([14, 96]), ...floor([15, 102])];
const LAST_CHORUS_EXTRAS: Readonly<Record<number, readonly Stroke[]>> = {
  38: secondCrash(96),
  39: snare([14, 88], [15, 100]),
  42: drum("crash", KEY.secondCrash, [[8, 100]]),
};

function strokesAt(bar: number): readonly Stroke[] {
  const loopBar = loopBarOf(bar);
  if (loopBar === null) return OWN[bar] ?? [];
  const strokes = loopBar === 7 ? strokesOf(loopBar, VERSE_FILL) : strokesOf(loopBar);
  return [...strokes, ...(LAST_CHORUS_EXTRAS[bar] ?? [])];
}

/** When the bass drum is struck: the bass guitar plays with it. */
export function kicksAt(bar: number): readonly (readonly [sixteenth: number, velocity: number])[] {
  return strokesAt(bar).flatMap(([s, piece, , velocity]) =>
    piece === "kick" ? [[s, velocity] as const] : [],
  );
}

/** No tom is struck in the verse's first half, so nobody kept their track there. */
export const isKept = (track: string, { name }: Stretch): boolean =>
  track !== "toms" || name !== STRETCHES.verseA.name;

/** The whole kit, in the order kick in, snare top, snare bottom, toms, overheads, room: every microphone hears everything. */
export function kit(): Part<KitHit> {
  const drummer = player("drums", 1);
  const strokes = performed(PLAYED, (bar) =>
    strokesAt(bar).map((stroke): KitHit => ({ ...hitOf(stroke, bar, drummer), piece: stroke[1] })),
  );
  return { events: damped(strokes), player: kitPlayer };
}

/** Hands and foot close the hat, across sections too; each stroke of the ride takes over the last one's wash. */
function damped(strokes: ReadonlyMap<Stretch, readonly KitHit[]>): ReadonlyMap<Stretch, readonly KitHit[]> {
  const hats = [...strokes.values()].flat().filter(({ piece }) => piece === "hat");
  const choked = new Map(withChokes(hats).map((hit) => [hit.atSeconds, hit]));
  const asPlayed = (hit: KitHit) =>
    hit.piece === "hat" ? choked.get(hit.atSeconds)! : hit.piece === "ride" ? withWash(hit) : hit;
  return new Map([...strokes].map(([stretch, hits]) => [stretch, hits.map(asPlayed)]));
}

const KIT_SEED = 411;

function kitPlayer() {
  const pieces = new DrumKit(FONTS.blackPearl);
  const chances = PIECES.map((_, i) => new Random(KIT_SEED + i));
  let takes = 0;
  return (hits: readonly KitHit[], frames: number): Float64Array[] => {
    const dry = PIECES.map((piece, i) => {
      const sound = new Float64Array(frames);
      pieces.play(
        sound,
        hits.filter((hit) => hit.piece === piece),
        chances[i]!,
        RUMBLE_HZ[piece],
      );
      return [piece, sound] as const;
    });
    takes++;
    return tracksOf(recordKit(Object.fromEntries(dry), { bleed: true, seed: KIT_SEED + takes }));
  };
}

/** The recorder's tracks: the two tom microphones share one. */
function tracksOf(microphones: KitMicrophones): Float64Array[] {
  const { kickIn, snareTop, snareBottom, rackTom, floorTom } = microphones;
  const toms = rackTom.map((value, i) => value + floorTom[i]!);
  const { overheadLeft, overheadRight, roomLeft, roomRight } = microphones;
  return [kickIn, snareTop, snareBottom, toms, overheadLeft, overheadRight, roomLeft, roomRight];
}

/** Shaker in verse, pre-chorus and bridge, tambourine in the chorus. */
export function percussion(): Part<Hit> {
  const hand = player("percussion", 21);
  const { preChorus, chorus, bridge, ending } = STRETCHES;
  const strokesOfBar = (bar: number) => {
    if (bar >= chorus.startBar && bar < chorus.startBar + chorus.bars) return TAMBOURINE;
    if (bar === ending.startBar) return TAMBOURINE;
    if (bar === ending.startBar + 2) return TAMBOURINE.slice(0, 1);
    if (bar > ending.startBar || bar < bridge.startBar + 4) return bar < preChorus.startBar + 4 ? SHAKER : [];
    return SHAKER;
  };
  const events = performed(["verseB", "preChorus", "chorus", "bridge", "ending"], (bar) =>
    strokesOfBar(bar).map(([sixteenth, key, velocity]) => ({
      atSeconds: hand.timeOf(bar * 16 + sixteenth),
      key,
      velocity: hand.velocityOf(velocity),
    })),
  );
  return {
    events,
    player: () => {
      const pieces = new DrumKit(FONTS.blackPearl);
      const chance = new Random(77);
      return (hits, frames) => {
        const sound = new Float64Array(frames);
        pieces.play(sound, hits, chance, PERCUSSION_RUMBLE_HZ);
        return [sound];
      };
    },
  };
}
