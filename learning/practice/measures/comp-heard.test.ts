import { beforeAll, expect, test, vi } from "vitest";
import type { Clip, Session } from "@/audio-engine/session/schema";
import { COMP_TRACK_ID, takesOf } from "@/audio-engine/session/takes-session";
import { loadMaterialSound, materialFromFiles } from "@/scripts/studio/exercise-material";
import { hear } from "../evidence";
import { type LoadedMaterial, loadMaterial } from "../original";
import { TAKE_LINES, TAKE_SPOTS } from "../take-spots";
import { clipsOf, faultsHeard, sungOnce01 } from "./comp-clips";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** 10 ms: so finely it is told which take is heard. */
const BLOCK_FRAMES = 480;
/** What a rounding of 16 bits leaves of a take that is taken away. */
const MOST_LEFT = 0.01;

let loaded: LoadedMaterial;
let takes: readonly Float32Array[];
let ids: readonly string[];

beforeAll(async () => {
  loaded = await loadMaterial(await materialFromFiles({ kind: "takes", part: "vocal" }), loadMaterialSound);
  const { session } = loaded.material;
  ids = takesOf(session).map(({ asset }) => asset.id);
  takes = takesOf(session).map(({ asset }) => {
    const { channels, bits } = loaded.sounds.get(asset.pcmSha256)!;
    return Float32Array.from(channels[0]!, (x) => x / 2 ** (bits - 1));
  });
});

/** The comp alone, as it is rendered, at unity: a mono track in the middle lies 3 dB under its sound. */
async function compHeard(session: Session): Promise<Float32Array> {
  const alone = {
    ...session,
    master: { ...session.master, inserts: [] },
    tracks: session.tracks.filter(({ id }) => id === COMP_TRACK_ID),
  };
  const heard = await hear(alone, loaded.sounds, [
    { id: "comp", stripId: COMP_TRACK_ID, point: "post-fader" },
  ]);
  return heard.tap("comp")[0].map((x) => x * Math.SQRT2);
}

/** How much of each take is in a block of the sound, by least squares; null where something else is in it. */
function gainsAt(sound: Float32Array, from: number): readonly number[] | null {
  const to = from + BLOCK_FRAMES;
  const parts = takes.map((take) => take.subarray(from, to));
  const block = sound.subarray(from, to);
  const rows = parts.map((a) => [...parts.map((b) => dot(a, b)), dot(a, block)]);
  const gains = solve(rows);
  const left = block.map((x, i) => x - parts.reduce((sum, part, k) => sum + gains[k]! * part[i]!, 0));
  return dot(left, left) > MOST_LEFT * dot(block, block) ? null : gains;
}

const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

/** Gauss–Jordan; the rows end with the right-hand side. */
function solve(rows: number[][]): number[] {
  for (const [i, row] of rows.entries()) {
    const pivot = row[i]!;
    for (const [k, x] of row.entries()) row[k] = x / pivot;
    for (const [j, other] of rows.entries()) {
      if (j === i) continue;
      const factor = other[i]!;
      for (const [k, x] of row.entries()) other[k] = other[k]! - factor * x;
    }
  }
  return rows.map((row) => row.at(-1)!);
}

/** What the sound alone tells of a comp: its share that is sung once, and the faults that are heard for 100 ms. */
function toldBy(sound: Float32Array): { readonly once01: number; readonly faults: readonly string[] } {
  const blocks = Array.from({ length: Math.floor(sound.length / BLOCK_FRAMES) }, (_, i) =>
    gainsAt(sound, i * BLOCK_FRAMES),
  );
  const isOnce = (gains: readonly number[] | null): boolean => {
    const heard = (gains ?? []).filter((gain) => Math.abs(gain) > 0.05);
    const isFade = heard.length === 2 && heard.every((gain) => gain < 0.999);
    return (heard.length === 1 && heard[0]! >= 0.5 && heard[0]! <= 2) || isFade;
  };
  const faults = TAKE_SPOTS.filter(({ good, take }) => !good && ids.includes(take)).filter((spot) => {
    let [run, longest] = [0, 0];
    for (let i = Math.ceil(spot.startFrame / BLOCK_FRAMES); (i + 1) * BLOCK_FRAMES <= spot.endFrame; i++) {
      run = (blocks[i]?.[ids.indexOf(spot.take)] ?? 0) > 0.5 ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest * BLOCK_FRAMES > 4800;
  });
  return { once01: blocks.filter(isOnce).length / blocks.length, faults: faults.map(nameOf) };
}

const nameOf = ({ take, line }: { take: string; line: number }): string => `${take}, line ${line}`;

/** A comp of whole lines, with cross-fades of 20 ms; one take for each line. */
function compOf(
  choice: readonly number[],
  change: (clip: Clip, i: number) => readonly Clip[] = (clip) => [clip],
) {
  const { session } = loaded.material;
  const [first] = clipsOf(session, COMP_TRACK_ID);
  const fade = 960;
  const clips = TAKE_LINES.flatMap(({ startFrame, endFrame }, i) => {
    const from = i === 0 ? 0 : startFrame - fade / 2;
    const to = i === TAKE_LINES.length - 1 ? endFrame : endFrame + fade / 2;
    const clip: Clip = {
      ...first!,
      id: `line-${i}`,
      asset: takesOf(session)[choice[i]!]!.asset,
      sourceFrame: from,
      atFrame: from,
      frames: to - from,
      fadeInFrames: i === 0 ? 0 : fade,
      fadeOutFrames: i === TAKE_LINES.length - 1 ? 0 : fade,
    };
    return change(clip, i);
  });
  return {
    ...session,
    tracks: session.tracks.map((track) =>
      track.id === COMP_TRACK_ID && track.input.kind === "clips"
        ? { ...track, input: { ...track.input, clips } }
        : track,
    ),
  };
}

/** What the clips say against what the sound says: 20 ms of every cross-fade, and a block, may be told otherwise. */
const MOST_APART = (3 * 1440) / 768000;

test("whether a comp is sung once is heard as its clips say it", async () => {
  const other = takesOf(loaded.material.session)[0]!.asset;
  const comps = [
    compOf([0, 1, 2, 0]),
    compOf([0, 2, 1, 1], (clip, i) =>
      i === 1 ? [] : i === 3 ? [clip, { ...clip, id: "b", asset: other }] : [clip],
    ),
    compOf([0, 1, 2, 2], (clip, i) =>
      i === 1
        ? [{ ...clip, gainDb: -24 }]
        : i === 2
          ? [{ ...clip, sourceFrame: clip.sourceFrame + 2400 }]
          : [clip],
    ),
  ];
  const shares = comps.map((comp) => sungOnce01(clipsOf(comp, COMP_TRACK_ID), comp.lengthFrames));
  expect(shares.map((share) => Math.round(100 * share))).toEqual([100, 50, 50]);
  for (const [i, comp] of comps.entries()) {
    const told = toldBy(await compHeard(comp));
    expect(Math.abs(told.once01 - shares[i]!)).toBeLessThan(MOST_APART);
    if (i === 2) continue; // What is turned down or moved is no fault of the take.
    const marked = TAKE_LINES.flatMap((line) => faultsHeard(clipsOf(comp, COMP_TRACK_ID), line)).map(nameOf);
    expect(marked.length).toBeGreaterThan(0);
    expect([...told.faults].sort()).toEqual([...marked].sort());
  }
});
