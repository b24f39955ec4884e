"use client";

import { Button } from "@/components/controls/button";
import { useWorkbenchState } from "@/components/stores/use-workbench";
import type { WorkbenchStore } from "@/components/stores/workbench-store";
import { MakeAssignment } from "./make-assignment";
import styles from "./shared.module.css";

interface WidgetToolsProps {
  readonly store: WorkbenchStore;
  /** Puts the edited side back to how the lesson set it up. */
  readonly onReset: () => void;
  /** Whether an instructor may make an assignment of its state. */
  readonly isAssignable?: boolean;
}

/** Undo, redo and back to the start, for the side that is edited. */
export function WidgetTools({ store, onReset, isAssignable = false }: WidgetToolsProps) {
  const canUndo = useWorkbenchState(store, (s) => (s.histories[s.editedSideId]?.past.length ?? 0) > 0);
  const canRedo = useWorkbenchState(store, (s) => (s.histories[s.editedSideId]?.future.length ?? 0) > 0);
  const { undo, redo } = store.getState();
  return (
    <div className={styles.tools}>
      <Button look="quiet" onClick={undo} disabled={!canUndo}>
        Undo
      </Button>
      <Button look="quiet" onClick={redo} disabled={!canRedo}>
        Redo
      </Button>
      <Button look="quiet" onClick={onReset}>
        Start over
      </Button>
      {isAssignable && <MakeAssignment store={store} />}
    </div>
  );
}
