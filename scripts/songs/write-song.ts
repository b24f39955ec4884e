import { mkdirSync, writeFileSync } from "node:fs";
import type { AssetLookup } from "@/audio-engine/console/assets";
import { type Measurement, measureChannels } from "@/audio-engine/render/measure";
import { renderSession } from "@/audio-engine/render/render-session";
import type { Session } from "@/audio-engine/session";
import { inProject, say } from "@/scripts/lib/project.mjs";
import { SOURCES, sourcesOf } from "./credits";
import type { AudioManifest } from "./manifest";
import type { Mix } from "./mix";
import { sessionsOf } from "./sessions";
import { type LoudnessWindow, type SongDefinition, wordsOf } from "./song";
import { SAMPLE_RATE_HZ } from "./synthesis/loop";

/** Writes a song's sessions and its song.json, with what each print measures. */
export async function writeSong(
  song: SongDefinition,
  manifest: AudioManifest,
  assets: AssetLookup,
): Promise<void> {
  const folder = inProject("content", "songs", song.id);
  mkdirSync(folder, { recursive: true });
  const write = (name: string, document: unknown) =>
    writeFileSync(`${folder}/${name}`, `${JSON.stringify(document, null, 2)}\n`);
  const sessions: Record<string, unknown> = {};
  const words = wordsOf(song);
  for (const [state, session] of sessionsOf(song, manifest)) {
    const file = `${state}.session.json`;
    write(file, session);
    const measured = await measurePrint(session, assets);
    const { title, about } = words.get(state)!;
    const outside = state in song.masters ? outsideWindow(measured, song.masterWindow) : {};
    sessions[state] = { file, title, about, measured, ...outside };
    say(`${song.id} ${state}: ${measured.integratedLufs} LUFS, ${measured.truePeakDbtp} dBTP`);
  }
  const { id, title, genre, about, key, bpm, lengthFrames, form, excerptOf, masterWindow } = song;
  write("song.json", {
    ...{ id, title, genre, about, key, bpm, lengthFrames, form },
    ...(excerptOf !== undefined && { excerptOf }),
    masterWindow,
    stems: stemsOf(song),
    sessions,
    previews: Object.fromEntries(song.preview.states.map((state) => [state, `${id}-${state}-preview`])),
    decisions: decisionsOf(song),
    faults: Object.values(song.mixes).flatMap(({ faults = [] }) => faults),
    credits: creditsOf(song, manifest),
  });
}

/** What a print measures, to a hundredth; null where a value is undefined. */
async function measurePrint(session: Session, assets: AssetLookup) {
  const { print } = await renderSession({ session, assets });
  const all = measureChannels(print, SAMPLE_RATE_HZ);
  const rounded = (value: number | null) => (value === null ? null : Math.round(value * 100) / 100);
  const take = (name: keyof Measurement) => rounded(all[name] as number | null);
  const peakToLoudness =
    all.truePeakDbtp === null || all.integratedLufs === null ? null : all.truePeakDbtp - all.integratedLufs;
  return {
    integratedLufs: take("integratedLufs"),
    maxShortTermLufs: take("maxShortTermLufs"),
    loudnessRangeLu: take("loudnessRangeLu"),
    truePeakDbtp: take("truePeakDbtp"),
    peakToLoudnessLu: rounded(peakToLoudness),
    crestFactorDb: take("crestFactorDb"),
    correlation: take("correlation"),
    spectralTiltDbPerOctave: take("spectralTiltDbPerOctave"),
    monoFoldLossLu: take("monoFoldLossLu"),
  };
}

/** By how much a master lies outside the window of its kind of music; nothing when it lies inside. */
function outsideWindow(
  { peakToLoudnessLu }: { readonly peakToLoudnessLu: number | null },
  { min, max }: LoudnessWindow,
): { outsideWindowLu?: number } {
  if (peakToLoudnessLu === null) return {};
  const outside = Math.max(min - peakToLoudnessLu, peakToLoudnessLu - max);
  return outside > 0 ? { outsideWindowLu: Math.round(outside * 100) / 100 } : {};
}

function stemsOf(song: SongDefinition) {
  return song.raw.mix.channels.map(({ trackId, role, name, teaches }) => {
    const placed = song.placements?.(trackId).map(({ assetId }) => assetId) ?? [`${song.id}-${trackId}`];
    return { assetIds: [...new Set(placed)], trackId, role, name, teaches };
  });
}

/** The reasons of the good mix and of the masters made of it. */
function decisionsOf(song: SongDefinition) {
  const good = song.mixes.mix?.mix;
  return [
    ...(good === undefined ? [] : reasonsOf(good)),
    ...Object.entries(song.masters).flatMap(([state, { mastering }]) =>
      [...mastering.eq, ...(mastering.before ?? []), mastering].map(({ why }) => ({
        state,
        stripId: "master",
        reason: why,
      })),
    ),
  ];
}

function reasonsOf({ channels, groups = [], rides = [] }: Mix) {
  const strips = [
    ...channels.map((channel) => ({ ...channel, id: channel.trackId })),
    ...groups.map((group) => ({ ...group, id: group.groupId })),
  ];
  return [
    ...strips.flatMap(({ id, why, before = [], eq, after = [], sends = [] }) =>
      [why, ...[...before, ...eq, ...after, ...sends].map((move) => move.why)].map((reason) => ({
        state: "mix",
        stripId: id,
        reason,
      })),
    ),
    ...rides.map(({ target, why }) => ({ state: "mix", stripId: target.split("/")[0], reason: why })),
  ];
}

/** The recordings that the song's own sounds are made from. */
function creditsOf(song: SongDefinition, { assets }: AudioManifest) {
  const ids = new Set(stemsOf(song).flatMap(({ assetIds }) => assetIds));
  return sourcesOf(assets.filter(({ id }) => ids.has(id))).map((id) => {
    const { name, author, licence, used } = SOURCES[id];
    return { name, author, licence, used };
  });
}
