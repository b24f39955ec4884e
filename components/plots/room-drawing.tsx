import { MICROPHONE_PARAMETERS, printValue } from "@/audio-engine/params";
import { type PlanPoint, type PlanRoom, planDirection, planDistance, polarOutline } from "./room-geometry";
import styles from "./room-plan.module.css";

/** Pixels of the drawing for a place in the room. */
export interface PlanScale {
  readonly width: number;
  readonly height: number;
  readonly pixelsPerMetre: number;
  readonly left: number;
  readonly top: number;
  x(metres: number): number;
  y(metres: number): number;
}

export interface OtherMicrophone extends PlanPoint {
  readonly azimuthDegrees: number;
  readonly label: string;
}

const MARGIN = 14;
const SCALE_HEIGHT = 30;
const MOST_HEIGHT = 440;
const PATTERN_PIXELS = 40;
const WALL_GAP = 4;
const LONGEST_SCALE_PIXELS = 100;

/** The largest scale at which the room fits. */
export function planScale({ widthMetres, lengthMetres }: PlanRoom, width: number): PlanScale {
  const pixelsPerMetre = Math.min(
    (width - 2 * MARGIN) / widthMetres,
    (MOST_HEIGHT - 2 * MARGIN - SCALE_HEIGHT) / lengthMetres,
  );
  const left = (width - widthMetres * pixelsPerMetre) / 2;
  const bottom = MARGIN + lengthMetres * pixelsPerMetre;
  return {
    width,
    height: bottom + MARGIN + SCALE_HEIGHT,
    pixelsPerMetre,
    left,
    top: MARGIN,
    x: (metres) => left + metres * pixelsPerMetre,
    y: (metres) => bottom - metres * pixelsPerMetre,
  };
}

/** Walls, a line per metre, and a length to compare with. */
export function RoomShell({ room, scale }: { room: PlanRoom; scale: PlanScale }) {
  const { widthMetres, lengthMetres } = room;
  const [width, height] = [widthMetres * scale.pixelsPerMetre, lengthMetres * scale.pixelsPerMetre];
  const metres = (size: number): number[] => Array.from({ length: Math.ceil(size) - 1 }, (_, i) => i + 1);
  const scaleY = scale.y(0) + MARGIN + 10;
  const scaleMetres = scale.pixelsPerMetre > LONGEST_SCALE_PIXELS ? 0.5 : 1;
  const scaleEnd = scale.left + scaleMetres * scale.pixelsPerMetre;
  return (
    <>
      <rect className={styles.floor} x={scale.left} y={scale.top} width={width} height={height} />
      {metres(widthMetres).map((x) => (
        <line
          key={x}
          className={styles.grid}
          x1={scale.x(x)}
          x2={scale.x(x)}
          y1={scale.top}
          y2={scale.y(0)}
        />
      ))}
      {metres(lengthMetres).map((y) => (
        <line
          key={y}
          className={styles.grid}
          y1={scale.y(y)}
          y2={scale.y(y)}
          x1={scale.left}
          x2={scale.left + width}
        />
      ))}
      {[0, WALL_GAP].map((out) => (
        <rect
          key={out}
          className={styles.wall}
          x={scale.left - out}
          y={scale.top - out}
          width={width + 2 * out}
          height={height + 2 * out}
        />
      ))}
      <path
        className={styles.scale}
        fill="none"
        d={`M${scale.left} ${scaleY - 4}v8m0 -4H${scaleEnd}m0 -4v8`}
      />
      <text className={styles.words} x={scaleEnd + 8} y={scaleY + 4}>
        {scaleMetres === 1 ? "1 metre" : "50 cm"}
      </text>
      <text className={styles.words} x={scale.left + width} y={scaleY + 4} textAnchor="end">
        {`${widthMetres} m × ${lengthMetres} m, from above`}
      </text>
    </>
  );
}

interface PathProps {
  readonly from: PlanPoint;
  readonly to: PlanPoint;
  readonly scale: PlanScale;
}

/** Shorter than this on the screen, the distance stands beside the source's name. */
const LEAST_PATH_PIXELS = 130;

export function isPathShort({ from, to, scale }: PathProps): boolean {
  return planDistance(from, to) * scale.pixelsPerMetre < LEAST_PATH_PIXELS;
}

/** The straight way from source to microphone. */
export function DistanceLine({ from, to, scale }: PathProps) {
  const [x1, y1, x2, y2] = [scale.x(from.x), scale.y(from.y), scale.x(to.x), scale.y(to.y)];
  return <line className={styles.path} x1={x1} y1={y1} x2={x2} y2={y2} />;
}

/** The length of the way, on it. */
export function DistanceWords({ from, to, scale }: PathProps) {
  return (
    <text
      className={`${styles.distance} ${styles.halo}`}
      x={(scale.x(from.x) + scale.x(to.x)) / 2}
      y={(scale.y(from.y) + scale.y(to.y)) / 2 + 4}
      textAnchor="middle"
    >
      {printMetres(planDistance(from, to))}
    </text>
  );
}

export const printMetres = (metres: number): string => printValue(MICROPHONE_PARAMETERS.x, metres);

export function SourceToken({ source, scale }: { source: PlanPoint & { label: string }; scale: PlanScale }) {
  const [x, y] = [scale.x(source.x), scale.y(source.y)];
  return (
    <>
      <circle className={styles.source} cx={x} cy={y} r={9} />
      <circle className={styles.sourceCentre} cx={x} cy={y} r={2.5} />
    </>
  );
}

interface NameProps {
  readonly text: string;
  readonly at: PlanPoint;
  readonly scale: PlanScale;
  /** Where the words stand from the token. */
  readonly side: "above" | "below" | "left" | "right";
}

const NAME_PLACES = {
  above: { x: 0, y: -17, anchor: "middle" },
  below: { x: 0, y: 27, anchor: "middle" },
  left: { x: -13, y: 5, anchor: "end" },
  right: { x: 13, y: 5, anchor: "start" },
} as const;
/** About half of a letter of the name. */
const HALF_LETTER_PIXELS = 3.6;

/** A token's name; above and below it is kept inside the drawing. */
export function TokenName({ text, at, scale, side }: NameProps) {
  const place = NAME_PLACES[side];
  const half = place.anchor === "middle" ? text.length * HALF_LETTER_PIXELS + 4 : 0;
  return (
    <text
      className={`${styles.name} ${styles.halo}`}
      x={Math.min(scale.width - half, Math.max(half, scale.x(at.x) + place.x))}
      y={scale.y(at.y) + place.y}
      textAnchor={place.anchor}
    >
      {text}
    </text>
  );
}

interface MicrophoneProps {
  readonly at: PlanPoint;
  readonly azimuthDegrees: number;
  readonly pattern01: number | null;
  readonly scale: PlanScale;
}

/** A microphone with its directional pattern around it; the stroke shows where it points. */
export function MicrophoneToken({ at, azimuthDegrees, pattern01, scale }: MicrophoneProps) {
  const aim = planDirection(azimuthDegrees);
  return (
    <g transform={`translate(${scale.x(at.x)} ${scale.y(at.y)})`}>
      {pattern01 !== null && (
        <path className={styles.pattern} d={polarOutline(pattern01, azimuthDegrees, PATTERN_PIXELS)} />
      )}
      <line className={styles.axis} x1={0} y1={0} x2={aim.x * 17} y2={-aim.y * 17} />
      <circle className={styles.body} r={7} />
    </g>
  );
}
