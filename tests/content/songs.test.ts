import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LevelMeter } from "@/audio-engine/dsp/levels";
import { LoudnessMeter } from "@/audio-engine/dsp/loudness";
import { gainToDecibels } from "@/audio-engine/dsp/math";
import { renderSession } from "@/audio-engine/render/render-session";
import { parseSession, type Session } from "@/audio-engine/session";
import { inProject } from "@/scripts/lib/project.mjs";
import { readManifest } from "@/scripts/songs/check";
import { loadAssets } from "@/scripts/songs/library";
import type { Mix } from "@/scripts/songs/mix";
import { sessionsOf } from "@/scripts/songs/sessions";
import type { SongDefinition } from "@/scripts/songs/song";
import { SONGS } from "@/scripts/songs/songs";

const audio = inProject("public", "audio");
const manifest = readManifest(audio);
const SAMPLE_RATE_HZ = 48000;
const BEATS_PER_BAR = 4;
const PREVIEW_BYTES = 600_000;
/** A master beyond the window of its kind of music, on purpose. */
const OVERCOOKED = "overcooked";

type Measured = Readonly<Record<string, number | null>>;

interface SongJson {
  readonly id: string;
  readonly lengthFrames: number;
  readonly sessions: Readonly<
    Record<string, { readonly file: string; readonly measured: Measured; readonly outsideWindowLu?: number }>
  >;
  readonly previews: Readonly<Record<string, string>>;
  readonly decisions: readonly {
    readonly state: string;
    readonly stripId: string;
    readonly reason: string;
  }[];
  readonly faults: readonly { readonly stripId: string; readonly fault: string; readonly cure: string }[];
}

const read = (song: SongDefinition, name: string): unknown =>
  JSON.parse(readFileSync(inProject("content", "songs", song.id, name), "utf8"));
const documentOf = (song: SongDefinition) => read(song, "song.json") as SongJson;
const stripIdsOf = ({ channels, groups = [] }: Mix) => [
  ...channels.map(({ trackId }) => trackId),
  ...groups.map(({ groupId }) => groupId),
];

