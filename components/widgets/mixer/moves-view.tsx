"use client";

import { useEffect, useId, useMemo, useRef } from "react";
import { type Session, type Strip, studioEngine } from "@/audio-engine";
import type { WorkbenchActions } from "@/components/stores/workbench-store";
import { LaneEditor, type LaneEditorHandle } from "../automation-lane/lane-editor";
import { choicesOf } from "../automation-lane/lane-points";
import type { SongSection } from "../shared/song-about";
import { stripsOf } from "./edits";
import styles from "./mixer.module.css";

interface MovesViewProps {
  readonly ownerId: string;
  readonly session: Session;
  /** The strip that is shown. */
  readonly strip: Strip;
  readonly form: readonly SongSection[];
  readonly onSelect: (stripId: string) => void;
  readonly edit: WorkbenchActions["edit"];
  readonly onCommit: () => void;
}

/** What of one strip moves by itself over the song: every number of it, one lane at a time. */
export function MovesView({ ownerId, session, strip, form, onSelect, edit, onCommit }: MovesViewProps) {
  const stripId = useId();
  const lane = useRef<LaneEditorHandle>(null);
  const choices = useMemo(() => choicesOf(session, strip), [session, strip]);

  useEffect(
    () => studioEngine().onReport(ownerId, ({ positionFrame }) => lane.current?.setPlayhead(positionFrame)),
    [ownerId],
  );

  return (
    <div className={styles.moves}>
      <label className={styles.field} htmlFor={stripId}>
        Strip
        <select
          id={stripId}
          className={styles.select}
          value={strip.id}
          onChange={({ target }) => onSelect(target.value)}
        >
          {stripsOf(session).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <LaneEditor
        key={strip.id}
        ref={lane}
        session={session}
        choices={choices}
        form={form}
        peaks={null}
        edit={edit}
        onCommit={onCommit}
      />
    </div>
  );
}
