import { ENGINE_VERSION } from "@/audio-engine/console/engine-version";
import {
  type Automation,
  type BuiltInsert,
  type Bus,
  type Clip,
  newBus,
  newClip,
  newEq,
  newEqBand,
  newLimiter,
  newMaster,
  newSession,
  newTrack,
  parseSession,
  type Send,
  type Session,
  type Track,
} from "@/audio-engine/session";
import { PlainError } from "@/scripts/lib/project.mjs";
import type { AudioManifest } from "./manifest";
import type { Channel, EqMove, Group, Mastering, Mix, Ride, SendMove } from "./mix";
import type { Placement, SongDefinition } from "./song";

/** The song in every state, in the order raw, mixes, masters. */
export function sessionsOf(song: SongDefinition, manifest: AudioManifest): Map<string, Session> {
  const tracksOf = (mix: Mix) => mix.channels.map((channel) => rawTrack(song, channel, manifest));
  const start = (state: string, title: string, mix: Mix): Session =>
    newSession({
      id: `${song.id}-${state}`,
      title: `${song.title}: ${title}`,
      engineVersion: ENGINE_VERSION,
      tempoBpm: song.bpm,
      lengthFrames: song.lengthFrames,
      tracks: tracksOf(mix),
    });
  const sessions = new Map<string, Session>();
  const add = (state: string, session: Session) => sessions.set(state, parseSession(session));
  add("raw", start("raw", song.raw.title, song.raw.mix));
  for (const [state, { title, mix }] of Object.entries(song.mixes))
    add(state, mixed(start(state, title, mix), mix));
  for (const [state, { title, of, mastering }] of Object.entries(song.masters))
    add(state, mastered(mixed(start(state, title, of), of), mastering));
  return sessions;
}

function rawTrack(song: SongDefinition, { trackId, name, role }: Channel, manifest: AudioManifest): Track {
  const whole: readonly Placement[] = [{ id: "loop", assetId: `${song.id}-${trackId}`, atFrame: 0 }];
  const clips = (song.placements?.(trackId) ?? whole).map((placement) => clipOf(placement, manifest));
  return newTrack({ id: trackId, name, role, input: { kind: "clips", clips } });
}

function clipOf({ assetId, ...placement }: Placement, manifest: AudioManifest): Clip {
  const asset = manifest.assets.find((entry) => entry.id === assetId);
  if (asset === undefined)
    throw new PlainError(`The manifest has no sound "${assetId}"; render the songs first.`);
  const { pcmSha256 } = asset;
  const frames = asset.frames - (placement.sourceFrame ?? 0);
  return newClip({ asset: { kind: "library", id: assetId, pcmSha256 }, frames, ...placement });
}

function mixed(session: Session, { channels, groups = [], rides = [] }: Mix): Session {
  return {
    ...session,
    tracks: session.tracks.map((track, i) => withMoves(track, channels[i]!)),
    buses: groups.map(busOf),
    automation: rides.map(automationOf),
  };
}

function withMoves(track: Track, channel: Channel): Track {
  const { polarity = "normal", delayFrames = 0, mute = false } = channel;
  return { ...track, ...stripOf(channel), polarity, delayFrames, mute };
}

function busOf(group: Group): Bus {
  return { ...newBus({ id: group.groupId, name: group.name, role: group.role }), ...stripOf(group) };
}

function stripOf(strip: Channel | Group): Pick<Track, "faderDb" | "pan" | "inserts" | "sends" | "output"> {
  const { faderDb, pan, sends = [], output = "master" } = strip;
  return { faderDb, pan, inserts: insertsOf(strip), sends: sends.map(sendOf), output };
}

function insertsOf({ before = [], eq, after = [] }: Channel | Group): BuiltInsert[] {
  const eqInsert = eq.length === 0 ? [] : [eqOf(eq)];
  return [...before.map(({ insert }) => insert), ...eqInsert, ...after.map(({ insert }) => insert)];
}

function sendOf({ to, levelDb, tap = "post" }: SendMove): Send {
  return { id: `to-${to}`, bus: to, levelDb, tap };
}

function automationOf({ target, points }: Ride): Automation {
  return { target, points: points.map((point) => ({ ...point, curve: "linear" as const })) };
}

function mastered(session: Session, { eq, before = [], ...limiter }: Mastering): Session {
  const { inputGainDb, ceilingDbtp, releaseSeconds } = limiter;
  const inserts: BuiltInsert[] = [
    eqOf(eq),
    ...before.map(({ insert }) => insert),
    newLimiter("limiter", { inputGainDb, ceilingDbtp, releaseSeconds }),
  ];
  return { ...session, master: newMaster({ inserts }) };
}

function eqOf(moves: readonly EqMove[]): BuiltInsert {
  return newEq(
    "eq",
    moves.map(({ why: _, ...move }, i) => newEqBand({ id: `band-${i + 1}`, ...move })),
  );
}
