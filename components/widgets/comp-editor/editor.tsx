"use client";

import { useEffect, useRef } from "react";
import { COMP_TRACK_ID, type Comp, studioEngine } from "@/audio-engine";
import { Toggle } from "@/components/controls/toggle";
import { useSound } from "@/components/stores/use-sound";
import { useEditedSession } from "@/components/stores/use-workbench";
import type { WorkbenchStore } from "@/components/stores/workbench-store";
import { Borders } from "./borders";
import { editComp } from "./comp";
import styles from "./comp-editor.module.css";
import { Lanes, type LanesHandle } from "./lanes";
import { Lines } from "./lines";

interface CompEditorProps {
  readonly store: WorkbenchStore;
  readonly ownerId: string;
  /** False leaves out where the borders lie and how long they are. */
  readonly borders?: boolean;
}

/** Three takes and what is chosen of them: by swiping, clicking, or line by line with the keyboard. */
export function CompEditor({ store, ownerId, borders = true }: CompEditorProps) {
  const session = useEditedSession(store);
  const sound = useSound(ownerId);
  const lanes = useRef<LanesHandle>(null);
  const { edit, endGesture } = store.getState();
  const onComp = (change: (comp: Comp) => Comp, gesture: string | null = null): void =>
    edit((now) => editComp(now, change), gesture);
  const withGuide = !sound.monitor.soloTrackIds.includes(COMP_TRACK_ID);

  useEffect(
    () => studioEngine().onReport(ownerId, ({ positionFrame }) => lanes.current?.setPlayhead(positionFrame)),
    [ownerId],
  );

  return (
    <div className={styles.editor}>
      <Lanes
        ref={lanes}
        ownerId={ownerId}
        session={session}
        ready={sound.state !== "loading" && sound.state !== "none"}
        onComp={onComp}
      />
      <p className={styles.hint}>
        Click a line in a lane to take it whole, swipe to take any stretch. By keyboard: Tab to a line, then
        1, 2 or 3.
      </p>
      <Lines session={session} onComp={onComp} />
      {borders && <Borders session={session} onComp={onComp} onCommit={endGesture} />}
      <Toggle
        on={withGuide}
        onChange={(on) =>
          studioEngine().setMonitor(ownerId, { ...sound.monitor, soloTrackIds: on ? [] : [COMP_TRACK_ID] })
        }
      >
        With the guide band
      </Toggle>
    </div>
  );
}
