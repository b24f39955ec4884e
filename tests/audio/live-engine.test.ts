import { afterEach, expect, test } from "vitest";
import type { EngineSnapshot, LoadRequest } from "@/audio-engine";
import { newClip, newMaster, newSession, newTrack, type Session } from "@/audio-engine";
import { pcmSha256 } from "@/audio-engine/files/pcm-hash";
import { LiveEngine } from "@/audio-engine/live/engine";
import { MeasuringWorker } from "@/audio-engine/live/measuring-worker";

/** One second of a 500 Hz sine at −20 dBFS peak, so that a loop has no seam. */
const SINE = {
  channels: [
    Int16Array.from({ length: 48000 }, (_, i) =>
      Math.round(3276.8 * Math.sin((2 * Math.PI * 500 * i) / 48000)),
    ),
  ],
  bits: 16 as const,
  frames: 48000,
  sampleRateHz: 48000,
};
const LOOP = { startFrame: 0, endFrame: 48000 };
const engines: LiveEngine[] = [];

afterEach(() => {
  for (const engine of engines.splice(0)) engine.stopAll();
});

async function sineSession(faderDb: number): Promise<Session> {
  const asset = { kind: "recording" as const, id: "sine", pcmSha256: await pcmSha256(SINE) };
  return newSession({
    id: "sine",
    title: "Sine",
    engineVersion: 1,
    lengthFrames: 48000,
    tracks: [
      newTrack({
        id: "sine",
        name: "Sine",
        input: { kind: "clips", clips: [newClip({ id: "c", asset, frames: 48000 })] },
      }),
    ],
    master: newMaster({ faderDb }),
  });
}

async function loaded(ownerId: string, fields: Partial<LoadRequest> = {}): Promise<LiveEngine> {
  const engine = new LiveEngine(new MeasuringWorker());
  engines.push(engine);
  engine.assets.put(await pcmSha256(SINE), SINE);
  await load(engine, ownerId, fields);
  return engine;
}

async function load(engine: LiveEngine, ownerId: string, fields: Partial<LoadRequest> = {}): Promise<void> {
  const sides = [
    { id: "a", label: "A", kind: "session" as const, session: await sineSession(0) },
    { id: "b", label: "B", kind: "session" as const, session: await sineSession(-6) },
  ];
  await engine.load({
    ownerId,
    comparison: { sides, matched: false },
    startSideId: "a",
    loop: LOOP,
    taps: [],
    ...fields,
  });
}

/** Waits for the first snapshot that answers, driven by the engine's own changes. */
function until(
  engine: LiveEngine,
  ownerId: string,
  holds: (snapshot: EngineSnapshot) => boolean,
): Promise<EngineSnapshot> {
  return new Promise((resolve) => {
    const look = (): void => {
      const snapshot = engine.getSnapshot(ownerId);
      if (!holds(snapshot)) return;
      unsubscribe();
      resolve(snapshot);
    };
    const unsubscribe = engine.subscribe(look);
    look();
  });
}

const rmsDb = (samples: Float32Array): number =>
  10 * Math.log10(samples.reduce((sum, x) => sum + x * x, 0) / samples.length);

/** RMS of a sine of −20 dBFS peak, through the −3.01 dB of a centred mono track. */
const EXPECTED_DB = -20 - 10 * Math.log10(2) * 2;

test("a widget that is loaded makes no sound and no context until it is played", async () => {
  const engine = await loaded("w");
  expect(engine.getSnapshot("w").state).toBe("ready");
  await expect(engine.capture("print", 128)).rejects.toThrow();
});

test("playing prints the session at its level; the other side is 6 dB lower and aligned", async () => {
  const engine = await loaded("w");
  engine.play("w");
  await until(engine, "w", ({ state }) => state === "playing");
  const { left } = await engine.capture("print", 9600);
  expect(rmsDb(left.subarray(4800))).toBeCloseTo(EXPECTED_DB, 1);

  engine.selectSide("w", "b");
  const { left: during } = await engine.capture("print", 9600);
  expect(rmsDb(during.subarray(4800))).toBeCloseTo(EXPECTED_DB - 6, 1);
});

test("matching lowers only the louder side, by the difference of their loudness", async () => {
  const engine = await loaded("w");
  engine.setMatched("w", true);
  const { matches } = await until(
    engine,
    "w",
    (s) => s.matches.length === 2 && s.matches.every((m) => !m.measuring),
  );
  expect(matches.find((match) => match.sideId === "a")?.gainDb).toBeCloseTo(-6, 2);
  expect(matches.find((match) => match.sideId === "b")?.gainDb).toBe(0);
});

