"use client";

import { type Ref, useCallback, useEffect, useImperativeHandle, useLayoutEffect, useRef } from "react";
import styles from "./plots.module.css";
import { type PlotTheme, readTheme, watchTheme } from "./theme";

/** Draws a plot of `width` × `height` CSS pixels; the canvas is clear and scaled to the screen's pixels. */
export type PlotDraw = (
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  theme: PlotTheme,
) => void;

export interface PlotHandle {
  /** Draws again at the next frame, once however often it is asked. */
  redraw(): void;
}

interface PlotCanvasProps {
  readonly draw: PlotDraw;
  readonly label: string;
  /** What the drawing shows, in words. */
  readonly summary: string;
  readonly className?: string | undefined;
  readonly ref?: Ref<PlotHandle> | undefined;
}

/** A canvas that is as large as its place, in the page's colours, drawn only when something changed. */
export function PlotCanvas({ draw, label, summary, className, ref }: PlotCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const latestDraw = useRef(draw);
  const theme = useRef<PlotTheme | null>(null);
  const frame = useRef<number | null>(null);

  const redraw = useCallback(() => {
    frame.current ??= requestAnimationFrame(() => {
      frame.current = null;
      if (canvas.current === null) return;
      theme.current ??= readTheme(canvas.current);
      paint(canvas.current, latestDraw.current, theme.current);
    });
  }, []);
  useImperativeHandle(ref, () => ({ redraw }), [redraw]);

  useLayoutEffect(() => {
    latestDraw.current = draw;
    redraw();
  }, [draw, redraw]);

  useEffect(() => {
    if (canvas.current === null) return;
    const resize = new ResizeObserver(redraw);
    resize.observe(canvas.current);
    const stopWatching = watchTheme(() => {
      theme.current = null;
      redraw();
    });
    return () => {
      resize.disconnect();
      stopWatching();
      if (frame.current !== null) cancelAnimationFrame(frame.current);
      frame.current = null;
    };
  }, [redraw]);

  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={`${label}: ${summary}`}
      className={[styles.canvas, className].filter(Boolean).join(" ")}
    />
  );
}

function paint(canvas: HTMLCanvasElement, draw: PlotDraw, theme: PlotTheme): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  const context = canvas.getContext("2d");
  if (context === null || width === 0 || height === 0) return;
  const ratio = window.devicePixelRatio;
  const [pixelWidth, pixelHeight] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== pixelWidth) canvas.width = pixelWidth;
  if (canvas.height !== pixelHeight) canvas.height = pixelHeight;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  context.save();
  draw(context, width, height, theme);
  context.restore();
}
