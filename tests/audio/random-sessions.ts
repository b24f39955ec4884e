import {
  fromPosition01,
  GENERATOR_PARAMETERS,
  type ParameterDescriptor,
  STRIP_PARAMETERS,
  UNIT_CHOICES,
  UNIT_PARAMETERS,
  UNIT_SWITCHES,
} from "@/audio-engine/params";
import {
  type AssetRef,
  type Automation,
  type BuiltInsert,
  newBus,
  newClip,
  newEq,
  newEqBand,
  newInsert,
  newLimiter,
  newMaster,
  newSession,
  newTrack,
  type Session,
  type Space,
  type Track,
} from "@/audio-engine/session";
import { EQ_BAND_KINDS } from "@/audio-engine/session/inserts";

type UnitName = BuiltInsert["unit"];

/** Units that the first sessions draw: their prints are kept, so nothing may be added here. */
const FIRST_UNITS = [
  "eq",
  "compressor",
  "gate",
  "de-esser",
  "limiter",
  "stereo-width",
  "delay",
  "saturation",
  "reverb",
  "polarity-delay",
] as const satisfies readonly UnitName[];
const FIRST_SESSIONS = 24;

/** Units that the sessions after them draw. A new unit gets sessions of its own behind these. */
const GUITAR_UNITS = ["amplifier", "cabinet"] as const satisfies readonly UnitName[];

export const RANDOM_UNITS: readonly UnitName[] = [...FIRST_UNITS, ...GUITAR_UNITS];
export const RANDOM_SESSION_COUNT = 28;
const LENGTH_FRAMES = 24000;
/** Prints of random sessions are cut here: tails of ten seconds would prove no more. */
export const RANDOM_PRINT_FRAMES = 31200;

/** Numerical Recipes' linear congruential generator: exact on every host. */
class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = (Math.imul(seed + 1, 2654435761) >>> 0) ^ 0x5bd1e995;
    for (let i = 0; i < 4; i++) this.share01();
  }

  share01(): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return this.state / 4294967296;
  }

  below(count: number): number {
    return Math.floor(this.share01() * count);
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  value(descriptor: ParameterDescriptor): number {
    return fromPosition01(descriptor, this.share01());
  }
}

function insertOf(dice: Dice, unit: UnitName, id: string, turn: number): BuiltInsert {
  const table: Readonly<Record<string, ParameterDescriptor>> = UNIT_PARAMETERS[unit];
  if (unit === "eq") {
    const bands = EQ_BAND_KINDS.filter(() => dice.share01() < 0.6).map((kind, i) =>
      newEqBand({
        id: `b${i}`,
        kind,
        frequencyHz: 30 + 15000 * dice.share01() * dice.share01(),
        gainDb: 24 * dice.share01() - 12,
        q: 0.3 + 4 * dice.share01(),
      }),
    );
    return newEq(id, bands);
  }
  const switches: Partial<Record<UnitName, object>> = UNIT_SWITCHES;
  const choices: Partial<
    Record<UnitName, Readonly<Record<string, { options: readonly { value: string }[] }>>>
  > = UNIT_CHOICES;
  const params = Object.fromEntries([
    ...Object.entries(table).map(([key, descriptor]) => [key, dice.value(descriptor)]),
    ...Object.keys(switches[unit] ?? {}).map((key) => [key, dice.share01() < 0.5]),
    // In turn, so that few sessions meet every choice.
    ...Object.entries(choices[unit] ?? {}).map(([key, { options }]) => [
      key,
      options[turn % options.length]!.value,
    ]),
  ]);
  return { ...newInsert(unit, id, params), enabled: dice.share01() < 0.9 };
}

const ROOMS = ["live-room", "vocal-booth", "control-room", "hall"] as const;
const TYPES = ["dynamic", "condenser", "ribbon"] as const;

function spaceOf(dice: Dice, asset: AssetRef, turn: number): Space {
  const aim = () => ({
    azimuthDegrees: 360 * dice.share01() - 180,
    elevationDegrees: 90 * dice.share01() - 45,
  });
  return {
    id: "space",
    room: ROOMS[turn % ROOMS.length]!,
    sources: [
      {
        id: "player",
        position: {
          x: 0.4 + 0.5 * dice.share01(),
          y: 0.4 + 0.4 * dice.share01(),
          z: 0.8 + 0.5 * dice.share01(),
        },
        aim: aim(),
        feed: [newClip({ id: "c", asset, frames: 12000 })],
      },
    ],
  };
}

