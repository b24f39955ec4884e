import type { Microphone } from "@/audio-engine/acoustics/arrivals";
import { DRUM_POSITIONS, type DrumId, KIT_MICROPHONES } from "@/audio-engine/acoustics/drum-kit";
import {
  IMPULSE_RESPONSE_LEAD_FRAMES,
  microphoneImpulseResponse,
} from "@/audio-engine/acoustics/impulse-response";
import { PATTERNS } from "@/audio-engine/acoustics/polar";
import { ROOMS } from "@/audio-engine/acoustics/rooms";
import { aimFromTo, type Vector } from "@/audio-engine/acoustics/vectors";
import { designBand } from "@/audio-engine/dsp/eq-design";
import type { EqBandSettings } from "@/audio-engine/dsp/eq-prototype";
import { fillWhiteNoise } from "@/audio-engine/dsp/noise";
import { processSvf, SVF_STATE_COUNT } from "@/audio-engine/dsp/svf";
import { addThroughPaths } from "./convolution";
import { lowPass } from "./filters";
import { fromDb } from "./loop";

export const PIECES = ["kick", "snare", "hat", "rackTom", "floorTom", "crash", "ride"] as const;
export type Piece = (typeof PIECES)[number];

/** Each piece alone and dry, all of one length; a piece that is left out is not played. */
export type KitPieces = Readonly<Partial<Record<Piece, Float64Array>>>;

export type KitMicrophoneName =
  | "kickIn"
  | "snareTop"
  | "snareBottom"
  | "hat"
  | "rackTom"
  | "floorTom"
  | "overheadLeft"
  | "overheadRight"
  | "roomLeft"
  | "roomRight";

/** What each microphone hears, as long as the pieces; 1 is a snare drum's hardest stroke at 1 m. */
export type KitMicrophones = Readonly<Record<KitMicrophoneName, Float64Array>>;

export interface KitRecordingOptions {
  /** Every microphone hears every piece; without it a close microphone hears its own alone. */
  readonly bleed: boolean;
  /** Of the noise. */
  readonly seed: number;
}

/** Places in the engine, and how loud a piece is at one metre against the snare's hardest stroke. */
const IN_THE_ROOM: Readonly<Record<Piece, { readonly id: DrumId; readonly gain: number }>> = {
  kick: { id: "kick", gain: 0.55 },
  snare: { id: "snare", gain: 0.9 },
  hat: { id: "hat", gain: 0.4 },
  rackTom: { id: "rack-tom", gain: 0.9 },
  floorTom: { id: "floor-tom", gain: 0.9 },
  crash: { id: "crash", gain: 0.75 },
  ride: { id: "ride", gain: 0.8 },
};

interface Placed {
  /** The piece that it is meant for; null where it is meant for all. */
  readonly piece: Piece | null;
  readonly microphone: Microphone;
}

const fromEngine = (id: (typeof KIT_MICROPHONES)[number]["id"], piece: Piece | null): Placed => {
  const found = KIT_MICROPHONES.find((entry) => entry.id === id);
  if (found === undefined) throw new RangeError(`The engine's kit has no microphone "${id}".`);
  return { piece, microphone: found.microphone };
};

const at = (position: Vector, towards: Vector, pattern01: number, piece: Piece | null): Placed => ({
  piece,
  microphone: { position, aim: aimFromTo(position, towards), pattern01, type: "condenser" },
});

const KIT_CENTRE: Vector = { x: 3.5, y: 3.85, z: 0.8 };

/** The engine's set, one more below the snare, and two omnidirectional ones 1.2 m apart in front of the kit. */
const MICROPHONES: Readonly<Record<KitMicrophoneName, Placed>> = {
  kickIn: fromEngine("kick", "kick"),
  snareTop: fromEngine("snare", "snare"),
  snareBottom: at({ x: 3.78, y: 4.02, z: 0.42 }, DRUM_POSITIONS.snare, PATTERNS.cardioid, "snare"),
  hat: fromEngine("hat", "hat"),
  rackTom: fromEngine("rack-tom", "rackTom"),
  floorTom: fromEngine("floor-tom", "floorTom"),
  overheadLeft: fromEngine("overhead-left", null),
  overheadRight: fromEngine("overhead-right", null),
  roomLeft: at({ x: 2.9, y: 0.66, z: 2 }, KIT_CENTRE, PATTERNS.omnidirectional, null),
  roomRight: at({ x: 4.1, y: 0.66, z: 2 }, KIT_CENTRE, PATTERNS.omnidirectional, null),
};
export const KIT_MICROPHONE_NAMES = Object.keys(MICROPHONES) as KitMicrophoneName[];

