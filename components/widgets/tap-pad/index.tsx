"use client";

import { useEffect, useRef, useState } from "react";
import { type ClickRun, studioEngine } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { useWidgetKeys } from "../shared/use-widget-keys";
import { WidgetFrame } from "../shared/widget-frame";
import { HitsPlot } from "../timing-lab/hits-plot";
import { type Consistency, consistencyOf, tapDistances } from "./consistency";
import styles from "./tap-pad.module.css";

export interface TapPadProps {
  /** Unique within the lesson. */
  readonly id: string;
}

const BPM = 100;
const BEATS = 20;
/** Beats in which the hand finds the pulse. */
const LED_IN = 4;
/** After the last beat, so that a late tap still counts. */
const TAIL_MS = 400;

interface Measured extends Consistency {
  readonly distancesMs: readonly number[];
}

/** Tap to a click: the first run finds the lag of ear, hand and device, the next ones are measured against it. */
export function TapPad(_props: TapPadProps) {
  const [run, setRun] = useState<ClickRun | null>(null);
  const [baseMs, setBaseMs] = useState<number | null>(null);
  const [result, setResult] = useState<Measured | null>(null);
  const [message, setMessage] = useState("");
  const taps = useRef<number[]>([]);
  const pad = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (run === null) return;
    const last = run.beatsMs.at(-1) ?? 0;
    const timer = setTimeout(() => finish(run), last - performance.now() + TAIL_MS);
    return () => clearTimeout(timer);
  });
  useEffect(() => () => studioEngine().stopAll(), []);

  function finish({ beatsMs }: ClickRun): void {
    setRun(null);
    const found = tapDistances(taps.current, beatsMs, LED_IN).filter((distance) => distance !== null);
    const consistency = consistencyOf(found);
    if (consistency === null) {
      setMessage("Too few taps to say anything: tap once with every click, then try again.");
      return;
    }
    setMessage("");
    if (baseMs === null) setBaseMs(consistency.lagMs);
    const zeroMs = baseMs ?? consistency.lagMs;
    setResult({
      ...consistency,
      lagMs: consistency.lagMs - zeroMs,
      distancesMs: found.map((distance) => distance - zeroMs),
    });
  }

  async function start(): Promise<void> {
    taps.current = [];
    setMessage("");
    const clicks = await studioEngine().clicks(BPM, BEATS);
    if (clicks === null) setMessage("No click: the sound could not be started here.");
    setRun(clicks);
    pad.current?.focus();
  }

  function stop(): void {
    studioEngine().stopAll();
    setRun(null);
  }

  const tap = (timeStamp: number): void => {
    if (run !== null) taps.current.push(timeStamp);
  };
  const onKeyDown = useWidgetKeys({ playStop: () => (run === null ? void start() : stop()) });
  const isCalibrating = baseMs === null;
  return (
    <WidgetFrame label="Tap to the click" onKeyDown={onKeyDown} promiseId="delay-compensation">
      <div className={styles.start}>
        <Button look="primary" onClick={() => (run === null ? void start() : stop())}>
          {run !== null ? "Stop" : isCalibrating ? "Start the calibration run" : "Start a run"}
        </Button>
        {!isCalibrating && run === null && (
          <Button look="quiet" onClick={() => setBaseMs(null)}>
            Calibrate again
          </Button>
        )}
      </div>
      <button
        ref={pad}
        type="button"
        className={styles.pad}
        aria-disabled={run === null}
        onPointerDown={(event) => tap(event.timeStamp)}
        onKeyDown={(event) => {
          if (event.key !== " " || run === null) return;
          event.preventDefault();
          event.stopPropagation();
          if (!event.repeat) tap(event.timeStamp);
        }}
      >
        {run === null ? "Tap here, or press Space, once the click begins" : "Tap"}
      </button>
      <div role="status" className={styles.words}>
        {message !== "" && <p>{message}</p>}
        {run === null && result !== null && <p>{resultWords(result)}</p>}
      </div>
      {result !== null && (
        <HitsPlot
          label="Distance of each tap to the click"
          summary={resultWords(result)}
          distancesMs={result.distancesMs}
        />
      )}
      <p className={styles.note}>
        A touch screen adds a steady lag, and Bluetooth headphones add a large one (a tenth of a second and
        more). The calibration run takes the steady part away; no run can tell your own steady lag from the
        device's. The standard deviation is what counts: it is yours. Your taps stay in this page and are gone
        when you leave it.
      </p>
    </WidgetFrame>
  );
}

function resultWords({ taps, lagMs, spreadMs }: Consistency): string {
  const lag = Math.round(lagMs);
  const side =
    lag === 0
      ? "no lag against your calibration"
      : `${Math.abs(lag)} ms ${lag > 0 ? "later" : "earlier"} than in your calibration`;
  return `${taps} taps: standard deviation ${spreadMs.toFixed(0)} ms, ${side}.`;
}
