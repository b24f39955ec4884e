export { airLossDbPerMetre, propagationSeconds, SPEED_OF_SOUND } from "./air";
export type { AcousticSource, Microphone, Placement } from "./arrivals";
export {
  DRUM_POSITIONS,
  type DrumId,
  drumKitTracks,
  KIT_MICROPHONES,
  type KitMicrophone,
  type KitMicrophoneId,
  type KitOptions,
  type KitSource,
  type KitSpace,
  type KitTrack,
} from "./drum-kit";
export { AcousticsError, type AcousticsErrorCode } from "./errors";
export {
  directPathSeconds,
  IMPULSE_RESPONSE_LEAD_FRAMES,
  type ImpulseResponseRequest,
  microphoneImpulseResponse,
} from "./impulse-response";
export { MATERIALS, type Material, type MaterialId } from "./materials";
export { MICROPHONE_CHARACTER, microphoneCharacterDb } from "./microphone-character";
export { OCTAVE_CENTRES_HZ } from "./octave-bands";
export { type MicrophoneType, offAxisCornerHz, offAxisGainDb } from "./off-axis";
export { describePlacement, type PlacementDescription } from "./placement";
export {
  applyPopFilterTreble,
  makePlosive,
  PLOSIVE_JET,
  type PlosivePlacement,
  POP_FILTER,
  plosiveAtMicrophone,
  plosiveDelaySeconds,
  plosiveGain,
  plosivePlacement,
  popFilterTrebleDb,
} from "./plosive";
export {
  nearestPattern,
  PATTERNS,
  type PatternName,
  polarGain,
  polarGainDb,
  proximityGainDb,
  SHORTEST_DISTANCE_METRES,
} from "./polar";
export { clampToRoom, eyringT60Seconds, impulseResponseFrames, ROOMS, type Room, type RoomId } from "./rooms";
export {
  type PairStrip,
  STEREO_PAIRS,
  type StereoMatrix,
  type StereoPair,
  type StereoPairGeometry,
  type StereoPairKind,
  type StereoPairOptions,
  stereoPair,
  stereoPairStrips,
  type XyEquivalent,
  xyEquivalent,
} from "./stereo-pair";
export type { Aim, Vector } from "./vectors";