describe.each(SONGS.map((song) => [song.id, song] as const))("the song %s", (_, song) => {
  it("has the sessions that its definition gives, of sounds that the manifest lists", () => {
    const { sessions, lengthFrames } = documentOf(song);
    const built = sessionsOf(song, manifest);
    expect(Object.keys(sessions)).toEqual([...built.keys()]);
    for (const [state, session] of built) {
      const written = parseSession(read(song, sessions[state]!.file));
      expect(written).toEqual({ ...session, engineVersion: written.engineVersion });
      expect(written.lengthFrames).toBe(lengthFrames);
      for (const { asset, frames, sourceFrame } of clipsOf(written)) {
        const sound = manifest.assets.find(({ pcmSha256 }) => pcmSha256 === asset.pcmSha256);
        expect(sound?.id).toBe(asset.id);
        expect(sourceFrame + frames).toBeLessThanOrEqual(sound?.frames ?? 0);
      }
    }
  });

  it("lasts whole bars of whole samples, and so does every part of its form", () => {
    const framesPerBar = (BEATS_PER_BAR * 60 * SAMPLE_RATE_HZ) / song.bpm;
    expect(Number.isInteger(framesPerBar)).toBe(true);
    expect(song.lengthFrames % framesPerBar).toBe(0);
    let at = 0;
    for (const { startFrame, endFrame } of song.form) {
      expect(startFrame).toBe(at);
      expect(endFrame).toBeGreaterThan(startFrame);
      expect(startFrame % framesPerBar).toBe(0);
      at = endFrame;
    }
    expect(at).toBe(song.lengthFrames);
  });

  it("clips in no mix, and keeps its masters inside the window but for the one that is overcooked", () => {
    const { sessions } = documentOf(song);
    for (const state of ["raw", ...Object.keys(song.mixes)])
      expect(sessions[state]!.measured.truePeakDbtp).toBeLessThanOrEqual(0);
    for (const state of Object.keys(song.masters)) {
      const { measured, outsideWindowLu } = sessions[state]!;
      const peakToLoudness = measured.peakToLoudnessLu!;
      const { min, max } = song.masterWindow;
      if (state === OVERCOOKED) {
        expect(outsideWindowLu).toBeGreaterThan(0.5);
        expect(peakToLoudness).toBeLessThan(min);
      } else {
        expect(outsideWindowLu).toBeUndefined();
        expect(peakToLoudness).toBeGreaterThanOrEqual(min);
        expect(peakToLoudness).toBeLessThanOrEqual(max);
        expect(measured.truePeakDbtp).toBeLessThanOrEqual(-1 + 0.005);
      }
    }
  });

  it("has its previews, small enough to be the first thing that loads", () => {
    const { previews } = documentOf(song);
    expect(Object.keys(previews)).toEqual(song.preview.states);
    const entries = Object.values(previews).map((id) => manifest.previews.find((entry) => entry.id === id));
    for (const entry of entries) expect(entry?.startFrame).toBe(song.preview.startFrame);
    expect(entries.reduce((sum, entry) => sum + entry!.bytes, 0)).toBeLessThanOrEqual(PREVIEW_BYTES);
  });

  it("says why, for every strip and every move of the good mix, in words of their own", () => {
    const good = song.mixes.mix!.mix;
    const { decisions } = documentOf(song);
    for (const id of stripIdsOf(good))
      expect(decisions.some(({ state, stripId }) => state === "mix" && stripId === id)).toBe(true);
    const reasons = decisions.map(({ reason }) => reason);
    for (const reason of reasons) expect(reason).toMatch(/^\S.{12,}[.!?]$/s);
    const mixReasons = decisions.filter(({ state }) => state === "mix").map(({ reason }) => reason);
    expect(new Set(mixReasons).size).toBe(mixReasons.length);
  });

  it("lists every fault of its faulty mix, and each lies in something that the good mix has otherwise", () => {
    const { faulty, mix } = song.mixes;
    if (faulty === undefined || mix === undefined) return;
    const built = sessionsOf(song, manifest);
    const changed = changedStrips(built.get("mix")!, built.get("faulty")!);
    const named = new Set(documentOf(song).faults.map(({ stripId }) => stripId));
    expect([...named].sort()).toEqual([...changed].sort());
    for (const { fault, cure } of documentOf(song).faults) {
      expect(fault).toMatch(/.{10,}\.$/);
      expect(cure).toMatch(/.{10,}\.$/);
    }
  });

  it("measures what its document says", async () => {
    const { measured, file } = documentOf(song).sessions.raw!;
    const session = parseSession(read(song, file));
    const used = new Set(clipsOf(session).map(({ asset }) => asset.id));
    const assets = await loadAssets(
      audio,
      manifest.assets.filter(({ id }) => used.has(id)),
    );
    const { print } = await renderSession({ session, assets });
    const now = quickMeasures(print);
    for (const [name, value] of Object.entries(now))
      expect(Math.abs(value - measured[name]!), name).toBeLessThan(0.05);
  });
});

function clipsOf({ tracks }: Session) {
  return tracks.flatMap(({ input }) => (input.kind === "clips" ? input.clips : []));
}

/** The measures that need no filter banks. */
function quickMeasures(print: readonly [Float32Array, Float32Array]) {
  const channels = print.map((channel) => Float64Array.from(channel));
  const loudness = new LoudnessMeter();
  const levels = new LevelMeter();
  loudness.process(channels, print[0].length);
  levels.process(channels, print[0].length);
  return {
    integratedLufs: loudness.integratedLufs,
    maxShortTermLufs: loudness.maxShortTermLufs,
    loudnessRangeLu: loudness.loudnessRangeLu,
    crestFactorDb: gainToDecibels(levels.crestFactor),
    correlation: levels.correlation,
  };
}

/** Ids of the strips that differ between two sessions of one song, their rides included. */
function changedStrips(a: Session, b: Session): Set<string> {
  const stripsOf = ({ tracks, buses, automation }: Session) =>
    new Map(
      [...tracks, ...buses].map((strip) => [
        strip.id,
        JSON.stringify([strip, automation.filter(({ target }) => target.split("/")[0] === strip.id)]),
      ]),
    );
  const [before, after] = [stripsOf(a), stripsOf(b)];
  const ids = new Set([...before.keys(), ...after.keys()]);
  return new Set([...ids].filter((id) => before.get(id) !== after.get(id)));
}
