import { beforeAll, describe, expect, test, vi } from "vitest";
import { type Comp, compOfClips, withBorder, withComp, withStretch } from "@/audio-engine/session/comp";
import {
  gridOf,
  hitFramesOf,
  PART_TRACK_ID,
  retimedFrames,
  timingOf,
  withHits,
} from "@/audio-engine/session/hits";
import type { Clip, Session } from "@/audio-engine/session/schema";
import { COMP_TRACK_ID, takesOf } from "@/audio-engine/session/takes-session";
import lanes from "@/content/takes/lanes.json";
import type { ExerciseResult } from "@/learning/exercises/public";
import { hitsOf } from "@/learning/material-takes";
import { AnswersOnce } from "@/tests/helpers/answers";
import { loadFromFiles, type OpenExercise, openOn } from "@/tests/helpers/open-exercise";
import type { LoadedMaterial } from "../original";
import { TAKE_LINES, TAKE_SPOTS } from "../take-spots";
import { clipsOf } from "./comp-clips";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const scored = (result: ExerciseResult) => {
  if (result.outcome !== "scored") throw new Error(`not scored: ${result.reason}`);
  return result;
};

type Change = (start: Session) => Session;
type Changes = Readonly<Record<string, Change>>;

/** An answer as a page sends it. */
const sent = (change: Change, { start }: OpenExercise): Session => JSON.parse(JSON.stringify(change(start)));

const markedOn = (
  variant: () => OpenExercise,
  changes: Changes,
  names: readonly string[] = Object.keys(changes),
) => new AnswersOnce(names, (some) => variant().markAll(some.map((name) => sent(changes[name]!, variant()))));

/** Every other change on one variant, those between on another. */
function markedInTurn(one: () => OpenExercise, other: () => OpenExercise, changes: Changes) {
  const names = Object.keys(changes);
  const turn = (name: string): number => names.indexOf(name) % 2;
  const marked = [one, other].map((variant, i) =>
    markedOn(
      variant,
      changes,
      names.filter((name) => turn(name) === i),
    ),
  );
  return (name: string): Promise<ExerciseResult> => marked[turn(name)]!.of(name);
}

const fails = (result: ExerciseResult): boolean => result.outcome === "not-yet" || !result.met;

const PARTS = ["vocal", "guitar"] as const;

