import { createStore, type StoreApi } from "zustand/vanilla";
import {
  type Comparison,
  endGesture,
  type History,
  record,
  redo,
  type Session,
  type Side,
  startHistory,
  undo,
} from "@/audio-engine";

/** What a widget works on: the sides of its comparison, each session with its own undo. */
export interface Workbench {
  readonly sides: readonly Side[];
  readonly histories: Readonly<Record<string, History<Session>>>;
  /** The side that the controls edit. */
  readonly editedSideId: string;
}

export interface WorkbenchActions {
  /** One edit of the edited side. Edits that share a `gesture` (one drag, one held key) are one undo step. */
  edit(change: (session: Session) => Session, gesture?: string | null): void;
  /** From now on the controls edit this side; a side without a session is left alone. */
  editOn(sideId: string): void;
  endGesture(): void;
  undo(): void;
  redo(): void;
  /** Puts a whole document on a side, as an undoable step (reset, an opened draft). */
  replace(sideId: string, session: Session): void;
}

export type WorkbenchStore = StoreApi<Workbench & WorkbenchActions>;

/**
 * A store for one widget. Session sides can be edited; asset sides only heard.
 * @throws RangeError when the edited side is not a session side.
 */
export function createWorkbenchStore(comparison: Comparison, editedSideId: string): WorkbenchStore {
  const histories: Record<string, History<Session>> = {};
  for (const side of comparison.sides) {
    if (side.kind === "session") histories[side.id] = startHistory(side.session);
  }
  if (histories[editedSideId] === undefined)
    throw new RangeError(`Side "${editedSideId}" holds no session to edit.`);

  return createStore<Workbench & WorkbenchActions>()((set, get) => {
    const change = (sideId: string, next: (history: History<Session>) => History<Session>): void =>
      set((state) => {
        const history = state.histories[sideId];
        if (history === undefined) return state;
        const changed = next(history);
        if (changed === history) return state;
        return {
          histories: { ...state.histories, [sideId]: changed },
          sides: state.sides.map((side) =>
            side.id === sideId && side.kind === "session" ? { ...side, session: changed.present } : side,
          ),
        };
      });
    const changeEdited = (next: (history: History<Session>) => History<Session>): void =>
      change(get().editedSideId, next);
    return {
      sides: comparison.sides,
      histories,
      editedSideId,
      edit: (edit, gesture = null) =>
        changeEdited((history) => record(history, edit(history.present), gesture)),
      editOn: (sideId) =>
        set((state) => (state.histories[sideId] === undefined ? state : { editedSideId: sideId })),
      endGesture: () => changeEdited(endGesture),
      undo: () => changeEdited(undo),
      redo: () => changeEdited(redo),
      replace: (sideId, session) => change(sideId, (history) => record(history, session)),
    };
  });
}

/** The session that the controls edit. */
export function editedSession(state: Workbench): Session {
  const history = state.histories[state.editedSideId];
  if (history === undefined) throw new RangeError("The workbench has no edited session.");
  return history.present;
}
