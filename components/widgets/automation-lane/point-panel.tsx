"use client";

import { type FormEvent, useId } from "react";
import type { LanePoint, ParameterDescriptor } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { Fader } from "@/components/controls/fader";
import { Segmented } from "@/components/controls/segmented";
import styles from "./lane.module.css";

interface PointPanelProps {
  readonly descriptor: ParameterDescriptor;
  /** Of the number that moves. */
  readonly address: string;
  readonly points: readonly LanePoint[];
  /** The chosen point; null while none is. */
  readonly index: number | null;
  readonly lengthFrames: number;
  /** Where it stands while nothing moves it. */
  readonly standing: number;
  readonly onStand: (value: number) => void;
  readonly onMove: (to: Partial<LanePoint>, gesture: string | null) => void;
  readonly onCommit: () => void;
  readonly onRemove: () => void;
}

const SAMPLE_RATE_HZ = 48000;
const CURVES = [
  { value: "linear", label: "straight line" },
  { value: "hold", label: "stays, then steps" },
] as const;

/** The chosen point in numbers: time and value to type, and how it goes on. */
export function PointPanel(props: PointPanelProps) {
  const { descriptor, address, points, index, lengthFrames, standing, onStand, onMove, onCommit, onRemove } =
    props;
  const timeId = useId();
  const point = index === null ? undefined : points[index];
  if (points.length === 0) {
    return (
      <div className={styles.panel}>
        <p className={styles.noPoint}>Nothing moves here yet. Double-click on the lane, or add a point.</p>
        <div className={styles.value}>
          <Fader
            descriptor={descriptor}
            address={address}
            label="Stands at"
            value={standing}
            onChange={onStand}
            onCommit={onCommit}
          />
        </div>
      </div>
    );
  }
  if (index === null || point === undefined) {
    return (
      <div className={styles.panel}>
        <p className={styles.noPoint}>
          Choose a point: arrow keys move it, Enter adds one behind it, Delete takes it away.
        </p>
      </div>
    );
  }
  const seconds = (point.atFrame / SAMPLE_RATE_HZ).toFixed(2);

  function moveInTime(event: FormEvent<HTMLInputElement>): void {
    const typed = event.currentTarget.valueAsNumber;
    if (Number.isFinite(typed)) onMove({ atFrame: typed * SAMPLE_RATE_HZ }, null);
  }

  return (
    <div className={styles.panel}>
      <span className={styles.which}>
        Point {index + 1} of {points.length}
      </span>
      <label className={styles.time} htmlFor={timeId}>
        At second
        <input
          key={`${index}-${seconds}`}
          id={timeId}
          type="number"
          min={0}
          max={lengthFrames / SAMPLE_RATE_HZ}
          step={0.01}
          defaultValue={seconds}
          onBlur={moveInTime}
          onKeyDown={(event) => event.key === "Enter" && moveInTime(event)}
        />
      </label>
      <div className={styles.value}>
        <Fader
          descriptor={descriptor}
          address={address}
          label={descriptor.label}
          value={point.value}
          onChange={(value) => onMove({ value }, `panel-${index}`)}
          onCommit={onCommit}
        />
      </div>
      <Segmented
        label="On to the next point"
        options={CURVES}
        value={point.curve}
        onChange={(curve) => onMove({ curve }, null)}
        disabled={index === points.length - 1}
      />
      <Button look="quiet" onClick={onRemove}>
        Delete point
      </Button>
    </div>
  );
}
