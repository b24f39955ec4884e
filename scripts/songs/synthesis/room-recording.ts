import type { Microphone } from "@/audio-engine/acoustics/arrivals";
import {
  IMPULSE_RESPONSE_LEAD_FRAMES,
  microphoneImpulseResponse,
} from "@/audio-engine/acoustics/impulse-response";
import type { Room } from "@/audio-engine/acoustics/rooms";
import { aimFromTo, type Vector } from "@/audio-engine/acoustics/vectors";
import { addThroughPaths } from "./convolution";

/** Something that plays in a room: a loop as it is at one metre, and where it stands. */
export interface RoomSource {
  readonly sound: Float64Array;
  readonly position: Vector;
  readonly gain: number;
}

/** A microphone at a place that looks towards another. */
export function microphoneAt(
  position: Vector,
  towards: Vector,
  pattern01: number,
  type: Microphone["type"] = "condenser",
): Microphone {
  return { position, aim: aimFromTo(position, towards), pattern01, type };
}

/**
 * What microphones hear of sources in one of the engine's rooms, with the time that sound takes. Cyclic, so that the
 * room's tail has no seam.
 */
export function recordInRoom<Name extends string>(
  room: Room,
  sources: readonly RoomSource[],
  microphones: Readonly<Record<Name, Microphone>>,
  hears: (source: RoomSource, name: Name) => boolean = () => true,
): Record<Name, Float64Array> {
  const names = Object.keys(microphones) as Name[];
  const frames = sources[0]?.sound.length ?? 0;
  const into = new Map(names.map((name) => [name, new Float64Array(frames)]));
  const paths = names.flatMap((name) =>
    sources
      .filter((source) => hears(source, name))
      .map((source) => ({
        from: source,
        to: name,
        response: microphoneImpulseResponse({
          room,
          source: { position: source.position, aim: { azimuthDegrees: 180, elevationDegrees: 0 } },
          microphone: microphones[name],
          subtractSeconds: 0,
        }).map((value) => value * source.gain),
      })),
  );
  addThroughPaths(
    new Map(sources.map((source) => [source, source.sound])),
    paths,
    into,
    IMPULSE_RESPONSE_LEAD_FRAMES,
  );
  return Object.fromEntries(into) as Record<Name, Float64Array>;
}
