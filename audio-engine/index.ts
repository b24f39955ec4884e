/** What the rest of the project may see of the engine in the browser. */
export { clampToRoom, describePlacement, type PlacementDescription, ROOMS } from "./acoustics";
export { ENGINE_VERSION } from "./console/engine-version";
export { CLAP_WINDOW, type ClickLatency, clickLatency, LOOPBACK_WINDOW } from "./dsp/click-latency";
export { AudioFileError } from "./files/errors";
export { readWavLayout } from "./files/wav-chunks";
export type {
  EngineFailure,
  EngineReport,
  EngineSnapshot,
  EngineState,
  LoadRequest,
  LoopRegion,
  MicrophoneEvents,
  OpenMicrophone,
  Preview,
  PrintFormat,
  RecordRequest,
  SideMatch,
  StripPeaks,
  Survey,
  TapFrame,
  TapRequest,
} from "./live/contract";
export { AUDIO_ROOT, loadManifest, type ManifestAsset } from "./live/manifest";
export type { ClickRun } from "./live/metronome";
export { type KeptSound, recordings, samplesOf, soundToKeep, wavOfPart } from "./live/recordings";
export { studioEngine } from "./live/singleton";
export { EMPTY_SNAPSHOT } from "./live/snapshot";
export type { StudioEngine } from "./live/studio-engine";
export * from "./params";
export { measureTake, type TakeMeasurement, type TakeSound } from "./render/measure-take";
export * from "./session";
