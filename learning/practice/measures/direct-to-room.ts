import type { RenderTap } from "@/audio-engine/render/render-session";
import type { Session } from "@/audio-engine/session/schema";
import type { Heard } from "../evidence";
import { once, oncePerName } from "../once";
import type { Stereo } from "../sounds";
import { wholeLoudness } from "./block-loudness";
import type { MeasureWay } from "./measure";

/** What stands for silence, so that an absent room is very far below and not beyond measure. */
const SILENT_LUFS = -120;

/** Loudness of a track behind its fader, minus that of the room that it alone is sent to (LU, said as dB). */
export const directToRoom: MeasureWay = {
  taps: ({ of }, session) => depthTaps(session, [of]),
  measure: ({ of }, subject) => directToRoomDb(subject, of),
};

/** By how much the first of two tracks is nearer: the difference of their direct-to-room ratios. */
export const depthGap: MeasureWay = {
  taps: ({ of }, session) => depthTaps(session, of.split(":")),
  measure({ of }, subject) {
    const [nearer = "", farther = ""] = of.split(":");
    return directToRoomDb(subject, nearer) - directToRoomDb(subject, farther);
  },
};

/** All rooms together against all tracks that are sent to one: powers added up. */
export const roomInAll: MeasureWay = {
  taps: (_goal, session) => depthTaps(session, sentTracks(session)),
  measure(_goal, subject) {
    const ids = sentTracks(subject.session);
    const power = (lufs: number): number => 10 ** (lufs / 10);
    const sum = (levels: readonly number[]): number => levels.reduce((total, lufs) => total + power(lufs), 0);
    const rooms = sum(ids.map((id) => roomLufs(subject)(id)));
    return 10 * Math.log10(rooms / sum(ids.map((id) => loudnessOf(subject.tap(directTapId(id))))));
  },
};

/**
 * What a room adds to a sound that is sent to it: the part of `room` that is no copy of `direct`. A dry share in the
 * return (a reverb that is not all wet) is a copy; it would be taken for a room that nobody hears.
 * @param room and `direct` aligned, of one length
 */
export function withoutCopy(room: Stereo, direct: Stereo): Stereo {
  return [notCopied(room[0], direct[0]), notCopied(room[1], direct[1])];
}

function notCopied(room: Float32Array, direct: Float32Array): Float32Array {
  let shared = 0;
  let energy = 0;
  for (let i = 0; i < room.length; i++) {
    shared += room[i]! * direct[i]!;
    energy += direct[i]! * direct[i]!;
  }
  if (energy === 0) return room;
  const share = shared / energy;
  return room.map((x, i) => x - share * direct[i]!);
}

function directToRoomDb(heard: Heard, trackId: string): number {
  return loudnessOf(heard.tap(directTapId(trackId))) - roomLufs(heard)(trackId);
}

const roomLufs = once((heard: Heard) =>
  oncePerName((trackId): number =>
    loudnessOf(withoutCopy(heard.tap(roomTapId(trackId)), heard.tap(directTapId(trackId)))),
  ),
);

const loudnessOf = (sound: Stereo): number => wholeLoudness(sound) ?? SILENT_LUFS;

const directTapId = (trackId: string): string => `direct:${trackId}`;
const roomTapId = (trackId: string): string => `room:${trackId}`;

function depthTaps(session: Session, trackIds: readonly string[]): RenderTap[] {
  return trackIds.flatMap((id): RenderTap[] => [
    { id: directTapId(id), stripId: id, point: "post-fader" },
    { id: roomTapId(id), stripId: ownRoomOf(session, id), point: "post-fader" },
  ]);
}

function sentTracks({ tracks }: Session): readonly string[] {
  return tracks.filter(({ sends }) => sends.length > 0).map(({ id }) => id);
}

/** @throws RangeError for a track without a bus that it alone is sent to: the exercise is wrong */
function ownRoomOf({ tracks }: Session, trackId: string): string {
  const sentTo = (bus: string): number =>
    tracks.filter(({ sends }) => sends.some((send) => send.bus === bus)).length;
  const own = tracks.find(({ id }) => id === trackId)?.sends.find(({ bus }) => sentTo(bus) === 1);
  if (own === undefined) throw new RangeError(`"${trackId}" has no room of its own to be measured.`);
  return own.bus;
}
