"use client";

import { type PointerEvent, type Ref, useCallback, useImperativeHandle, useMemo, useRef } from "react";
import { SAMPLE_RATE_HZ } from "@/audio-engine/dsp/constants";
import { gainToDecibels } from "@/audio-engine/dsp/math";
import { PlotCanvas, type PlotDraw } from "./canvas";
import { DataTable } from "./data-table";
import plots from "./plots.module.css";
import styles from "./waveform.module.css";
import {
  drawWaveform,
  type FormMark,
  type FrameRange,
  peakOf,
  type WaveformChannel,
} from "./waveform-drawing";

export { type Peaks, peaksOf } from "@/audio-engine/dsp/peaks";
export type { FormMark, FrameRange, WaveformChannel } from "./waveform-drawing";

export interface WaveformHandle {
  /** Moves the playhead without drawing the waveform again. */
  setPlayhead(frame: number): void;
}

interface WaveformProps {
  /** Stacked from top to bottom on one common scale. */
  readonly channels: readonly WaveformChannel[];
  /** At 48 kHz. */
  readonly lengthFrames: number;
  readonly loop: FrameRange | null;
  readonly onSeek?: ((frame: number) => void) | undefined;
  readonly label: string;
  /** Draws lines at plus and minus this level in dBFS. */
  readonly ceilingDb?: number | null | undefined;
  /** Parts of the song, marked where they begin. */
  readonly marks?: readonly FormMark[] | undefined;
  readonly ref?: Ref<WaveformHandle> | undefined;
}

const NO_MARKS: readonly FormMark[] = [];
const ROW_HEIGHT_PIXELS = 88;
const SEEK_STEP_FRAMES = SAMPLE_RATE_HZ / 10;
const TABLE_ROWS = 16;

/** The sound as a picture: peaks over time, the loop, and where it plays; a click or the slider below goes there. */
export function Waveform(props: WaveformProps) {
  const { channels, lengthFrames, loop, onSeek, label, ceilingDb = null, marks = NO_MARKS, ref } = props;
  const playhead = useRef<HTMLDivElement>(null);
  const position = useRef<HTMLInputElement>(null);
  const length = Math.max(1, lengthFrames);

  const setPlayhead = useCallback(
    (frame: number) => {
      const share = Math.min(1, Math.max(0, frame / length));
      if (playhead.current !== null) playhead.current.style.transform = `translateX(${share * 100}%)`;
      const slider = position.current;
      if (slider === null) return;
      slider.value = String(frame);
      const text = secondsWords(frame);
      if (slider.getAttribute("aria-valuetext") !== text) slider.setAttribute("aria-valuetext", text);
    },
    [length],
  );
  useImperativeHandle(ref, () => ({ setPlayhead }), [setPlayhead]);

  const draw = useCallback<PlotDraw>(
    (context, width, height, theme) =>
      drawWaveform(context, width, height, theme, { channels, lengthFrames, loop, ceilingDb, marks }),
    [channels, lengthFrames, loop, ceilingDb, marks],
  );
  const summary = useMemo(
    () => waveformSummary(channels, lengthFrames, loop, ceilingDb, marks),
    [channels, lengthFrames, loop, ceilingDb, marks],
  );
  const rows = useMemo(() => tableRows(channels, lengthFrames), [channels, lengthFrames]);

  function seek(frame: number): void {
    setPlayhead(frame);
    onSeek?.(frame);
  }

  function handlePointer(event: PointerEvent<HTMLDivElement>): void {
    if (onSeek === undefined || event.button !== 0) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - left) / width));
    seek(Math.min(length - 1, Math.round(share * length)));
  }

  return (
    <div className={plots.plot}>
      <div
        className={styles.frame}
        style={{ height: ROW_HEIGHT_PIXELS * Math.max(1, channels.length) }}
        data-seekable={onSeek === undefined ? undefined : ""}
        onPointerDown={handlePointer}
      >
        <PlotCanvas draw={draw} label={label} summary={summary} />
        <div ref={playhead} className={styles.playhead} />
      </div>
      {onSeek !== undefined && (
        <input
          ref={position}
          type="range"
          className={styles.position}
          min={0}
          max={length - 1}
          step={SEEK_STEP_FRAMES}
          defaultValue={0}
          aria-label={`Position in ${label}`}
          aria-valuetext={secondsWords(0)}
          onChange={(event) => seek(Number(event.target.value))}
        />
      )}
      <DataTable
        caption={`${label}: peak level in dBFS of each part`}
        columns={["From", ...channels.map((channel) => channel.label)]}
        rows={rows}
      />
    </div>
  );
}

const secondsWords = (frames: number): string => `${(frames / SAMPLE_RATE_HZ).toFixed(1)} seconds`;

function waveformSummary(
  channels: readonly WaveformChannel[],
  lengthFrames: number,
  loop: FrameRange | null,
  ceilingDb: number | null,
  marks: readonly FormMark[],
): string {
  const peaks = channels.map((channel) => `${channel.label} peaks at ${level(peakOf(channel))}`);
  const ceiling = ceilingDb === null ? [] : [`the ceiling is ${signed(ceilingDb)} dBFS`];
  const looped =
    loop === null ? [] : [`a loop from ${secondsWords(loop.startFrame)} to ${secondsWords(loop.endFrame)}`];
  const parts = marks.map(({ name, startFrame }) => `${name} from ${secondsWords(startFrame)}`);
  return [secondsWords(lengthFrames), ...peaks, ...ceiling, ...looped, ...parts].join("; ");
}

function tableRows(channels: readonly WaveformChannel[], lengthFrames: number): string[][] {
  return Array.from({ length: TABLE_ROWS }, (_, row) => [
    `${((row * lengthFrames) / TABLE_ROWS / SAMPLE_RATE_HZ).toFixed(2)} s`,
    ...channels.map((channel) => {
      const start = Math.floor((row * channel.max.length) / TABLE_ROWS);
      const end = Math.max(start + 1, Math.floor(((row + 1) * channel.max.length) / TABLE_ROWS));
      const { min, max } = channel;
      return level(peakOf({ ...channel, min: min.subarray(start, end), max: max.subarray(start, end) }));
    }),
  ]);
}

const level = (peak: number): string =>
  peak === 0 ? "silence" : `${signed(Number(gainToDecibels(peak).toFixed(1)))} dBFS`;

const signed = (value: number): string => String(value).replace("-", "−");