/** From below, a snare drum is its wires more than its head. Ours, typical. */
const FROM_BELOW: readonly EqBandSettings[] = [
  { kind: "low-shelf", frequencyHz: 300, gainDb: -5, q: 0.7, enabled: true },
  { kind: "high-shelf", frequencyHz: 3000, gainDb: 5, q: 0.7, enabled: true },
];

/** A snare's hardest stroke at 1 m, against which noise is counted. */
const LOUDEST_PEAK_DB_SPL = 117;
/** Of microphone and preamplifier together, and of the room with the drummer sitting still. */
const SELF_NOISE_DB_SPL: Readonly<Record<Microphone["type"], number>> = {
  dynamic: 20,
  condenser: 15,
  ribbon: 22,
};
const ROOM_NOISE_DB_SPL = 27;
const ROOM_NOISE_CUTOFF_HZ = 400;

/**
 * Records a kit in the engine's live room: every piece goes through the engine's response from its place to each
 * microphone's, from the stroke on, with the time that sound takes. The snare's heads move together, so from below its
 * sound has the opposite polarity; the other pieces' has not. Each microphone has a noise floor of its own. Cyclic: what
 * rings past the end comes out at the beginning, so a song that is no loop ends in 0.7 s of silence.
 * @throws RangeError when there is no piece, or when they differ in length
 */
export function recordKit(pieces: KitPieces, { bleed, seed }: KitRecordingOptions): KitMicrophones {
  const played = PIECES.flatMap((piece) => {
    const sound = pieces[piece];
    return sound === undefined ? [] : [{ piece, sound }];
  });
  const frames = played[0]?.sound.length ?? 0;
  if (frames === 0 || played.some(({ sound }) => sound.length !== frames))
    throw new RangeError("A kit's pieces are recorded together: at least one, and all of one length.");
  const paths = KIT_MICROPHONE_NAMES.flatMap((name) =>
    played.flatMap(({ piece }) => {
      const own = MICROPHONES[name].piece;
      return bleed || own === null || own === piece ? [{ from: piece, to: name }] : [];
    }),
  );
  const recorded = Object.fromEntries(
    KIT_MICROPHONE_NAMES.map((name, index) => [
      name,
      noiseFloor(MICROPHONES[name], frames, seed * KIT_MICROPHONE_NAMES.length + index),
    ]),
  ) as Record<KitMicrophoneName, Float64Array>;
  addThroughPaths(
    new Map(played.map(({ piece, sound }) => [piece, sound])),
    paths.map((path) => ({ ...path, response: responseOf(path) })),
    new Map(KIT_MICROPHONE_NAMES.map((name) => [name, recorded[name]])),
    IMPULSE_RESPONSE_LEAD_FRAMES,
  );
  return recorded;
}

interface Path {
  readonly from: Piece;
  readonly to: KitMicrophoneName;
}

/** What arrives of a piece at a microphone; the stroke stands at frame `IMPULSE_RESPONSE_LEAD_FRAMES`. */
function responseOf({ from, to }: Path): Float64Array {
  const { id, gain } = IN_THE_ROOM[from];
  const response = microphoneImpulseResponse({
    room: ROOMS["live-room"],
    source: { position: DRUM_POSITIONS[id], aim: { azimuthDegrees: 180, elevationDegrees: 0 } },
    microphone: MICROPHONES[to].microphone,
    subtractSeconds: 0,
  });
  const isFromBelow = from === "snare" && to === "snareBottom";
  if (isFromBelow) {
    for (const band of FROM_BELOW)
      processSvf(response, 0, response.length, designBand(band), 0, new Float64Array(SVF_STATE_COUNT), 0);
  }
  return response.map((value) => (isFromBelow ? -gain : gain) * value);
}

/** White noise of microphone and preamplifier, and the room's rumble; seamless. */
function noiseFloor({ microphone: { type } }: Placed, frames: number, seed: number): Float64Array {
  const white = new Float64Array(frames);
  fillWhiteNoise(white, 0, frames, 2 * seed, 0);
  // Filtered twice round, so that the second time has no seam.
  const twice = new Float64Array(2 * frames);
  fillWhiteNoise(twice, 0, frames, 2 * seed + 1, 0);
  twice.copyWithin(frames, 0, frames);
  lowPass(twice, ROOM_NOISE_CUTOFF_HZ);
  const rumble = twice.subarray(frames);
  const selfGain = rmsGain(white, SELF_NOISE_DB_SPL[type]);
  const roomGain = rmsGain(rumble, ROOM_NOISE_DB_SPL);
  return white.map((value, i) => selfGain * value + roomGain * rumble[i]!);
}

/** Factor that brings noise to a level, 1 being the peak of the loudest stroke. */
function rmsGain(noise: Float64Array, dbSpl: number): number {
  const power = noise.reduce((sum, value) => sum + value * value, 0) / noise.length;
  return fromDb(dbSpl - LOUDEST_PEAK_DB_SPL) / Math.sqrt(power);
}
