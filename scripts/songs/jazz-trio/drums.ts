import { DrumKit, type Hit } from "../synthesis/drum-kit";
import { addSweep } from "../synthesis/noises";
import { Random } from "../synthesis/random";
import { FONTS } from "../tools";
import { BARS, isSolo, LOOP_FRAMES, player, swung } from "./score";

const BRUSH_KIT = { bank: 128, program: 40 } as const;
const KEY = { kick: 36, brushTap: 38, brushSlap: 39, pedalHat: 44, ride: 51, rideBell: 53 } as const;

export interface DryDrums {
  readonly kick: Float64Array;
  readonly snare: Float64Array;
  readonly hat: Float64Array;
  readonly ride: Float64Array;
}

/** Brushes throughout; from the solo on the right hand is on the ride. */
export function dryDrums(): DryDrums {
  const drummer = player(
    { offsetSeconds: 0, driftSeconds: 0.003, jitterSeconds: 0.0025, velocityNoise: 5 },
    1,
  );
  const at = (bar: number, sixteenth: number) =>
    drummer.timeOf(bar * 16 + swung(sixteenth, 0.645 + 0.02 * drummer.random.normal()));
  const hit = (bar: number, sixteenth: number, key: number, velocity: number): Hit => ({
    atSeconds: at(bar, sixteenth),
    key,
    velocity: drummer.velocityOf(velocity),
  });
  const [kick, taps, hat, ride]: Hit[][] = [[], [], [], []];
  for (let bar = 0; bar < BARS; bar++) {
    // The kick is feathered: felt in the bass, never heard by itself, but for a few bombs in the solo.
    for (const beat of [0, 4, 8, 12]) kick!.push(hit(bar, beat, KEY.kick, beat === 0 ? 34 : 26));
    for (const beat of [4, 12]) hat!.push(hit(bar, beat, KEY.pedalHat, isSolo(bar) ? 92 : 78));
    for (const [sixteenth, key, velocity] of tapsOf(bar)) taps!.push(hit(bar, sixteenth, key, velocity));
    for (const [sixteenth, velocity] of rideOf(bar))
      ride!.push(hit(bar, sixteenth, bar === 15 && sixteenth === 0 ? KEY.rideBell : KEY.ride, velocity));
  }
  for (const [bar, sixteenth, velocity] of BOMBS) kick!.push(hit(bar, sixteenth, KEY.kick, velocity));
  const chance = new Random(1201);
  const stick = new DrumKit(FONTS.blackPearl);
  const played = (kit: DrumKit, hits: readonly Hit[], rumbleHz: number) => {
    const loop = new Float64Array(LOOP_FRAMES);
    kit.play(loop, hits, chance, rumbleHz);
    return loop;
  };
  const snare = played(new DrumKit(FONTS.general, BRUSH_KIT.bank, BRUSH_KIT.program), taps!, 60);
  for (let bar = 0; bar < BARS; bar++)
    for (const beat of [0, 8]) {
      const gain = (isSolo(bar) ? 0.034 : 0.062) * (1 + 0.15 * chance.normal());
      addSweep(snare, at(bar, beat) - 0.06, drummer.secondsOf(7.4), gain, chance);
      addSweep(snare, at(bar, beat + 4) - 0.03, drummer.secondsOf(3.4), 0.8 * gain, chance);
    }
  return {
    kick: played(stick, kick!, 12),
    snare,
    hat: played(stick, hat!, 120),
    ride: played(
      stick,
      ride!.map((stroke) => ({ ...stroke, chokeSeconds: stroke.atSeconds + 0.85 })),
      80,
    ),
  };
}

const BOMBS: readonly (readonly [number, number, number])[] = [
  [8, 0, 88],
  [9, 10, 78],
  [11, 6, 92],
  [12, 6, 80],
  [13, 10, 100],
  [15, 14, 82],
];

type Tap = readonly [sixteenth: number, key: number, velocity: number];

/** Left brush: two and four with the tune, comping in the solo, a fill at the end of each eight. */
function tapsOf(bar: number): Tap[] {
  const { brushTap, brushSlap } = KEY;
  if (bar % 8 === 7)
    return [
      [4, brushTap, 96],
      [6, brushTap, 62],
      [8, brushTap, 86],
      [10, brushTap, 104],
      [12, brushSlap, 116],
      [14, brushTap, isSolo(bar) ? 70 : 104],
    ];
  if (!isSolo(bar)) {
    const backbeat: Tap[] = [
      [4, brushTap, 84],
      [12, brushTap, 94],
    ];
    return bar % 4 === 3
      ? [...backbeat, [14, brushTap, 60]]
      : bar % 2 === 1
        ? [...backbeat, [10, brushTap, 46]]
        : backbeat;
  }
  const comping: readonly (readonly Tap[])[] = [
    [
      [6, brushTap, 92],
      [14, brushTap, 58],
    ],
    [
      [2, brushTap, 54],
      [10, brushSlap, 108],
    ],
    [[6, brushTap, 66]],
    [
      [4, brushTap, 58],
      [6, brushTap, 96],
      [12, brushTap, 62],
    ],
  ];
  return [...comping[bar % 4]!];
}

/** Ding, ding-a-ding: two and four lean, the skipped eighth is soft and each time a little elsewhere. */
function rideOf(bar: number): (readonly [number, number])[] {
  if (!isSolo(bar)) return bar === 7 ? [[14, 74]] : [];
  const plain: (readonly [number, number])[] = [
    [0, 80],
    [4, 98],
    [6, 62],
    [8, 77],
    [12, 100],
    [14, 66],
  ];
  if (bar % 4 === 1) return plain.filter(([sixteenth]) => sixteenth !== 6);
  if (bar % 4 === 3) return [...plain, [10, 62]];
  return plain;
}
