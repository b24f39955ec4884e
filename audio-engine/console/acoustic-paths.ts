import { propagationSeconds } from "@/audio-engine/acoustics/air";
import { difference, length } from "@/audio-engine/acoustics/vectors";
import type { MicrophoneInput, Session, Space, SpaceSource } from "@/audio-engine/session/schema";

/** One microphone track hearing one source of its space. */
export interface AcousticPath {
  readonly trackId: string;
  readonly spaceId: string;
  readonly sourceId: string;
  /** Equal for equal responses, whichever session they are in. */
  readonly key: string;
  readonly room: Space["room"];
  readonly source: SpaceSource;
  readonly microphone: MicrophoneInput;
  /** Delay of the shortest direct path of the space: taken off all its responses. */
  readonly subtractSeconds: number;
}

/** Every path of a session, in the order of its tracks and of the sources in each space. */
export function listAcousticPaths(session: Session): AcousticPath[] {
  const spaces = new Map(session.spaces.map((space) => [space.id, space]));
  const nearest = new Map(session.spaces.map((space) => [space.id, shortestDirectSeconds(session, space)]));
  return session.tracks.flatMap(({ id, input }) => {
    const space = input.kind === "microphone" ? spaces.get(input.space) : undefined;
    if (input.kind !== "microphone" || space === undefined) return [];
    const subtractSeconds = nearest.get(space.id) ?? 0;
    return space.sources.map((source) => {
      const { position, aim } = source;
      const { position: at, aim: towards, pattern01, type } = input;
      const key = JSON.stringify([
        space.room,
        [position.x, position.y, position.z, aim.azimuthDegrees, aim.elevationDegrees],
        [at.x, at.y, at.z, towards.azimuthDegrees, towards.elevationDegrees, pattern01, type],
        subtractSeconds,
      ]);
      return {
        trackId: id,
        spaceId: space.id,
        sourceId: source.id,
        key,
        room: space.room,
        source,
        microphone: input,
        subtractSeconds,
      };
    });
  });
}

function shortestDirectSeconds(session: Session, space: Space): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (const { input } of session.tracks) {
    if (input.kind !== "microphone" || input.space !== space.id) continue;
    for (const { position } of space.sources) {
      const seconds = propagationSeconds(length(difference(position, input.position)));
      shortest = Math.min(shortest, seconds);
    }
  }
  return shortest;
}
