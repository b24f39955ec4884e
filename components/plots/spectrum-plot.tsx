"use client";

import { type Ref, useCallback, useImperativeHandle, useRef } from "react";
import { PlotCanvas, type PlotDraw, type PlotHandle } from "./canvas";
import { drawFrequencies, drawSpectrum } from "./eq-drawing";
import plots from "./plots.module.css";
import styles from "./spectrum-plot.module.css";
import type { PlotTheme } from "./theme";

export interface SpectrumHandle {
  /** dB for each of `SPECTRUM_POINTS`, as `SpectrumFeed` gives them; null draws none. */
  setSpectrum(levelsDb: Float32Array | null): void;
}

interface SpectrumPlotProps {
  readonly label: string;
  readonly colour: keyof Pick<PlotTheme, "sideA" | "sideB" | "sideC" | "accent">;
  readonly ref?: Ref<SpectrumHandle> | undefined;
}

const MARGINS = { left: 14, right: 14, top: 10, bottom: 26 } as const;

/** Where the energy of what plays lies, bass at the left. A well-balanced mix lies about level. */
export function SpectrumPlot({ label, colour, ref }: SpectrumPlotProps) {
  const canvas = useRef<PlotHandle>(null);
  const levels = useRef<Float32Array | null>(null);
  useImperativeHandle(
    ref,
    () => ({
      setSpectrum(levelsDb) {
        levels.current = levelsDb;
        canvas.current?.redraw();
      },
    }),
    [],
  );
  const draw = useCallback<PlotDraw>(
    (context, width, height, theme) => {
      const { left, right, top, bottom } = MARGINS;
      const area = { left, top, width: width - left - right, height: height - top - bottom };
      drawFrequencies(context, theme, area);
      if (levels.current !== null) drawSpectrum(context, theme[colour], area, levels.current);
    },
    [colour],
  );
  return (
    <div className={`${plots.frame} ${styles.spectrum}`}>
      <PlotCanvas
        ref={canvas}
        draw={draw}
        label={label}
        summary="energy from 20 hertz to 20 kilohertz while it plays"
      />
    </div>
  );
}
