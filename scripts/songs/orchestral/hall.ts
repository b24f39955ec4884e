import { ROOMS } from "@/audio-engine/acoustics/rooms";
import { fromDb } from "../synthesis/loop";
import { type RoomSource, recordInRoom } from "../synthesis/room-recording";
import {
  choir,
  clarinet,
  flute,
  harp,
  horns,
  lowStrings,
  oboe,
  type Stereo,
  timpani,
  trumpet,
  violas,
  violins1,
  violins2,
} from "./players";
import { MAIN_PAIR, SEAT_HEIGHT_METRES, SEATS, type Seated, type StemName, spotOf } from "./seats";

export interface Recording {
  readonly pair: readonly Float64Array[];
  readonly spots: readonly { readonly name: StemName; readonly sound: Float64Array }[];
}

/** The main pair hears everybody from their seats; each spot microphone hears its own section, near, in the same hall. */
export function recordOrchestra(): Recording {
  const sections = Object.entries(soundsOf()).map(([key, sounds]) => {
    const name = key as StemName;
    return { name, seats: sounds.flatMap((sound, i) => seatsOf(sound, SEATS[name][i]!)) };
  });
  const everybody = sections.flatMap(({ seats }) => seats);
  const [left, right] = MAIN_PAIR.microphones;
  const pair = recordInRoom(ROOMS.hall, everybody, { left, right });
  return {
    pair: [pair.left, pair.right],
    spots: sections.map(({ name, seats }) => ({
      name,
      sound: recordInRoom(ROOMS.hall, seats, { spot: spotOf(name) }).spot,
    })),
  };
}

function soundsOf(): Readonly<Record<StemName, readonly Stereo[]>> {
  const { celli, basses } = lowStrings();
  return {
    "violins-1": [violins1()],
    "violins-2": [violins2()],
    violas: [violas()],
    "low-strings": [celli, basses],
    woodwinds: [flute(), oboe(), clarinet()],
    horns: [horns()],
    trumpet: [trumpet()],
    harp: [harp()],
    timpani: [timpani()],
    choir: [choir()],
  };
}

/** A section recorded in stereo sits on two chairs, a soloist on one. */
function seatsOf([left, right]: Stereo, { at: [x, y], widthMetres, levelDb }: Seated): RoomSource[] {
  const gain = fromDb(levelDb);
  const seat = (sound: Float64Array, aside: number): RoomSource => ({
    sound,
    position: { x, y: y + aside, z: SEAT_HEIGHT_METRES },
    gain,
  });
  if (widthMetres === 0)
    return [
      seat(
        left.map((value, i) => 0.5 * (value + right[i]!)),
        0,
      ),
    ];
  return [seat(left, -widthMetres / 2), seat(right, widthMetres / 2)];
}
