"use client";

import { type CSSProperties, type KeyboardEvent, type PointerEvent, useId, useRef } from "react";
import { MICROPHONE_PARAMETERS, patternName, speakValue } from "@/audio-engine/params";
import plots from "./plots.module.css";
import {
  DistanceLine,
  DistanceWords,
  isPathShort,
  MicrophoneToken,
  type OtherMicrophone,
  planScale,
  printMetres,
  RoomShell,
  SourceToken,
  TokenName,
} from "./room-drawing";
import { allowedPlace, offAxisDegrees, type PlanPoint, planDistance } from "./room-geometry";
import styles from "./room-plan.module.css";
import { useWidth } from "./use-width";

export type { OtherMicrophone } from "./room-drawing";

export interface RoomPlanProps {
  readonly widthMetres: number;
  readonly lengthMetres: number;
  /** Places in metres: x to the right, y upward in the drawing. */
  readonly source: PlanPoint & { readonly label: string };
  readonly microphone: PlanPoint;
  /** 0° along +y, clockwise towards +x. */
  readonly azimuthDegrees: number;
  readonly pattern01: number;
  /** Without it the plan only shows. One drag or held key shares a gesture. */
  readonly onMove?: ((x: number, y: number, gesture: string) => void) | undefined;
  readonly onGestureEnd?: (() => void) | undefined;
  readonly minDistanceMetres?: number | undefined;
  readonly label: string;
  readonly colour: "a" | "b";
  /** A second microphone, drawn faintly. */
  readonly other?: OtherMicrophone | undefined;
}

interface Drag {
  readonly gesture: string;
  /** From the pointer to the token's middle, in metres. */
  readonly offset: PlanPoint;
}

const STEP_METRES = MICROPHONE_PARAMETERS.x.step;
const FINE_METRES = MICROPHONE_PARAMETERS.x.fineStep;
const KEYS: Readonly<Record<string, PlanPoint>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
};

/** The room from above, to scale: where the source is, where the microphone stands and what it hears from where. */
export function RoomPlan(props: RoomPlanProps) {
  const { widthMetres, lengthMetres, source, microphone, azimuthDegrees, pattern01, label, colour } = props;
  const { onMove, onGestureEnd, minDistanceMetres = 0.03, other } = props;
  const [frame, width] = useWidth<HTMLDivElement>(480);
  const drag = useRef<Drag | null>(null);
  const keyGesture = useRef<string | null>(null);
  const gestureCount = useRef(0);
  const id = useId();
  const room = { widthMetres, lengthMetres };
  const scale = planScale(room, width);
  const short = isPathShort({ from: source, to: microphone, scale });
  const words = microphoneWords(props);
  const newGesture = (): string => `${id}-${++gestureCount.current}`;

  function move(wish: PlanPoint, gesture: string): void {
    const { x, y } = allowedPlace(wish, room, source, minDistanceMetres);
    if (x !== microphone.x || y !== microphone.y) onMove?.(x, y, gesture);
  }

  function pointerMetres(event: PointerEvent): PlanPoint {
    const area = frame.current?.getBoundingClientRect() ?? { left: 0, top: 0 };
    return {
      x: (event.clientX - area.left - scale.x(0)) / scale.pixelsPerMetre,
      y: (scale.y(0) - (event.clientY - area.top)) / scale.pixelsPerMetre,
    };
  }

  function handlePointerDown(event: PointerEvent<HTMLButtonElement>): void {
    if (event.button !== 0) return;
    event.currentTarget.focus();
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = pointerMetres(event);
    drag.current = { gesture: newGesture(), offset: { x: microphone.x - at.x, y: microphone.y - at.y } };
  }

  function handlePointerMove(event: PointerEvent<HTMLButtonElement>): void {
    if (drag.current === null) return;
    const { offset, gesture } = drag.current;
    const at = pointerMetres(event);
    move({ x: at.x + offset.x, y: at.y + offset.y }, gesture);
  }

  function endDrag(): void {
    if (drag.current === null) return;
    drag.current = null;
    onGestureEnd?.();
  }

  function handleKeyDown(event: KeyboardEvent<HTMLButtonElement>): void {
    const way = KEYS[event.key];
    if (way === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const step = event.shiftKey ? FINE_METRES : STEP_METRES;
    keyGesture.current ??= newGesture();
    move({ x: microphone.x + way.x * step, y: microphone.y + way.y * step }, keyGesture.current);
  }

  function endKeys(): void {
    if (keyGesture.current === null) return;
    keyGesture.current = null;
    onGestureEnd?.();
  }

  const side = { "--side": `var(--side-${colour})` } as CSSProperties;
  const otherSide = { "--side": `var(--side-${colour === "a" ? "b" : "a"})` } as CSSProperties;
  const size = `The room is ${widthMetres} by ${lengthMetres} metres`;
  const otherWords = other === undefined ? "" : ` ${other.label}: ${placeWords(other)}.`;
  return (
    <div ref={frame} className={styles.plan} style={side}>
      <svg
        viewBox={`0 0 ${width} ${scale.height}`}
        height={scale.height}
        role="img"
        aria-label={`${label}: ${size}. ${source.label}: ${placeWords(source)}. ${words}.${otherWords}`}
      >
        <RoomShell room={room} scale={scale} />
        <DistanceLine from={source} to={microphone} scale={scale} />
        {other !== undefined && (
          <g className={styles.other} style={otherSide}>
            <MicrophoneToken
              at={other}
              azimuthDegrees={other.azimuthDegrees}
              pattern01={null}
              scale={scale}
            />
          </g>
        )}
        <SourceToken source={source} scale={scale} />
        <MicrophoneToken
          at={microphone}
          azimuthDegrees={azimuthDegrees}
          pattern01={pattern01}
          scale={scale}
        />
        {other !== undefined && (
          <TokenName
            text={other.label}
            at={other}
            scale={scale}
            side={other.x < source.x ? "left" : "right"}
          />
        )}
        <TokenName
          text={short ? `${source.label}, ${printMetres(planDistance(source, microphone))}` : source.label}
          at={source}
          scale={scale}
          side={microphone.y >= source.y ? "below" : "above"}
        />
        {!short && <DistanceWords from={source} to={microphone} scale={scale} />}
      </svg>
      {onMove !== undefined && (
        <button
          type="button"
          className={plots.handle}
          style={{ left: scale.x(microphone.x), top: scale.y(microphone.y) }}
          aria-label={words}
          aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown"
          onPointerDown={handlePointerDown}
          onPointerMove={handlePointerMove}
          onPointerUp={endDrag}
          onPointerCancel={endDrag}
          onKeyDown={handleKeyDown}
          onKeyUp={endKeys}
          onBlur={endKeys}
        />
      )}
    </div>
  );
}

/** "Microphone, cardioid, 1.2 metres from Violin, 30 degrees off its axis, 1.9 metres across, 2.4 metres along" */
function microphoneWords({ microphone, source, azimuthDegrees, pattern01 }: RoomPlanProps): string {
  const off = Math.round(offAxisDegrees(microphone, azimuthDegrees, source));
  return [
    "Microphone",
    patternName(pattern01),
    `${speakMetres(planDistance(microphone, source))} from ${source.label}`,
    off === 0 ? "facing it" : `turned ${off} degrees away from it`,
    placeWords(microphone),
  ].join(", ");
}

const placeWords = ({ x, y }: PlanPoint): string =>
  `${speakMetres(x)} from the left wall, ${speakMetres(y)} from the near wall`;

const speakMetres = (metres: number): string => speakValue(MICROPHONE_PARAMETERS.x, metres);
