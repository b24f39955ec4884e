import { thirdOctaveErrorDb } from "@/audio-engine/dsp/third-octave";
import type { ExerciseResult } from "@/learning/exercises/public";
import type { Heard } from "@/learning/practice/evidence";
import { wholeLoudness } from "@/learning/practice/measures/block-loudness";
import { feedTaps } from "@/learning/practice/measures/master-feeds";
import { thirdOctavesOf } from "@/learning/practice/measures/readings";

/** What an answer is worth; nothing when it is refused. */
export function gain01(result: ExerciseResult): number {
  return result.outcome === "not-yet" ? 0 : result.score01;
}

/** What is left of an answer's sound, to be compared with others'. */
export interface Sketch {
  /** Thirds of an octave of the print, in dBFS. */
  readonly bandsDb: Float64Array;
  /** Integrated loudness, behind its fader, of everything that goes to the master. */
  readonly partsLufs: ReadonlyMap<string, number>;
}

/** An answer as it was marked, and its sound. */
export interface SketchedAnswer {
  readonly result: ExerciseResult;
  readonly sketch: Sketch;
}

/** How far two answers must lie apart in one of these to be called different. */
export interface LeastDistance {
  readonly shapeDb: number;
  readonly partLu: number;
  /** Of goals' measured values, where neither spectrum nor parts can tell two answers apart; see decision 0025. */
  readonly goals?: Readonly<Record<string, number>>;
}

/** As the course promises it of good mixes. */
const FAR_APART: LeastDistance = { shapeDb: 3, partLu: 2 };
/** What stands for a part that is off. */
const SILENT_LUFS = -120;

/** @param heard with `feedTaps` among its taps */
export function sketchOf({ session, print, tap }: Heard): Sketch {
  return {
    bandsDb: thirdOctavesOf(print),
    partsLufs: new Map(
      feedTaps(session).map(({ id, stripId }) => [stripId, wholeLoudness(tap(id)) ?? SILENT_LUFS]),
    ),
  };
}

/** How far two answers differ: in the shape of their spectra, seen from either, and in the part that differs most. */
export function distanceOf(a: Sketch, b: Sketch): { readonly shapeDb: number; readonly partLu: number } {
  const ids = new Set([...a.partsLufs.keys(), ...b.partsLufs.keys()]);
  const levelOf = ({ partsLufs }: Sketch, id: string): number => partsLufs.get(id) ?? SILENT_LUFS;
  return {
    shapeDb: Math.min(thirdOctaveErrorDb(a.bandsDb, b.bandsDb), thirdOctaveErrorDb(b.bandsDb, a.bandsDb)),
    partLu: Math.max(...[...ids].map((id) => Math.abs(levelOf(a, id) - levelOf(b, id)))),
  };
}

/** Every two answers that are nearly the same, in words for a test that fails. */
export function tooClose(
  answers: ReadonlyMap<string, SketchedAnswer>,
  least: LeastDistance = FAR_APART,
): string[] {
  const all = [...answers];
  return all.flatMap(([name, one], i) =>
    all.slice(i + 1).flatMap(([otherName, other]) => {
      const { shapeDb, partLu } = distanceOf(one.sketch, other.sketch);
      const apart = Object.entries(least.goals ?? {}).map(([id, leastApart]) => ({
        id,
        leastApart,
        by: Math.abs(measuredOf(one, id) - measuredOf(other, id)),
      }));
      const isFar =
        shapeDb >= least.shapeDb ||
        partLu >= least.partLu ||
        apart.some(({ by, leastApart }) => by >= leastApart);
      const goals = apart.map(({ id, by }) => `, ${id} ${by.toFixed(2)}`).join("");
      return isFar
        ? []
        : [`${name} | ${otherName}: ${shapeDb.toFixed(2)} dB, ${partLu.toFixed(2)} LU${goals}`];
    }),
  );
}

function measuredOf({ result }: SketchedAnswer, goalId: string): number {
  const goals = result.outcome === "scored" ? result.goals : [];
  return goals.find(({ id }) => id === goalId)?.measured ?? Number.NaN;
}

/** So many mixes of forty seconds, with what is listened to in them, are held at once. */
const HEARD_TOGETHER = 5;

/** Answers by name, heard together in small groups, each once for all tests that look at it. */
export class AnswersOnce<Marked> {
  private readonly groups = new Map<number, Promise<readonly Marked[]>>();

  constructor(
    private readonly names: readonly string[],
    private readonly markNamed: (names: readonly string[]) => Promise<readonly Marked[]>,
  ) {}

  async of(name: string): Promise<Marked> {
    const at = this.names.indexOf(name);
    const first = at - (at % HEARD_TOGETHER);
    const group = this.groups.get(first) ?? this.markNamed(this.names.slice(first, first + HEARD_TOGETHER));
    this.groups.set(first, group);
    return (await group)[at - first]!;
  }

  async all(): Promise<ReadonlyMap<string, Marked>> {
    const answers = new Map<string, Marked>();
    for (const name of this.names) answers.set(name, await this.of(name));
    return answers;
  }
}