function microphoneOf(dice: Dice, turn: number, inserts: BuiltInsert[]): Track {
  return newTrack({
    id: "mic",
    name: "Microphone",
    inserts,
    input: {
      kind: "microphone",
      space: "space",
      position: { x: 1.1 + 0.5 * dice.share01(), y: 1 + 0.5 * dice.share01(), z: 0.8 + 0.6 * dice.share01() },
      aim: { azimuthDegrees: 360 * dice.share01() - 180, elevationDegrees: 90 * dice.share01() - 45 },
      pattern01: dice.share01(),
      type: TYPES[turn % TYPES.length]!,
    },
  });
}

function generatorOf(dice: Dice): Track["input"] {
  const base = { id: "g", seed: dice.below(1000), levelDbfs: dice.value(GENERATOR_PARAMETERS.levelDbfs) };
  const kind = dice.of(["sine", "white-noise", "pink-noise"] as const);
  return {
    kind: "generator",
    generator:
      kind === "sine"
        ? { ...base, kind, frequencyHz: dice.value(GENERATOR_PARAMETERS.frequencyHz) }
        : { ...base, kind },
  };
}

/** A line for a fader, and one for a number of a unit that has been drawn. */
function automationOf(dice: Dice, track: Track): Automation[] {
  const line = (target: string, descriptor: ParameterDescriptor): Automation => ({
    target,
    points: [0, 6000, 14000, 20000].map((atFrame) => ({
      atFrame: atFrame + dice.below(2000),
      value: dice.value(descriptor),
      curve: dice.of(["hold", "linear"] as const),
    })),
  });
  const lanes = [line(`${track.id}/faderDb`, { ...STRIP_PARAMETERS.faderDb, min: -30, max: 0 })];
  const insert = track.inserts[0];
  if (insert === undefined || insert.unit === "eq") return lanes;
  const [key, descriptor] = dice.of(
    Object.entries<ParameterDescriptor>(UNIT_PARAMETERS[insert.unit as UnitName]),
  );
  return [...lanes, line(`${track.id}/${insert.id}/${key}`, descriptor)];
}

/**
 * Session number `index` of an endless row: every unit over its whole range, every choice, rooms, buses, sends, fades
 * and automation.
 * @param stereo a sound of at least 48000 frames
 * @param mono a sound of at least 30000 frames
 */
export function randomSession(index: number, stereo: AssetRef, mono: AssetRef): Session {
  const dice = new Dice(index);
  let drawn = index * 3;
  const units: readonly UnitName[] = index < FIRST_SESSIONS ? FIRST_UNITS : GUITAR_UNITS;
  const insert = (id: string): BuiltInsert => {
    const place = drawn++;
    const turn = Math.floor(place / units.length);
    return insertOf(dice, units[place % units.length]!, id, turn);
  };
  const wide = newTrack({
    id: "wide",
    name: "Wide",
    polarity: dice.of(["normal", "inverted"] as const),
    delayFrames: dice.below(400),
    faderDb: -18 + 12 * dice.share01(),
    pan: 2 * dice.share01() - 1,
    inserts: [insert("one")],
    sends: [
      { id: "s", bus: "answer", levelDb: -20 + 15 * dice.share01(), tap: dice.of(["pre", "post"] as const) },
    ],
    input: {
      kind: "clips",
      clips: [
        newClip({
          id: "a",
          asset: stereo,
          frames: 18000,
          sourceFrame: dice.below(20000),
          atFrame: dice.below(3000),
          gainDb: 6 * dice.share01() - 6,
          fadeInFrames: dice.below(4000),
          fadeOutFrames: dice.below(4000),
        }),
      ],
    },
  });
  const narrow = newTrack({
    id: "narrow",
    name: "Narrow",
    faderDb: -24 + 12 * dice.share01(),
    pan: 2 * dice.share01() - 1,
    output: "group",
    inserts: [insert("two")],
    input: {
      kind: "clips",
      clips: [newClip({ id: "a", asset: mono, frames: 20000, sourceFrame: dice.below(9000) })],
    },
  });
  const hasRoom = index % 4 === 0;
  const third = hasRoom
    ? microphoneOf(dice, index / 4, [insert("three")])
    : newTrack({
        id: "tone",
        name: "Tone",
        output: "group",
        inserts: [insert("three")],
        input: generatorOf(dice),
      });
  return newSession({
    id: `random-${index}`,
    title: `Random ${index}`,
    engineVersion: 2,
    lengthFrames: LENGTH_FRAMES,
    spaces: hasRoom ? [spaceOf(dice, mono, index / 4)] : [],
    tracks: [wide, narrow, third],
    buses: [
      newBus({ id: "group", name: "Group", faderDb: -3, inserts: [insert("four")] }),
      newBus({ id: "answer", name: "Answer", pan: 0.4 * dice.share01() - 0.2, inserts: [insert("five")] }),
    ],
    master: newMaster({ inserts: dice.share01() < 0.5 ? [newLimiter("ceiling", { inputGainDb: 6 })] : [] }),
    automation: automationOf(dice, wide),
  });
}
