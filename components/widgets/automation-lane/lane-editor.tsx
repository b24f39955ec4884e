"use client";

import {
  type MouseEvent,
  type Ref,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from "react";
import {
  descriptorAt,
  type LanePoint,
  lanePoints,
  laneValueAt,
  type Session,
  valueAt,
  withLanePoints,
  withValue,
} from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { useWantedPlace } from "@/components/controls/control-notes";
import { PlotCanvas, type PlotDraw } from "@/components/plots/canvas";
import { DataTable } from "@/components/plots/data-table";
import type { Peaks } from "@/components/plots/waveform";
import type { WorkbenchActions } from "@/components/stores/workbench-store";
import type { SongSection } from "../shared/song-about";
import styles from "./lane.module.css";
import { drawLane, LANE_MARGINS } from "./lane-drawing";
import { LaneGrip } from "./lane-grip";
import {
  type LaneChoice,
  pointAfter,
  pointRows,
  speakPoint,
  withPointAdded,
  withPointMoved,
} from "./lane-points";
import { valueAtHeight } from "./lane-view";
import { PointPanel } from "./point-panel";

export interface LaneEditorHandle {
  /** Moves the playhead without drawing the lane again. */
  setPlayhead(frame: number): void;
}

export interface LaneEditorProps {
  readonly session: Session;
  /** What may move; the first is shown first. At least one. */
  readonly choices: readonly LaneChoice[];
  readonly form: readonly SongSection[];
  /** Outline of the sound behind the lane; null leaves it out. */
  readonly peaks: Peaks | null;
  readonly edit: WorkbenchActions["edit"];
  readonly onCommit: () => void;
  readonly ref?: Ref<LaneEditorHandle> | undefined;
}

const { left, right, top, bottom } = LANE_MARGINS;

/** What one number of the mix does over the song: a line with points to draw, move and delete. */
export function LaneEditor({ session, choices, form, peaks, edit, onCommit, ref }: LaneEditorProps) {
  const selectId = useId();
  const [wanted, setWanted] = useState("");
  const [chosenIndex, setChosenIndex] = useState<number | null>(null);
  const plane = useRef<HTMLFieldSetElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const playhead = useRef<HTMLDivElement>(null);
  const playFrame = useRef(0);
  const focusNext = useRef<number | null>(null);
  useWantedPlace((place) => {
    setWanted(place.join("/"));
    setChosenIndex(0);
  });
  const choice = choices.find(({ address }) => address === wanted) ?? choices[0];
  const target = choice?.address ?? "";
  const descriptor = descriptorAt(session, target);
  const points = lanePoints(session, target);
  const standing = valueAt(session, target) ?? 0;
  const index = chosenIndex !== null && chosenIndex < points.length ? chosenIndex : null;
  const { lengthFrames } = session;

  useImperativeHandle(
    ref,
    () => ({
      setPlayhead(frame) {
        playFrame.current = frame;
        if (playhead.current !== null)
          playhead.current.style.transform = `translateX(${Math.min(1, frame / lengthFrames) * 100}%)`;
      },
    }),
    [lengthFrames],
  );

  useEffect(() => {
    if (focusNext.current === null) return;
    plane.current?.querySelector<HTMLElement>(`[data-point="${focusNext.current}"]`)?.focus();
    focusNext.current = null;
  });

  const draw = useCallback<PlotDraw>(
    (context, width, height, theme) => {
      if (descriptor === null) return;
      drawLane(context, width, height, theme, { points, descriptor, standing, lengthFrames, form, peaks });
    },
    [points, descriptor, standing, lengthFrames, form, peaks],
  );
  const rows = useMemo(
    () => (descriptor === null ? [] : pointRows(descriptor, points, form)),
    [descriptor, points, form],
  );
  if (choice === undefined || descriptor === null) return null;

  function add(point: Omit<LanePoint, "curve"> | null): void {
    if (point === null) return;
    const added = withPointAdded(session, target, point);
    edit((now) => withLanePoints(now, target, added.points));
    setChosenIndex(added.index);
    focusNext.current = added.index;
  }

  function move(which: number, to: Partial<LanePoint>, gesture: string | null): void {
    edit(
      (now) => withLanePoints(now, target, withPointMoved(now, target, which, to)),
      gesture === null ? null : `${target}-${gesture}`,
    );
  }

  function remove(which: number): void {
    edit((now) =>
      withLanePoints(
        now,
        target,
        lanePoints(now, target).filter((_, i) => i !== which),
      ),
    );
    const next = points.length === 1 ? null : Math.max(0, which - 1);
    setChosenIndex(next);
    focusNext.current = next;
    if (next === null) addButton.current?.focus();
  }

  function addAtPointer(event: MouseEvent<HTMLElement>): void {
    const area = event.currentTarget.getBoundingClientRect();
    add({
      atFrame: ((event.clientX - area.left) / area.width) * lengthFrames,
      value: valueAtHeight(descriptor!, 1 - (event.clientY - area.top) / area.height),
    });
  }

  function addAtPlayhead(): void {
    const atFrame = playFrame.current;
    add({ atFrame, value: laneValueAt(points, descriptor, atFrame) ?? standing });
  }

  return (
    <div className={styles.editor}>
      <div className={styles.tools}>
        <label htmlFor={selectId} className={styles.choose}>
          What moves
          <select
            id={selectId}
            value={target}
            onChange={(event) => {
              setWanted(event.target.value);
              setChosenIndex(null);
            }}
          >
            {choices.map(({ address, label }) => (
              <option key={address} value={address}>
                {label}
                {lanePoints(session, address).length > 0 ? " •" : ""}
              </option>
            ))}
          </select>
        </label>
        <Button ref={addButton} onClick={addAtPlayhead}>
          Add a point where it plays
        </Button>
        <Button
          look="quiet"
          disabled={points.length === 0}
          onClick={() => {
            edit((now) => withLanePoints(now, target, []));
            setChosenIndex(null);
          }}
        >
          Clear this lane
        </Button>
      </div>
      <div className={styles.lane}>
        <PlotCanvas
          draw={draw}
          label={choice.label}
          summary={
            points.length === 0 ? "nothing moves" : `${points.length} points, listed in the table below`
          }
        />
        <fieldset
          ref={plane}
          aria-label={`Points of ${choice.label}`}
          className={styles.plane}
          style={{ left, right, top, bottom }}
          onDoubleClick={addAtPointer}
        >
          <div ref={playhead} className={styles.playhead} />
          {points.map((point, i) => (
            <LaneGrip
              // biome-ignore lint/suspicious/noArrayIndexKey: points have no ids, and never pass each other
              key={i}
              session={session}
              descriptor={descriptor}
              point={point}
              index={i}
              words={speakPoint(descriptor, points, i, form)}
              selected={i === index}
              plane={plane}
              onSelect={() => setChosenIndex(i)}
              onMove={(to, gesture) => move(i, to, gesture)}
              onGestureEnd={onCommit}
              onAdd={() => add(pointAfter(session, target, i))}
              onRemove={() => remove(i)}
            />
          ))}
        </fieldset>
      </div>
      <PointPanel
        address={target}
        descriptor={descriptor}
        points={points}
        index={index}
        lengthFrames={lengthFrames}
        standing={standing}
        onStand={(value) => edit((now) => withValue(now, target, value), `${target}-stands`)}
        onMove={(to, gesture) => index !== null && move(index, to, gesture)}
        onCommit={onCommit}
        onRemove={() => index !== null && remove(index)}
      />
      <DataTable
        caption={`${choice.label}: its points`}
        columns={["Point", "Time", "Part", descriptor.label, "Then"]}
        rows={rows}
      />
    </div>
  );
}
