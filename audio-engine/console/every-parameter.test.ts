import { describe, expect, it } from "vitest";
import {
  EQ_BAND_PARAMETERS,
  fromPosition01,
  MICROPHONE_PARAMETERS,
  STRIP_PARAMETERS,
  UNIT_CHOICES,
  UNIT_PARAMETERS,
  UNIT_SWITCHES,
} from "@/audio-engine/params";
import {
  type BuiltInsert,
  descriptorAt,
  newBus,
  newEq,
  newEqBand,
  newInsert,
  newMaster,
  newTrack,
  parseSession,
  type Session,
  valueAt,
  withValue,
} from "@/audio-engine/session";
import { EQ_BAND_KINDS } from "@/audio-engine/session/inserts";
import {
  consoleOf,
  decibels,
  largestStep,
  play,
  sessionOf,
  sine,
  sound,
  trackOf,
} from "@/tests/audio/console-helpers";
import { spuriousDbfs } from "@/tests/helpers/spurious";
import { listAcousticPaths } from "./acoustic-paths";
import { computeAcousticPath } from "./acoustic-responses";
import { Console } from "./console";

type UnitName = BuiltInsert["unit"];

const FRAMES = 48000;
/** Rises over 10 ms: the echoes of a hard beginning would be steps of their own. */
const swelling =
  (phase: number) =>
  (frame: number): number =>
    Math.min(1, frame / 480) * sine(100, 10 ** (-12 / 20), phase)(frame);
const tone = sound(FRAMES, swelling(0), swelling(1));

/** A track with one equaliser band and a send to a bus. */
function mix(kind: (typeof EQ_BAND_KINDS)[number] = "bell"): Session {
  const band = newEqBand({ id: "b", kind, frequencyHz: 100, gainDb: 6, q: 1 });
  const track = trackOf(tone, {
    id: "t",
    inserts: [newEq("u", [band])],
    sends: [{ id: "fx", bus: "bus", levelDb: -6, tap: "post" }],
    output: "bus",
  });
  return sessionOf([track], { buses: [newBus({ id: "bus", name: "Bus" })], master: newMaster({}) });
}

const STRIP_ADDRESSES: Readonly<Record<keyof typeof STRIP_PARAMETERS, readonly string[]>> = {
  faderDb: ["t/faderDb", "bus/faderDb", "master/faderDb"],
  pan: ["t/pan", "bus/pan", "master/pan"],
  sendLevelDb: ["t/fx"],
};

const PLACES: readonly (readonly [string, Session])[] = [
  ...Object.keys(STRIP_PARAMETERS).flatMap((key) =>
    STRIP_ADDRESSES[key as keyof typeof STRIP_PARAMETERS].map((address) => [address, mix()] as const),
  ),
  ...EQ_BAND_KINDS.flatMap((kind) =>
    Object.keys(EQ_BAND_PARAMETERS).map((key) => [`t/u/b/${key}`, mix(kind)] as const),
  ),
];
const named = PLACES.map(([address, session]) => {
  const insert = session.tracks[0]!.inserts[0];
  const kind = address.startsWith("t/u/") && insert?.unit === "eq" ? `${insert.params.bands[0]!.kind}: ` : "";
  return [`${kind}${address}`, address, session] as const;
});

/** Of the tone itself: a notch leaves nothing of it that could be compared with. */
const TONE_STEP = largestStep(play(consoleOf({ a: sessionOf([trackOf(tone)]) }, [tone]), 4800)[0], 2400);

/** Its largest step while a number jumps, in shares of its largest step before, long after, or at all. */
function stepWhile(before: Session, after: Session, console = consoleOf({ a: before }, [tone])): number {
  const first = play(console, 12000);
  console.editSide("a", after);
  const moving = play(console, 9600);
  const settled = play(console, 12000);
  const shares = ([0, 1] as const).map((side) => {
    const seam = Math.abs(moving[side][0]! - first[side].at(-1)!);
    const steady = Math.max(largestStep(first[side], 6000), largestStep(settled[side], 6000), TONE_STEP);
    return Math.max(seam, largestStep(moving[side])) / steady;
  });
  return Math.max(...shares);
}

describe.each(named)("%s", (_, address, session) => {
  const { min, max } = descriptorAt(session, address)!;

  it("runs its whole travel in 50 ms without a zipper", () => {
    const still = (value: number): number =>
      spuriousDbfs(play(consoleOf({ a: withValue(session, address, value) }, [tone]), FRAMES)[0]);
    const points = [
      { atFrame: 12000, value: min, curve: "linear" as const },
      { atFrame: 14400, value: max, curve: "linear" as const },
      { atFrame: 24000, value: max, curve: "linear" as const },
      { atFrame: 26400, value: min, curve: "linear" as const },
    ];
    const moving = parseSession(structuredClone({ ...session, automation: [{ target: address, points }] }));
    const [moved] = play(consoleOf({ a: moving }, [tone]), FRAMES);
    const peakDb = decibels(moved.reduce((most, x) => Math.max(most, Math.abs(x)), 0));
    const allowed = Math.max(-90 + Math.max(0, peakDb + 12), still(min) + 1, still(max) + 1);
    expect(spuriousDbfs(moved)).toBeLessThan(allowed);
  });

  it("jumps by hand from end to end without a step", () => {
    const [low, high] = [withValue(session, address, min), withValue(session, address, max)];
    expect(stepWhile(low, high)).toBeLessThan(3);
    expect(stepWhile(high, low)).toBeLessThan(3);
  });
});