describe("a comp", () => {
  const cut = lanes.parts[0]!.cutFrames;
  const parts = new Map<string, LoadedMaterial>();
  const asked = new Map<string, OpenExercise>();
  const variantOf = (part: string): OpenExercise => asked.get(part)!;
  beforeAll(async () => {
    for (const part of PARTS) {
      const loaded = await loadFromFiles({ kind: "takes", part });
      parts.set(part, loaded);
      asked.set(part, openOn("comp-three-takes", 4, loaded));
    }
  });

  const compOf = (session: Session): Comp =>
    compOfClips(clipsOf(session, COMP_TRACK_ID), session.lengthFrames);
  const withChoice = (start: Session, choice: readonly number[]): Session => {
    const takes = takesOf(start);
    let comp = compOf(start);
    choice.forEach((take, i) => {
      const { startFrame, endFrame } = TAKE_LINES[i]!;
      comp = withStretch(comp, { take: takes[take]!.name, startFrame, endFrame });
    });
    return withComp(start, COMP_TRACK_ID, comp, takes);
  };
  /** Per line, the lanes in which it is good. */
  const goodLanes = (start: Session): number[][] =>
    TAKE_LINES.map(({ number }) =>
      takesOf(start).flatMap(({ asset }, lane) =>
        TAKE_SPOTS.some(({ take, line, good }) => take === asset.id && line === number && good) ? [lane] : [],
      ),
    );
  const badLane = (start: Session, line: number): number =>
    [0, 1, 2].find((lane) => !goodLanes(start)[line]!.includes(lane))!;
  const good = (start: Session, pick = 0): Session =>
    withChoice(
      start,
      goodLanes(start).map((each) => each[Math.min(pick, each.length - 1)]!),
    );
  const edited = (session: Session, change: (comp: Comp) => Comp): Session =>
    withComp(session, COMP_TRACK_ID, change(compOf(session)), takesOf(session));
  const fades = (ms: number) => (start: Session) =>
    edited(good(start), (comp) =>
      comp.borders.reduce((made, border, i) => withBorder(made, i, { ...border, fadeFrames: 48 * ms }), comp),
    );
  const moved = (ms: number) => (start: Session) =>
    edited(good(start), (comp) =>
      comp.borders.reduce(
        (made, border, i) => withBorder(made, i, { ...border, frame: border.frame + 48 * ms }),
        comp,
      ),
    );
  const withClips = (session: Session, change: (clips: Clip[]) => Clip[]): Session => ({
    ...session,
    tracks: session.tracks.map((track) =>
      track.id === COMP_TRACK_ID && track.input.kind === "clips"
        ? { ...track, input: { ...track.input, clips: change(track.input.clips) } }
        : track,
    ),
  });

  const GOOD: Changes = {
    "the first good take of each line": (start) => good(start),
    "the other good take where there are two": (start) => good(start, 1),
    "with short fades": fades(5),
    "with long fades": fades(60),
    "with borders a little early": moved(-60),
    "with borders a little late": moved(20),
  };
  const passing = new Map(PARTS.map((part) => [part, markedOn(() => variantOf(part), GOOD)]));
  test.each(Object.keys(GOOD))("passes: %s", async (name) => {
    for (const [part, results] of passing) {
      const result = scored(await results.of(name));
      expect(result.met, `${part}: ${result.goals.map(({ words }) => words).join(" ")}`).toBe(true);
      expect(result.score01).toBe(1);
      expect(result.feedback).toEqual([]);
    }
  });

  const CHEATS: Changes = {
    "the first take whole": (start) => withChoice(start, [0, 0, 0, 0]),
    "the second take whole": (start) => withChoice(start, [1, 1, 1, 1]),
    "the third take whole": (start) => withChoice(start, [2, 2, 2, 2]),
    "every line another take": (start) => withChoice(start, [0, 1, 2, 0]),
    "every line another take, from the last": (start) => withChoice(start, [2, 1, 0, 2]),
    "one bad line": (start) => {
      const choice = goodLanes(start).map(([lane]) => lane!);
      return withChoice(start, [...choice.slice(0, 3), badLane(start, 3)]);
    },
    "hard cuts": fades(0),
    "a bad line muted": (start) => withClips(good(start), (clips) => clips.filter((_, i) => i !== 1)),
    "a bad line turned down": (start) =>
      withClips(good(start), (clips) => clips.map((clip, i) => (i === 1 ? { ...clip, gainDb: -24 } : clip))),
    "clips of no length": (start) =>
      withClips(good(start), (clips) =>
        clips.map((clip) => ({ ...clip, frames: 1, fadeInFrames: 0, fadeOutFrames: 0 })),
      ),
    "all takes at once": (start) =>
      withClips(good(start), (clips) => [
        ...clips,
        ...takesOf(start).map(({ asset, name }, i) => ({
          ...clips[0]!,
          id: `more-${i}`,
          asset,
          take: name,
          frames: start.lengthFrames,
          fadeOutFrames: 0,
        })),
      ]),
    "a good line in the place of another": (start) =>
      withClips(good(start), (clips) =>
        clips.map((clip) => ({ ...clip, sourceFrame: clips[0]!.sourceFrame })),
      ),
    "a late line moved to hide it": (start) =>
      withClips(
        withChoice(
          start,
          goodLanes(start).map((_, line) => badLane(start, line)),
        ),
        (clips) =>
          clips.map((clip) => ({
            ...clip,
            sourceFrame: clip.sourceFrame + (clip.sourceFrame > 0 ? 4560 : 0),
          })),
      ),
    "everything under one long fade": (start) =>
      withClips(good(start), (clips) =>
        clips.map((clip) => ({ ...clip, fadeOutFrames: clip.frames, fadeInFrames: 0 })),
      ),
  };
  const cheatAt = markedInTurn(
    () => variantOf("vocal"),
    () => variantOf("guitar"),
    CHEATS,
  );
  test.each(Object.keys(CHEATS))("does not pass: %s", async (name) => {
    const result = await cheatAt(name);
    expect(fails(result), JSON.stringify(result)).toBe(true);
  });

  test("that is cut inside a sung word without a fade clicks", async () => {
    const bad = (start: Session) =>
      edited(fades(0)(start), (comp) =>
        comp.borders.reduce(
          (made, border, i) => withBorder(made, i, { frame: border.frame + 48 * 700, fadeFrames: 0 }),
          comp,
        ),
      );
    const result = scored(await variantOf("vocal").mark(sent(bad, variantOf("vocal"))));
    expect(result.goals.find(({ id }) => id === "cut-click")?.met).toBe(false);
  });

  test("tells after the answer which line went wrong, and in which way", async () => {
    const result = scored(
      await variantOf("vocal").mark(sent((start) => withChoice(start, [1, 1, 1, 1]), variantOf("vocal"))),
    );
    expect(result.feedback.length).toBeGreaterThan(0);
    for (const sentence of result.feedback) expect(sentence).toMatch(/^Line [1-4]: /);
  });

  test("begins with other lanes for other seeds, and tells the page nothing of what is marked", () => {
    const orders = new Set<string>();
    for (let seed = 0; seed < 12; seed++) {
      const { start } = openOn("comp-three-takes", seed, parts.get("vocal")!);
      orders.add(
        takesOf(start)
          .map(({ asset }) => asset.id)
          .join(),
      );
      const text = JSON.stringify(start);
      for (const { words } of TAKE_SPOTS) expect(text).not.toContain(words);
      expect(text).not.toMatch(/good|bad|quality|fault/i);
    }
    expect(orders.size).toBeGreaterThan(3);
  });

  test("may be cut where the document says", () => {
    expect(TAKE_LINES.map(({ endFrame }) => endFrame)).toEqual([...cut, lanes.frames]);
  });
});

