export { type Address, descriptorAt, stripById, valueAt, withInsert, withStrip, withValue } from "./address";
export { BOUNDS } from "./bounds";
export * from "./build";
export * from "./comp";
export type { Comparison, Monitor, Side, TranslationLoss, TranslationPart } from "./comparison";
export {
  DEPTH_REVERB_ID,
  DEPTH_TREBLE_ID,
  type DepthCue,
  type DepthPlacement,
  depthAddress,
  depthOf,
  depthPlacementAt,
  depthSession,
  directSoundOf,
  frontFaderDb,
  movedInDepth,
  roomSoundOf,
  spaceIdOf,
  withDepthPlacement,
} from "./depth-stage";
export { addressesOf, type Difference, differences } from "./diff";
export { SessionError, type SessionErrorCode, type SessionIssue } from "./errors";
export { endGesture, type History, record, redo, startHistory, undo } from "./history";
export * from "./hits";
export { type BuiltInsert, EQ_BAND_KINDS } from "./inserts";
export { type LanePoint, lanePoints, laneValueAt, withLanePoints } from "./lanes";
export { listNotBuilt } from "./not-built";
export { parseSession, parseSessionText } from "./parse";
export * from "./placement";
export { rawSession } from "./raw";
export * from "./schema";
export { stretchOf } from "./stretch";
export * from "./takes-session";
