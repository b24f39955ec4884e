/** What the rest of the project may see of the engine in the browser. */
export { clampToRoom, describePlacement, type PlacementDescription, ROOMS } from "./acoustics";
export { ENGINE_VERSION } from "./console/engine-version";
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
  SideMatch,
  StripPeaks,
  Survey,
  TapFrame,
  TapRequest,
} from "./live/contract";
export { AUDIO_ROOT, loadManifest, type ManifestAsset } from "./live/manifest";
export { studioEngine } from "./live/singleton";
export { EMPTY_SNAPSHOT } from "./live/snapshot";
export type { StudioEngine } from "./live/studio-engine";
export * from "./params";
export * from "./session";
