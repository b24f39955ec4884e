import { describePlacement } from "@/audio-engine/acoustics/placement";
import { eyringT60Seconds, ROOMS } from "@/audio-engine/acoustics/rooms";
import type { Session, Space, Track } from "@/audio-engine/session/schema";

/** What the response that a microphone track is rendered with tells of room and distance. */
export interface MicrophoneRoom {
  /** Energy of the direct path against all that comes back, 500 Hz to 4 kHz; of the space's first source. */
  readonly directToReverberantDb: number;
  /** Eyring's, mean of the octaves 500 Hz and 1 kHz, as reverberation times are given. */
  readonly reverberationSeconds: number;
}

/** @throws RangeError when the track is no microphone, or hears no source */
export function roomOfMicrophone(session: Session, trackId: string): MicrophoneRoom {
  const { space, microphone } = microphoneOf(session, trackId);
  const [source] = space.sources;
  if (source === undefined) throw new RangeError(`The microphone "${trackId}" hears no source.`);
  const room = ROOMS[space.room];
  const { directToReverberantDb } = describePlacement({ room, source, microphone });
  const times = eyringT60Seconds(room);
  return { directToReverberantDb, reverberationSeconds: ((times[3] ?? 0) + (times[4] ?? 0)) / 2 };
}

function microphoneOf(session: Session, trackId: string): { space: Space; microphone: MicrophoneOf } {
  const input = session.tracks.find(({ id }) => id === trackId)?.input;
  const space =
    input?.kind === "microphone" ? session.spaces.find(({ id }) => id === input.space) : undefined;
  if (input?.kind !== "microphone" || space === undefined)
    throw new RangeError(`The track "${trackId}" is no microphone in a space.`);
  return { space, microphone: input };
}

type MicrophoneOf = Extract<Track["input"], { kind: "microphone" }>;