const KINDS = ["early", "late", "loose", "swung"];

describe("a groove", () => {
  let loaded: LoadedMaterial;
  beforeAll(async () => {
    loaded = await loadFromFiles({ kind: "hits" });
    for (let seed = 0; PLAYERS.size < 4 && seed < 40; seed++) {
      const variant = openOn("steady-groove", seed, loaded);
      const { lagSeconds, swingRatio } = timing(variant.start);
      const kind =
        swingRatio > 1.4 ? "swung" : lagSeconds > 0.03 ? "late" : lagSeconds < -0.02 ? "early" : "loose";
      if (!PLAYERS.has(kind)) PLAYERS.set(kind, variant);
    }
    expect([...PLAYERS.keys()].sort()).toEqual(KINDS);
  });

  const partOf = (start: Session) => hitsOf(clipsOf(start, PART_TRACK_ID)[0]!.asset);
  const played = (start: Session) => hitFramesOf(start, partOf(start)).map((frame) => frame ?? 0);
  const timing = (start: Session) => timingOf(played(start), partOf(start));
  const retimed =
    (tighten01: number, lagSeconds: number, swingRatio?: number) =>
    (start: Session): Session => {
      const part = partOf(start);
      const to = { tighten01, lagSeconds, swingRatio: swingRatio ?? timing(start).swingRatio };
      return withHits(start, part, retimedFrames(played(start), part, to));
    };
  const withClips = (session: Session, change: (clips: Clip[]) => Clip[]): Session => ({
    ...session,
    tracks: session.tracks.map((track) =>
      track.id === PART_TRACK_ID && track.input.kind === "clips"
        ? { ...track, input: { ...track.input, clips: change(track.input.clips) } }
        : track,
    ),
  });

  /** Variants of a late, an early, a loose and a swung player. */
  const PLAYERS = new Map<string, OpenExercise>();
  const player = (kind: string): OpenExercise => PLAYERS.get(kind)!;

  const GOOD: Changes = {
    "on its own groove": retimed(1, 0),
    "on its own groove, laid back": retimed(1, 0.022),
    "half as loose": retimed(0.55, 0),
    "tightened by hand and a little late": retimed(0.7, 0.012),
    "nearly there, a hair early": retimed(0.85, -0.006),
    "with the swing drawn a little": (start) => retimed(0.8, 0.005, timing(start).swingRatio + 0.1)(start),
  };
  const passing = new Map(KINDS.map((kind) => [kind, markedOn(() => player(kind), GOOD)]));
  test.each(Object.keys(GOOD))("passes: %s", async (name) => {
    for (const [kind, results] of passing) {
      const result = scored(await results.of(name));
      expect(result.met, `${kind}: ${result.goals.map(({ words }) => words).join(" ")}`).toBe(true);
    }
  });

  const CHEATS: Changes = {
    "moved, and as loose as before": retimed(0, 0.012),
    "moved late": retimed(1, 0.06),
    "moved early": retimed(1, -0.04),
    looser: retimed(-0.5, 0),
    "a tenth tighter": retimed(0.1, 0),
    "a swing that was not there": (start) => retimed(1, 0, timing(start).swingRatio + 0.3)(start),
    "every other hit left out": (start) =>
      withClips(retimed(1, 0)(start), (clips) => clips.filter((_, i) => i % 2 === 0)),
    "only the first four hits": (start) => withClips(retimed(1, 0)(start), (clips) => clips.slice(0, 4)),
    "all turned down": (start) =>
      withClips(retimed(1, 0)(start), (clips) => clips.map((clip) => ({ ...clip, gainDb: -24 }))),
    "loose hits turned down": (start) =>
      withClips(start, (clips) => clips.map((clip, i) => (i % 3 === 0 ? clip : { ...clip, gainDb: -20 }))),
    "every hit twice": (start) =>
      withClips(retimed(1, 0)(start), (clips) => [
        ...clips,
        ...clips.map((clip) => ({ ...clip, id: `${clip.id}-more`, atFrame: clip.atFrame - 960 })),
      ]),
    "one hit in every place": (start) =>
      withClips(retimed(1, 0)(start), (clips) =>
        clips.map((clip) => ({ ...clip, sourceFrame: clips[0]!.sourceFrame })),
      ),
    "hits of no length": (start) =>
      withClips(retimed(1, 0)(start), (clips) =>
        clips.map((clip) => ({ ...clip, frames: 200, fadeOutFrames: 0 })),
      ),
  };
  const cheatAt = markedInTurn(
    () => player("late"),
    () => player("swung"),
    CHEATS,
  );
  test.each(Object.keys(CHEATS))("does not pass: %s", async (name) => {
    const result = await cheatAt(name);
    expect(fails(result), JSON.stringify(result)).toBe(true);
  });

  test("is dead when its swing is flattened, and passes on a straight grid where it was straight", async () => {
    const flat = (start: Session) => withHits(start, partOf(start), gridOf(partOf(start)));
    for (const [kind, variant] of PLAYERS) {
      const result = scored(await variant.mark(sent(flat, variant)));
      expect(result.met, kind).toBe(kind !== "swung");
      expect(result.goals.find(({ id }) => id === "timing-spread")?.measured).toBeLessThan(0.5);
    }
  });

  test("is read from the sound as the document has it, to half a millisecond", async () => {
    for (const [, variant] of PLAYERS) {
      const goals = scored(await variant.mark(sent(retimed(0.5, 0.018), variant))).goals;
      const want = timing(retimed(0.5, 0.018)(variant.start));
      const got = (id: string) => goals.find((goal) => goal.id === id)?.measured ?? Number.NaN;
      expect(Math.abs(got("timing-lag") - 1000 * want.lagSeconds)).toBeLessThan(0.5);
      expect(Math.abs(got("timing-spread") - 1000 * want.spreadSeconds)).toBeLessThan(0.5);
      expect(Math.abs(got("swing-share") - 100 * want.swingRatio)).toBeLessThan(1);
    }
  });
});
