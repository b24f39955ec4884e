import {
  distanceMetres,
  MICROPHONE_PARAMETERS,
  PATTERNS01,
  type Placement,
  ROOMS,
  type StageRoom,
} from "@/audio-engine";
import { Knob } from "@/components/controls/knob";
import { Segmented } from "@/components/controls/segmented";
import sharedStyles from "../shared/shared.module.css";
import { DISTANCE_PARAMETER } from "./placement";
import type { PlacementControl } from "./props";

interface PlacementControlsProps {
  readonly controls: readonly PlacementControl[];
  readonly rooms?: readonly StageRoom[] | undefined;
  readonly placement: Placement;
  /** Place of the microphone in its session: `track/microphone`. */
  readonly address?: string | undefined;
  readonly onDistance: (metres: number) => void;
  readonly onPattern: (pattern01: number) => void;
  readonly onAngle: (degrees: number) => void;
  readonly onRoom: (room: StageRoom) => void;
  readonly onCommit: () => void;
}

const PATTERN_CHOICES = [
  { value: "omni", label: "Omni" },
  { value: "cardioid", label: "Cardioid" },
  { value: "figure-8", label: "Figure-8" },
] as const;

/** The knobs and switches that a section of the lesson has introduced. */
export function PlacementControls(props: PlacementControlsProps) {
  const {
    controls,
    rooms = [],
    placement,
    address,
    onDistance,
    onPattern,
    onAngle,
    onRoom,
    onCommit,
  } = props;
  const near = PATTERN_CHOICES.find(({ value }) => Math.abs(PATTERNS01[value] - placement.pattern01) < 0.02);
  return (
    <div className={sharedStyles.controls}>
      {controls.includes("room") && (
        <Segmented<StageRoom>
          label="Room"
          showLabel
          options={rooms.map((room) => ({ value: room, label: ROOMS[room].name }))}
          value={placement.room}
          onChange={onRoom}
        />
      )}
      {controls.includes("pattern") && (
        <Segmented<"omni" | "cardioid" | "figure-8" | "">
          label="Pattern"
          showLabel
          options={PATTERN_CHOICES}
          value={near?.value ?? ""}
          onChange={(name) => name !== "" && onPattern(PATTERNS01[name])}
        />
      )}
      {controls.includes("distance") && (
        <Knob
          descriptor={DISTANCE_PARAMETER}
          address={address}
          value={distanceMetres(placement)}
          onChange={onDistance}
          onCommit={onCommit}
        />
      )}
      {controls.includes("pattern") && (
        <Knob
          descriptor={MICROPHONE_PARAMETERS.pattern01}
          label="Between"
          value={placement.pattern01}
          onChange={onPattern}
          onCommit={onCommit}
        />
      )}
      {controls.includes("angle") && (
        <Knob
          descriptor={MICROPHONE_PARAMETERS.azimuthDegrees}
          value={placement.angleDegrees}
          onChange={onAngle}
          onCommit={onCommit}
        />
      )}
    </div>
  );
}
