import type { EngineSnapshot, EngineState } from "./contract";
import type { Stage } from "./stage";
import { QUIET_MONITOR, type WidgetSound } from "./widget-sound";

/** What a page sees before a widget has been loaded; also what the server draws. */
export const EMPTY_SNAPSHOT: EngineSnapshot = {
  state: "none",
  failure: null,
  progress: null,
  previewing: false,
  sideId: null,
  matched: true,
  matches: [],
  loop: null,
  monitor: QUIET_MONITOR,
  volumeDb: -20,
};

/** The view of one widget; the object it had before if nothing in it changed. */
export function snapshotOf(widget: WidgetSound | null, stage: Stage): EngineSnapshot {
  const wanted = widget !== null && stage.wanted === widget;
  const view: EngineSnapshot =
    widget === null
      ? emptySnapshot(stage.volumeDb)
      : {
          state: stateOf(widget, wanted, stage),
          failure: widget.failure,
          progress: widget.progress,
          previewing: wanted && stage.transport === "previewing",
          sideId: widget.sideId,
          matched: widget.matched,
          matches: widget.matches,
          loop: widget.loop,
          monitor: widget.monitor,
          volumeDb: stage.volumeDb,
        };
  const before = widget?.snapshot ?? null;
  return before !== null && same(before, view) ? before : view;
}

let lastEmpty = EMPTY_SNAPSHOT;

/** The same object as long as the volume is the same: React asks until two answers agree. */
function emptySnapshot(volumeDb: number): EngineSnapshot {
  if (lastEmpty.volumeDb !== volumeDb) lastEmpty = { ...EMPTY_SNAPSHOT, volumeDb };
  return lastEmpty;
}

function stateOf(widget: WidgetSound, wanted: boolean, stage: Stage): EngineState {
  if (widget.phase === "failed")
    return widget.failure?.code === "engine/device-lost" ? "interrupted" : "failed";
  if (wanted && stage.transport !== "stopped") return stage.output === "suspended" ? "suspended" : "playing";
  return widget.phase;
}

function same(a: EngineSnapshot, b: EngineSnapshot): boolean {
  const keys: (keyof EngineSnapshot)[] = [
    "state",
    "failure",
    "progress",
    "previewing",
    "sideId",
    "matched",
    "matches",
    "loop",
    "monitor",
    "volumeDb",
  ];
  return keys.every((key) => a[key] === b[key]);
}
