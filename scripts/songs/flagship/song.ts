import { mkdirSync, writeFileSync } from "node:fs";
import { ENGINE_VERSION } from "@/audio-engine/console/engine-version";
import {
  type EqInsert,
  newClip,
  newEq,
  newEqBand,
  newLimiter,
  newMaster,
  newSession,
  newTrack,
  parseSession,
  type Session,
} from "@/audio-engine/session";
import { inProject, PlainError } from "@/scripts/lib/project.mjs";
import { SOURCES } from "../credits";
import type { AudioManifest } from "../manifest";
import { CHANNELS, type Channel, type EqMove, MASTERING } from "./mix";
import { FRAMES_PER_BAR, LOOP_FRAMES, TEMPO_BPM, VERSE_BARS } from "./score";

export const SESSION_STATES = ["raw", "mix", "master"] as const;
export type SessionState = (typeof SESSION_STATES)[number];

const TITLE = "Second Light";
const NAMES: Readonly<Record<SessionState, string>> = {
  raw: "as recorded",
  mix: "mixed",
  master: "mastered",
};

const folder = inProject("content", "songs", "flagship");
const verseFrames = VERSE_BARS * FRAMES_PER_BAR;

/** The song as recorded, mixed or mastered. */
export function flagshipSession(state: SessionState, manifest: AudioManifest): Session {
  const mixed = state !== "raw";
  const session = newSession({
    id: `flagship-${state}`,
    title: `${TITLE}: ${NAMES[state]}`,
    engineVersion: ENGINE_VERSION,
    tempoBpm: TEMPO_BPM,
    lengthFrames: LOOP_FRAMES,
    tracks: CHANNELS.map((channel) => {
      const track = newTrack({
        id: channel.trackId,
        name: channel.name,
        role: channel.role,
        input: { kind: "clips", clips: [clipOf(channel, manifest)] },
      });
      if (!mixed) return track;
      return { ...track, faderDb: channel.faderDb, pan: channel.pan, inserts: [eqOf(channel.eq)] };
    }),
    master: newMaster(
      state === "master" ? { inserts: [eqOf(MASTERING.eq), newLimiter("limiter", limiterParams())] } : {},
    ),
  });
  return parseSession(session);
}

function limiterParams() {
  const { inputGainDb, ceilingDbtp, releaseSeconds } = MASTERING;
  return { inputGainDb, ceilingDbtp, releaseSeconds };
}

function clipOf(channel: Channel, manifest: AudioManifest) {
  const id = assetIdOf(channel);
  const asset = manifest.assets.find((entry) => entry.id === id);
  if (asset === undefined) throw new PlainError(`The manifest has no sound "${id}"; render the songs first.`);
  return newClip({
    id: "loop",
    asset: { kind: "library", id, pcmSha256: asset.pcmSha256 },
    frames: asset.frames,
  });
}

const assetIdOf = ({ trackId }: Channel) => `flagship-${trackId}`;

function eqOf(moves: readonly EqMove[]): EqInsert {
  return newEq(
    "eq",
    moves.map(({ kind, frequencyHz, gainDb, q }, i) =>
      newEqBand({ id: `band-${i + 1}`, kind, frequencyHz, gainDb, q }),
    ),
  );
}

/** Writes the three sessions and song.json. */
export function writeSong(manifest: AudioManifest): void {
  mkdirSync(folder, { recursive: true });
  for (const state of SESSION_STATES) write(`${state}.session.json`, flagshipSession(state, manifest));
  write("song.json", {
    id: "flagship",
    title: TITLE,
    bpm: TEMPO_BPM,
    key: "G major",
    form: [
      { name: "Verse", startFrame: 0, endFrame: verseFrames },
      { name: "Chorus", startFrame: verseFrames, endFrame: LOOP_FRAMES },
    ],
    stems: CHANNELS.map((channel) => ({
      assetId: assetIdOf(channel),
      trackId: channel.trackId,
      role: channel.role,
      name: channel.name,
      teaches: channel.teaches,
    })),
    sessions: Object.fromEntries(SESSION_STATES.map((state) => [state, `${state}.session.json`])),
    previews: Object.fromEntries(SESSION_STATES.map((state) => [state, `flagship-${state}-preview`])),
    decisions: [
      ...CHANNELS.flatMap(({ trackId, why, eq }) => [why, ...eq.map((move) => move.why)].map(of(trackId))),
      ...[...MASTERING.eq.map((move) => move.why), MASTERING.why].map(of("master")),
    ],
    credits: Object.values(SOURCES).map(({ name, author, licence, used }) => ({
      name,
      author,
      licence,
      used,
    })),
  });
}

const of = (stripId: string) => (reason: string) => ({ stripId, reason });

function write(name: string, document: unknown): void {
  writeFileSync(`${folder}/${name}`, `${JSON.stringify(document, null, 2)}\n`);
}
