import { DrumKit, type Hit } from "../synthesis/drum-kit";
import type { KitPieces, Piece } from "../synthesis/kit-microphones";
import { Random } from "../synthesis/random";
import { FONTS } from "../tools";
import { BARS, isChorus, LOOP_FRAMES, player, swung } from "./score";

const KEY = {
  kick: 36,
  sideStick: 37,
  snare: 38,
  floorTom: 41,
  closedHat: 42,
  pedalHat: 44,
  rackTom: 45,
  looseHat: 46,
  crash: 49,
  ride: 51,
} as const;

type Stroke = readonly [sixteenth: number, piece: Piece, key: number, velocity: number];

const RUMBLE_HZ: Readonly<Partial<Record<Piece, number>>> = { kick: 12, hat: 120, crash: 60, ride: 60 };
const OTHER_RUMBLE_HZ = 25;
/** The backbeat lies this far behind everything else: the groove. */
export const SNARE_LAG_SECONDS = 0.02;
const GHOST_LAG_SECONDS = 0.008;

const FILLS: Readonly<Record<number, readonly Stroke[]>> = {
  3: [
    [13, "snare", KEY.snare, 48],
    [14, "snare", KEY.snare, 78],
    [15, "hat", KEY.looseHat, 74],
  ],
  7: [
    [10, "snare", KEY.snare, 64],
    [11, "snare", KEY.snare, 40],
    [12, "snare", KEY.snare, 104],
    [13, "rackTom", KEY.rackTom, 78],
    [14, "rackTom", KEY.rackTom, 96],
    [15, "floorTom", KEY.floorTom, 104],
  ],
  11: [
    [12, "snare", KEY.snare, 106],
    [13, "rackTom", KEY.rackTom, 70],
    [14, "floorTom", KEY.floorTom, 92],
    [14.67, "floorTom", KEY.floorTom, 66],
  ],
};

/** Sixteenths at which the kick plays; the bass knows them. */
export function kicksOf(bar: number): readonly (readonly [sixteenth: number, velocity: number])[] {
  const straight = [
    [0, 108],
    [7, 78],
    [10, 100],
  ] as const;
  if (isChorus(bar))
    return bar % 2 === 0
      ? [...straight, [3, 86]]
      : [
          [0, 112],
          [6, 88],
          [10, 104],
          [15, 74],
        ];
  return bar % 2 === 0
    ? straight
    : [
        [0, 104],
        [3, 74],
        [10, 98],
        [11, 66],
      ];
}

/** Every piece alone and dry. */
export function dryKit(): KitPieces {
  const kit = new DrumKit(FONTS.blackPearl);
  const chance = new Random(9091);
  const pieces: Partial<Record<Piece, Float64Array>> = {};
  for (const [piece, hits] of drumPart()) {
    const loop = new Float64Array(LOOP_FRAMES);
    kit.play(loop, hits, chance, RUMBLE_HZ[piece] ?? OTHER_RUMBLE_HZ);
    pieces[piece] = loop;
  }
  return pieces;
}

function drumPart(): Map<Piece, Hit[]> {
  const drummer = player(
    { offsetSeconds: 0.002, driftSeconds: 0.003, jitterSeconds: 0.002, velocityNoise: 5 },
    1,
  );
  const part = new Map<Piece, Hit[]>();
  const add = (bar: number, [sixteenth, piece, key, velocity]: Stroke, lag = 0) => {
    const hits = part.get(piece) ?? [];
    part.set(piece, hits);
    hits.push({
      atSeconds: drummer.timeOf(bar * 16 + swung(sixteenth)) + lag,
      key,
      velocity: drummer.velocityOf(velocity),
    });
  };
  for (let bar = 0; bar < BARS; bar++) {
    const fill = FILLS[bar] ?? [];
    const until = fill[0]?.[0] ?? 16;
    for (const stroke of fill) add(bar, stroke, stroke[1] === "snare" ? GHOST_LAG_SECONDS : 0);
    for (const [sixteenth, velocity] of kicksOf(bar))
      if (sixteenth < until) add(bar, [sixteenth, "kick", KEY.kick, velocity]);
    for (const stroke of backbeatOf(bar)) if (stroke[0] < until) add(bar, stroke, SNARE_LAG_SECONDS);
    for (const stroke of ghostsOf(bar)) if (stroke[0] < until) add(bar, stroke, GHOST_LAG_SECONDS);
    for (const stroke of cymbalsOf(bar)) if (stroke[0] < until) add(bar, stroke);
  }
  return closedByTheNext(part);
}

/** Side stick in the first four bars, then the drum itself. */
function backbeatOf(bar: number): Stroke[] {
  const key = bar < 4 ? KEY.sideStick : KEY.snare;
  const velocity = bar < 4 ? 104 : isChorus(bar) ? 116 : 106;
  return [4, 12].map((beat) => [beat, "snare", key, velocity + (beat === 12 ? 3 : 0)]);
}

function ghostsOf(bar: number): Stroke[] {
  if (bar < 2) return [];
  const at = bar % 2 === 0 ? [9, 15] : [2, 7, 9];
  return at.map((sixteenth) => [sixteenth, "snare", KEY.snare, sixteenth === 9 ? 34 : 26]);
}

const HAT_ACCENTS = [88, 46, 72, 52, 92, 44, 70, 56];

function cymbalsOf(bar: number): Stroke[] {
  const out: Stroke[] = [];
  if (bar === 0 || bar === 8) out.push([0, "crash", KEY.crash, bar === 8 ? 100 : 70]);
  for (let sixteenth = 0; sixteenth < 16; sixteenth++) {
    const isEighth = sixteenth % 2 === 0;
    const isOpen = sixteenth === 14 && bar % 4 === 1;
    const accent = HAT_ACCENTS[sixteenth % 8]!;
    if (isChorus(bar)) {
      if (isEighth) out.push([sixteenth, "ride", KEY.ride, sixteenth % 4 === 0 ? 68 : 52]);
      if (sixteenth % 8 === 4) out.push([sixteenth, "hat", KEY.pedalHat, 78]);
    } else if (isEighth || sixteenth % 8 === 3 || (bar >= 4 && sixteenth % 8 === 7)) {
      out.push([sixteenth, "hat", isOpen ? KEY.looseHat : KEY.closedHat, isOpen ? 84 : accent]);
    }
  }
  return out;
}

/** A hat is shut by its next stroke; a ride's wash gives way to new ones. */
function closedByTheNext(part: Map<Piece, Hit[]>): Map<Piece, Hit[]> {
  const hats = [...(part.get("hat") ?? [])].sort((a, b) => a.atSeconds - b.atSeconds);
  part.set(
    "hat",
    hats.map((hit, i) => ({ ...hit, ...(hats[i + 1] && { chokeSeconds: hats[i + 1]!.atSeconds }) })),
  );
  const rides = part.get("ride") ?? [];
  part.set(
    "ride",
    rides.map((hit) => ({ ...hit, chokeSeconds: hit.atSeconds + 1.6 })),
  );
  return part;
}
