import { DRUM_POSITIONS, KIT_MICROPHONES } from "@/audio-engine/acoustics/drum-kit";
import { ROOMS } from "@/audio-engine/acoustics/rooms";
import { stereoPair } from "@/audio-engine/acoustics/stereo-pair";
import { aimFromTo, type Vector } from "@/audio-engine/acoustics/vectors";
import type { SourceId } from "../credits";
import type { RenderedSound } from "../publish";
import { stemMaker } from "../stem";
import { peakOf } from "../synthesis/loop";
import { microphoneAt, type RoomSource, recordInRoom } from "../synthesis/room-recording";
import { uprightBass } from "./bass";
import { dryDrums } from "./drums";
import { piano } from "./piano";
import { KEY, TEMPO_BPM } from "./score";

/** Metres in the live room: the kit at its usual place, the grand piano to its left, the bass between them. */
const PIANO_LOW: Vector = { x: 1.15, y: 1.7, z: 1 };
const PIANO_HIGH: Vector = { x: 1.75, y: 2.15, z: 1 };
const PIANO_MIDDLE: Vector = { x: 1.45, y: 1.93, z: 1 };
const BASS: Vector = { x: 4.9, y: 1.9, z: 0.85 };
const BASS_MICROPHONE: Vector = { x: 4.9, y: 1.52, z: 0.8 };
export const BASS_MICROPHONE_METRES = 0.383;
const NEAR_PAIR: Vector = { x: 1.5, y: 1.95, z: 1.4 };
const FAR_MICROPHONE: Vector = { x: 2.3, y: 0.75, z: 1.7 };
const ROOM_MICROPHONE: Vector = { x: 3.5, y: 0.5, z: 2 };

/** Peaks at one metre of each instrument against each other: a trio that plays so that all hear all. */
const PEAK_AT_ONE_METRE = {
  kick: 0.32,
  snare: 0.28,
  hat: 0.07,
  ride: 0.17,
  piano: 0.16,
  bass: 0.14,
} as const;

/** All stems, in the order of the mixer: one performance in one room, every microphone hears everybody. */
export function* renderJazzTrio(): Generator<RenderedSound> {
  const stem = stemMaker("jazz-trio", KEY, TEMPO_BPM);
  const drums = dryDrums();
  const [low, high] = piano();
  const bass = uprightBass();
  const source = (
    sounds: readonly Float64Array[],
    index: number,
    position: Vector,
    peak: number,
  ): RoomSource => ({
    sound: sounds[index]!,
    position,
    gain: peak / peakOf(sounds),
  });
  const sources = [
    source([drums.kick], 0, DRUM_POSITIONS.kick, PEAK_AT_ONE_METRE.kick),
    source([drums.snare], 0, DRUM_POSITIONS.snare, PEAK_AT_ONE_METRE.snare),
    source([drums.hat], 0, DRUM_POSITIONS.hat, PEAK_AT_ONE_METRE.hat),
    source([drums.ride], 0, DRUM_POSITIONS.ride, PEAK_AT_ONE_METRE.ride),
    source([low, high], 0, PIANO_LOW, PEAK_AT_ONE_METRE.piano),
    source([low, high], 1, PIANO_HIGH, PEAK_AT_ONE_METRE.piano),
    source([bass], 0, BASS, PEAK_AT_ONE_METRE.bass),
  ];
  const kitMicrophone = (id: string) => KIT_MICROPHONES.find((entry) => entry.id === id)!.microphone;
  const near = stereoPair("ab", NEAR_PAIR, aimFromTo(NEAR_PAIR, PIANO_MIDDLE)).microphones;
  const heard = recordInRoom(ROOMS["live-room"], sources, {
    kick: kitMicrophone("kick"),
    snare: kitMicrophone("snare"),
    overheadLeft: kitMicrophone("overhead-left"),
    overheadRight: kitMicrophone("overhead-right"),
    bass: microphoneAt(BASS_MICROPHONE, BASS, 0.5),
    nearLeft: near[0],
    nearRight: near[1],
    far: microphoneAt(FAR_MICROPHONE, PIANO_MIDDLE, 0.5),
    room: microphoneAt(ROOM_MICROPHONE, { x: 3.5, y: 3, z: 1 }, 1),
  });
  const all: readonly SourceId[] = ["blackPearl", "general"];
  yield stem("kick", [heard.kick], -12, all, {
    title: "Kick drum, close microphone",
    description: "Feathered bass drum close, with bass, piano and cymbals almost as loud behind it.",
  });
  yield stem("snare", [heard.snare], -12, all, {
    title: "Snare, close microphone",
    description:
      "Brushes on a snare drum close: circles, taps on two and four, comping in the solo, with the whole trio behind.",
  });
  yield stem("overheads", [heard.overheadLeft, heard.overheadRight], -10, all, {
    title: "Overheads",
    description:
      "The kit from above by a pair: brushes for eight bars, then the ride cymbal; piano and bass from afar.",
  });
  yield stem("bass-mic", [heard.bass], -10, all, {
    title: "Upright bass, microphone",
    description:
      "Upright bass from 38 cm: in two under the tune, walking under the solo; drums and piano are heard behind it.",
  });
  yield stem("bass-pickup", [bass], -10, ["general"], {
    title: "Upright bass, pickup",
    description:
      "The same bass from its bridge: no room, no bleed, and over a millisecond earlier than the microphone.",
  });
  yield stem("piano-near", [heard.nearLeft, heard.nearRight], -9, all, {
    title: "Piano, near pair",
    description:
      "Grand piano by two omnidirectional microphones 50 cm apart over the strings: the tune, then a solo, over left-hand chords.",
  });
  yield stem("piano-far", [heard.far], -12, all, {
    title: "Piano, far microphone",
    description:
      "The same piano by one microphone a metre and a half away: as an audience hears it, with more of room and drums.",
  });
  yield stem("room", [heard.room], -12, all, {
    title: "Room",
    description: "The whole trio by one microphone at the far wall.",
  });
}