test("an edit is heard, and measured again", async () => {
  const engine = await loaded("w");
  engine.play("w");
  await until(engine, "w", ({ state }) => state === "playing");
  engine.edit("w", "a", await sineSession(-12));
  await until(engine, "w", (s) => s.matches.length === 2 && s.matches.every((m) => !m.measuring));
  const { left } = await engine.capture("print", 9600);
  expect(rmsDb(left.subarray(4800))).toBeCloseTo(EXPECTED_DB - 12, 1);
  expect(engine.getSnapshot("w").matches.find((match) => match.sideId === "b")?.gainDb).toBeCloseTo(-6, 2);
});

test("a second widget takes the transport over and the first one stops", async () => {
  const engine = await loaded("one");
  await load(engine, "two", { startSideId: "b" });
  engine.play("one");
  await until(engine, "one", ({ state }) => state === "playing");
  engine.play("two");
  await until(engine, "two", ({ state }) => state === "playing");
  expect(engine.getSnapshot("one").state).toBe("ready");
  const { left } = await engine.capture("print", 14400);
  expect(rmsDb(left.subarray(9600))).toBeCloseTo(EXPECTED_DB - 6, 1);
});

test("stopping ends in exact silence at the output", async () => {
  const engine = await loaded("w");
  engine.play("w");
  await until(engine, "w", ({ state }) => state === "playing");
  const { left: sounding } = await engine.capture("output", 9600);
  expect(rmsDb(sounding.subarray(4800))).toBeCloseTo(EXPECTED_DB - 20, 1);
  engine.stopAll();
  const { left, right } = await engine.capture("output", 9600);
  expect(left.subarray(4800).every((x) => x === 0)).toBe(true);
  expect(right.subarray(4800).every((x) => x === 0)).toBe(true);
});

/** What Tone's output does on the engine's context, once the engine has given it one. */
async function listenToTone(): Promise<AnalyserNode> {
  const tone = await import("tone");
  for (;;) {
    const context = tone.getContext().rawContext;
    if (context instanceof AudioContext && context.sampleRate === 48000) {
      const analyser = new AnalyserNode(context, { fftSize: 32768, smoothingTimeConstant: 0 });
      tone.connect(tone.getDestination(), analyser);
      return analyser;
    }
    await new Promise(requestAnimationFrame);
  }
}

async function untilLevel(analyser: AnalyserNode, holds: (peakDb: number) => boolean): Promise<Float32Array> {
  const levels = new Float32Array(analyser.frequencyBinCount);
  for (;;) {
    analyser.getFloatFrequencyData(levels);
    if (holds(Math.max(...levels))) return levels;
    await new Promise(requestAnimationFrame);
  }
}

test("a frequency sounds as a tone, in place of what plays, and Esc ends it", async () => {
  const engine = await loaded("w");
  engine.play("w");
  await until(engine, "w", ({ state }) => state === "playing");
  engine.audition(440);
  expect(engine.getSnapshot("w").state).toBe("ready");
  const analyser = await listenToTone();
  const levels = await untilLevel(analyser, (peakDb) => peakDb > -56);
  const peak = levels.indexOf(Math.max(...levels));
  expect((peak * 48000) / 32768).toBeCloseTo(440, -0.7);
  engine.stopAll();
  await untilLevel(analyser, (peakDb) => peakDb < -110);
});

test("a sound that is not there fails with its sentence, and the engine goes on", async () => {
  const engine = await loaded("w");
  const missing = await sineSession(0);
  const asset = { kind: "library" as const, id: "nothing", pcmSha256: "f".repeat(64) };
  const input = { kind: "clips" as const, clips: [newClip({ id: "c", asset, frames: 100 })] };
  const session = { ...missing, tracks: [newTrack({ id: "t", name: "T", input })] };
  await load(engine, "broken", {
    comparison: { sides: [{ id: "a", label: "A", kind: "session", session }], matched: false },
  });
  const { state, failure } = engine.getSnapshot("broken");
  expect(state).toBe("failed");
  expect(["asset/missing", "asset/unreachable"]).toContain(failure?.code);
  expect(failure?.message).toMatch(/^[A-Z][^\n]+\.$/);
  engine.play("w");
  await until(engine, "w", (s) => s.state === "playing");
});
