"use client";

import type { Ref } from "react";
import { BOUNDS, type Session, type Strip } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import type { LevelColumnHandle } from "@/components/controls/level-column";
import type { WorkbenchActions } from "@/components/stores/workbench-store";
import { ALL_PARTS, ChannelStrip, type StripParts } from "./channel-strip";
import { isAutomated, stripsOf, withNewBus } from "./edits";
import styles from "./mixer.module.css";

interface BoardProps {
  readonly session: Session;
  /** Which strips stand here; every one when not given. */
  readonly strips?: readonly Strip[];
  /** What of a strip can be used; everything when not given. */
  readonly parts?: StripParts;
  readonly selectedId: string;
  readonly soloTrackIds: readonly string[];
  readonly columnOf: (stripId: string) => (handle: LevelColumnHandle | null) => void;
  readonly onSelect: (stripId: string, insertId?: string | null) => void;
  readonly onAdd: (stripId: string) => void;
  readonly onSolo: (trackId: string) => void;
  readonly edit: WorkbenchActions["edit"];
  readonly onCommit: () => void;
  readonly ref?: Ref<HTMLDivElement> | undefined;
}

/** All strips side by side: tracks, buses, master. On a narrow screen it is pushed sideways, strip by strip. */
export function Board(props: BoardProps) {
  const { session, selectedId, soloTrackIds, columnOf, onSelect, onAdd, onSolo, edit, onCommit, ref } = props;
  const { strips = stripsOf(session), parts = ALL_PARTS } = props;
  const tracks = new Set(session.tracks.map(({ id }) => id));
  return (
    <div className={styles.board} ref={ref}>
      <div className={styles.strips}>
        {strips.map((strip) => (
          <ChannelStrip
            key={strip.id}
            strip={strip}
            parts={parts}
            kind={tracks.has(strip.id) ? "track" : strip.id === "master" ? "master" : "bus"}
            selected={strip.id === selectedId}
            soloed={soloTrackIds.includes(strip.id)}
            // Heard or not, its sound is printed: it only steps back while another is soloed.
            silenced={soloTrackIds.length > 0 && tracks.has(strip.id) && !soloTrackIds.includes(strip.id)}
            faderAutomated={isAutomated(session, `${strip.id}/faderDb`)}
            panAutomated={isAutomated(session, `${strip.id}/pan`)}
            column={columnOf(strip.id)}
            onSelect={onSelect}
            onAdd={onAdd}
            onSolo={onSolo}
            edit={edit}
            onCommit={onCommit}
          />
        ))}
        {parts.buses && (
          <div className={styles.addBus}>
            <Button
              look="quiet"
              disabled={session.buses.length >= BOUNDS.buses}
              onClick={() => edit((now) => withNewBus(now))}
            >
              Add a bus
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
