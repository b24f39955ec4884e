"use client";

import {
  type MouseEvent,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
} from "react";
import { eqMagnitudeDb } from "@/audio-engine/dsp/eq-design";
import { EQ_BAND_PARAMETERS, printValue } from "@/audio-engine/params";
import { PlotCanvas, type PlotDraw, type PlotHandle } from "./canvas";
import { DataTable } from "./data-table";
import { bandsSummary, type EqBandView, freeFrequencyHz, newBell } from "./eq-bands";
import { drawEq, EQ_MARGINS, eqCurve, type Spectra } from "./eq-drawing";
import styles from "./eq-graph.module.css";
import { EqNode } from "./eq-node";
import { frequencyFrom01 } from "./frequency-axis";
import plots from "./plots.module.css";

export { EQ_KIND_NAMES, type EqBandView } from "./eq-bands";
export { SPECTRUM_POINTS } from "./frequency-axis";

export interface EqGraphHandle {
  /** Spectra before and after the equaliser, dB for each of `SPECTRUM_POINTS`; null draws none. */
  setSpectra(pre: Float32Array | null, post: Float32Array | null): void;
}

export interface EqGraphProps {
  readonly bands: readonly EqBandView[];
  /** Changes of one drag or one held key share a gesture. */
  readonly onChange: (bands: readonly EqBandView[], gesture: string | null) => void;
  readonly onGestureEnd: () => void;
  readonly selectedId: string | null;
  readonly onSelect: (id: string | null) => void;
  /** The graph shows plus and minus this. */
  readonly rangeDb: 6 | 12 | 24;
  readonly maxBands?: number | undefined;
  /** Keeps curve and bands secret until an answer is given. */
  readonly hidden?: boolean | undefined;
  readonly label: string;
  readonly ref?: Ref<EqGraphHandle> | undefined;
}

const HIDDEN_WORDS = "Hidden until you answer";
const TABLE_HZ = [31.5, 63, 125, 250, 500, 1000, 2000, 4000, 8000, 16000];
const { left, right, top, bottom } = EQ_MARGINS;

/** A parametric equaliser to be drawn by hand: the curve that sounds, with a grip for every band. */
export function EqGraph(props: EqGraphProps) {
  const { bands, onChange, onGestureEnd, selectedId, onSelect, rangeDb, label, ref } = props;
  const { maxBands = 8, hidden = false } = props;
  const canvas = useRef<PlotHandle>(null);
  const plane = useRef<HTMLFieldSetElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const focusNext = useRef<string | null>(null);
  const spectra = useRef<Spectra>({ pre: null, post: null });
  const full = bands.length >= maxBands;

  useImperativeHandle(
    ref,
    () => ({
      setSpectra(pre, post) {
        spectra.current = { pre, post };
        canvas.current?.redraw();
      },
    }),
    [],
  );

  const curve = useMemo(() => (hidden ? null : eqCurve(bands, selectedId)), [bands, selectedId, hidden]);
  const draw = useCallback<PlotDraw>(
    (context, width, height, theme) =>
      drawEq(context, width, height, theme, { curve, rangeDb, spectra: spectra.current }),
    [curve, rangeDb],
  );

  useEffect(() => {
    if (focusNext.current === null) return;
    const node = plane.current?.querySelector<HTMLElement>(`[data-band="${CSS.escape(focusNext.current)}"]`);
    if (node === null || node === undefined) return;
    focusNext.current = null;
    node.focus();
  });

  function add(band: EqBandView): void {
    focusNext.current = band.id;
    onChange([...bands, band], null);
    onSelect(band.id);
  }

  function remove(index: number): void {
    const rest = bands.filter((_, i) => i !== index);
    const neighbour = rest[Math.min(index, rest.length - 1)];
    onChange(rest, null);
    onSelect(neighbour?.id ?? null);
    focusNext.current = neighbour?.id ?? null;
    if (neighbour === undefined) addButton.current?.focus();
  }

  function handleDoubleClick(event: MouseEvent<HTMLElement>): void {
    if (full) return;
    const area = event.currentTarget.getBoundingClientRect();
    const x01 = (event.clientX - area.left) / area.width;
    const gainDb = (0.5 - (event.clientY - area.top) / area.height) * 2 * rangeDb;
    add(newBell(bands, frequencyFrom01(x01), Math.round(gainDb * 10) / 10));
  }

  return (
    <div className={plots.plot}>
      <div className={styles.graph}>
        <PlotCanvas
          ref={canvas}
          draw={draw}
          label={label}
          summary={hidden ? HIDDEN_WORDS.toLowerCase() : bandsSummary(bands)}
        />
        {hidden ? (
          <p className={styles.hiddenWords} style={{ left, right, top, bottom }} aria-hidden="true">
            <span>{HIDDEN_WORDS}</span>
          </p>
        ) : (
          <fieldset
            ref={plane}
            aria-label="Bands"
            className={styles.plane}
            style={{ left, right, top, bottom }}
            onDoubleClick={handleDoubleClick}
            onPointerDown={(event) => {
              if (event.target === event.currentTarget) onSelect(null);
            }}
          >
            {bands.map((band, i) => (
              <EqNode
                key={band.id}
                band={band}
                index={i}
                selected={band.id === selectedId}
                rangeDb={rangeDb}
                plane={plane}
                onChange={(changed, gesture) =>
                  onChange(
                    bands.map((other) => (other.id === changed.id ? changed : other)),
                    gesture,
                  )
                }
                onGestureEnd={onGestureEnd}
                onSelect={() => {
                  if (band.id !== selectedId) onSelect(band.id);
                }}
                onRemove={() => remove(i)}
              />
            ))}
          </fieldset>
        )}
        {!hidden && (
          <button
            ref={addButton}
            type="button"
            className={styles.add}
            aria-disabled={full}
            onClick={() => {
              if (!full) add(newBell(bands, freeFrequencyHz(bands), 0));
            }}
          >
            {full ? `All ${maxBands} bands used` : "Add a band"}
          </button>
        )}
      </div>
      {!hidden && (
        <DataTable
          caption={`${label}: gain of all bands together`}
          columns={["Frequency", "Gain"]}
          rows={responseRows(bands)}
        />
      )}
    </div>
  );
}

function responseRows(bands: readonly EqBandView[]): string[][] {
  const response = eqMagnitudeDb(bands, TABLE_HZ);
  return TABLE_HZ.map((hz, i) => {
    const db = Math.max(-100, response[i]!);
    const sign = db <= -0.05 ? "−" : db >= 0.05 ? "+" : "";
    return [printValue(EQ_BAND_PARAMETERS.frequencyHz, hz), `${sign}${Math.abs(db).toFixed(1)} dB`];
  });
}
