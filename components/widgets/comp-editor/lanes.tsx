"use client";

import {
  type PointerEvent,
  type Ref,
  useCallback,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from "react";
import { type Comp, phraseSpan, type Session, takesOf, withStretch } from "@/audio-engine";
import { PlotCanvas, type PlotDraw } from "@/components/plots/canvas";
import { DataTable } from "@/components/plots/data-table";
import { useSurvey } from "../shared/use-survey";
import { CUT_FRAMES, compOf, laneAlone } from "./comp";
import styles from "./comp-editor.module.css";
import { drawLanes, type LanePeaks } from "./lanes-drawing";

export interface LanesHandle {
  setPlayhead(frame: number): void;
}

interface LanesProps {
  readonly ownerId: string;
  readonly session: Session;
  readonly ready: boolean;
  readonly onComp: (change: (comp: Comp) => Comp) => void;
  readonly ref?: Ref<LanesHandle>;
}

interface Swipe {
  readonly lane: number;
  readonly fromFrame: number;
  readonly toFrame: number;
}

const SAMPLE_RATE_HZ = 48000;
/** A shorter movement is a click: 0.25 s. */
const LEAST_SWIPE_FRAMES = 12000;
const NOTHING = { min: new Float32Array(1), max: new Float32Array(1) };

/** Takes as lanes, what the comp takes of each lit up. A swipe takes a stretch, a click a line. */
export function Lanes({ ownerId, session, ready, onComp, ref }: LanesProps) {
  const [takes] = useState(() => takesOf(session));
  const [alone] = useState(() => takes.map((take) => laneAlone(session, take)));
  const surveys = [
    useSurvey(ownerId, alone[0] ?? session, ready, null),
    useSurvey(ownerId, alone[1] ?? session, ready, null),
    useSurvey(ownerId, alone[2] ?? session, ready, null),
  ];
  const [first, second, third] = surveys.map((survey) => survey?.peaks ?? NOTHING);
  const comp = useMemo(() => compOf(session), [session]);
  const [swipe, setSwipe] = useState<Swipe | null>(null);
  const playhead = useRef<HTMLDivElement>(null);
  const { lengthFrames } = session;

  useImperativeHandle(ref, () => ({
    setPlayhead(frame) {
      if (playhead.current !== null)
        playhead.current.style.transform = `translateX(${(100 * frame) / lengthFrames}%)`;
    },
  }));

  const draw = useCallback<PlotDraw>(
    (context, width, height, theme) => {
      const peaks = [first, second, third].map((each): LanePeaks => each ?? NOTHING);
      const lanes = takes.map(({ name }, i) => ({ name, peaks: peaks[i] ?? NOTHING }));
      drawLanes(context, width, height, theme, { lanes, comp, lengthFrames, swipe, cutFrames: CUT_FRAMES });
    },
    [first, second, third, takes, comp, lengthFrames, swipe],
  );

  function placeOf(event: PointerEvent<HTMLDivElement>): { lane: number; frame: number } {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const share = (at: number, size: number): number => Math.min(0.9999, Math.max(0, at / size));
    return {
      lane: Math.floor(share(event.clientY - top, height) * takes.length),
      frame: Math.round(share(event.clientX - left, width) * lengthFrames),
    };
  }

  function take({ lane, fromFrame, toFrame }: Swipe): void {
    const name = takes[lane]?.name;
    if (name === undefined) return;
    const [startFrame, endFrame] = fromFrame < toFrame ? [fromFrame, toFrame] : [toFrame, fromFrame];
    onComp((now) => {
      if (endFrame - startFrame >= LEAST_SWIPE_FRAMES)
        return withStretch(now, { take: name, startFrame, endFrame });
      const line = CUT_FRAMES.filter((_, i) => phraseSpan(now, CUT_FRAMES, i).endFrame <= startFrame).length;
      return withStretch(now, { take: name, ...phraseSpan(now, CUT_FRAMES, line) });
    });
  }

  const words = comp.pieces.map(({ take: name, startFrame }) => `${name} from ${seconds(startFrame)}`);
  return (
    <div>
      <div
        className={styles.lanes}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          const { lane, frame } = placeOf(event);
          setSwipe({ lane, fromFrame: frame, toFrame: frame });
        }}
        onPointerMove={(event) => {
          const { frame } = placeOf(event);
          setSwipe((now) => (now === null ? null : { ...now, toFrame: frame }));
        }}
        onPointerUp={(event) => {
          if (swipe !== null) take({ ...swipe, toFrame: placeOf(event).frame });
          setSwipe(null);
        }}
        onPointerCancel={() => setSwipe(null)}
      >
        <PlotCanvas draw={draw} label="Takes as lanes" summary={`The comp is ${words.join(", ")}`} />
        <div ref={playhead} className={styles.playhead} />
      </div>
      <DataTable
        caption="What the comp is made of"
        columns={["From", "To", "Take"]}
        rows={comp.pieces.map((piece) => [seconds(piece.startFrame), seconds(piece.endFrame), piece.take])}
      />
    </div>
  );
}

const seconds = (frame: number): string => `${(frame / SAMPLE_RATE_HZ).toFixed(3)} s`;