const UNIT_NAMES = Object.keys(UNIT_PARAMETERS) as UnitName[];
const insertOf = (name: UnitName, params: object = {}): BuiltInsert =>
  name === "eq" ? newEq("u", [newEqBand({ id: "b", gainDb: 6 })]) : newInsert(name, "u", params);
const through = (insert: BuiltInsert): Session => sessionOf([trackOf(tone, { id: "t", inserts: [insert] })]);

const NUMBERS = UNIT_NAMES.flatMap((name) =>
  Object.keys(UNIT_PARAMETERS[name]).map((key) => [name, key] as const),
);

describe.each(NUMBERS)("the %s's %s", (name, key) => {
  it("jumps by hand from end to end without a step", () => {
    const session = through(insertOf(name));
    const { min, max } = descriptorAt(session, `t/u/${key}`)!;
    const [low, high] = [withValue(session, `t/u/${key}`, min), withValue(session, `t/u/${key}`, max)];
    expect(stepWhile(low, high)).toBeLessThan(3);
    expect(stepWhile(high, low)).toBeLessThan(3);
  });
});

const flags: Partial<Record<UnitName, object>> = UNIT_SWITCHES;
const choices: Partial<Record<UnitName, Record<string, { options: readonly { value: string }[] }>>> =
  UNIT_CHOICES;
const SWITCHES = UNIT_NAMES.flatMap((name) => [
  ...Object.keys(flags[name] ?? {}).map((key) => [name, key, false, true] as const),
  ...Object.entries(choices[name] ?? {}).flatMap(([key, { options }]) =>
    options.slice(1).map(({ value }, i) => [name, key, options[i]!.value, value] as const),
  ),
]);

describe.each(SWITCHES)("the %s's %s", (name, key, one, other) => {
  it(`is switched from ${one} to ${other} and back without a click`, () => {
    const [from, to] = [through(insertOf(name, { [key]: one })), through(insertOf(name, { [key]: other }))];
    expect(stepWhile(from, to)).toBeLessThan(3);
    expect(stepWhile(to, from)).toBeLessThan(3);
  });
});

/** A microphone in the middle of the vocal booth, half a metre from a tone. */
const recorded = parseSession(
  sessionOf(
    [
      newTrack({
        id: "t",
        name: "T",
        pan: -1,
        input: {
          kind: "microphone",
          space: "room",
          position: { x: 1, y: 0.9, z: 1.2 },
          aim: { azimuthDegrees: 0, elevationDegrees: 0 },
          pattern01: 0.5,
          type: "condenser",
        },
      }),
    ],
    {
      lengthFrames: FRAMES,
      spaces: [
        {
          id: "room",
          room: "vocal-booth",
          sources: [
            {
              id: "player",
              position: { x: 1, y: 1.4, z: 1.2 },
              aim: { azimuthDegrees: 180, elevationDegrees: 0 },
              feed: { id: "g", kind: "sine", seed: 0, levelDbfs: -20, frequencyHz: 100 },
            },
          ],
        },
      ],
    },
  ),
);

/** Within the booth, and not where the player is. */
const REACH: Partial<Record<keyof typeof MICROPHONE_PARAMETERS, readonly [number, number]>> = {
  x: [0.2, 1.8],
  y: [0.2, 1.2],
  z: [0.2, 2.1],
};

describe.each(Object.keys(MICROPHONE_PARAMETERS))("a microphone's %s", (key) => {
  it("jumps from end to end, also there and back, without a click", () => {
    const address = `t/microphone/${key}`;
    const descriptor = descriptorAt(recorded, address)!;
    const [low, high] = REACH[key as keyof typeof REACH] ?? [
      fromPosition01(descriptor, 0),
      fromPosition01(descriptor, 1),
    ];
    expect(valueAt(withValue(recorded, address, high), address)).toBe(high);
    const sides = [withValue(recorded, address, low), withValue(recorded, address, high)] as const;
    const responses = sides.map((session) =>
      listAcousticPaths(session).map((path) => [path, computeAcousticPath(path)] as const),
    );
    const console = new Console({
      sides: [{ id: "a", session: sides[0] }],
      startSideId: "a",
      assets: () => {
        throw new Error("There are no clips here.");
      },
      impulseResponses: new Map(responses[0]!.map(([path, response]) => [path.key, response])),
    });
    const heard = [play(console, 24000)[0]];
    for (const side of [1, 0, 1] as const) {
      console.editSide("a", sides[side]);
      for (const [path, response] of responses[side]!) {
        console.setImpulseResponse("a", path.trackId, path.sourceId, response);
      }
      // The second time before the first has faded.
      heard.push(play(console, side === 0 ? 24000 : 700)[0]);
    }
    heard.push(play(console, 24000)[0]);
    const whole = Float32Array.from(heard.flatMap((part) => [...part]));
    const steady = Math.max(
      largestStep(whole, 12000, 24000),
      largestStep(whole, 40000, 48000),
      largestStep(whole, whole.length - 9600),
    );
    expect(largestStep(whole, 20000)).toBeLessThan(3 * steady);
  });
});
