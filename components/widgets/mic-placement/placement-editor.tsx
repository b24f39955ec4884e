"use client";

import { useDeferredValue } from "react";
import {
  aimOf,
  describePlacement,
  type PlacedSource,
  type Placement,
  ROOMS,
  STAGES,
  type StageRoom,
} from "@/audio-engine";
import { RoomPlan } from "@/components/plots/room-plan";
import styles from "./mic-placement.module.css";
import { atDistance, inRoom, movedTo } from "./placement";
import { PlacementControls } from "./placement-controls";
import { PlacementFacts } from "./placement-facts";
import type { PlacementControl } from "./props";
import { placementSummary } from "./words";

interface PlacementEditorProps {
  readonly source: Pick<PlacedSource, "title">;
  readonly placement: Placement;
  /** Place of the microphone in its session: `track/microphone`. */
  readonly address?: string | undefined;
  /** The letter of the side that is edited, and its colour. */
  readonly letter: "A" | "B";
  readonly controls: readonly PlacementControl[];
  /** Rooms to choose from, where `controls` has the room. */
  readonly rooms?: readonly StageRoom[] | undefined;
  /** Where the other side's microphone stands, if it is in the same room. */
  readonly other?: Placement | undefined;
  /** False hides every number that an ear is to find. */
  readonly showsFacts: boolean;
  /** Edits of one gesture are one undo step. */
  readonly onPlace: (placement: Placement, gesture: string | null) => void;
  readonly onGestureEnd: () => void;
  readonly children?: React.ReactNode;
}

/** One microphone in a room: the plan, and the controls that a section has introduced. */
export function PlacementEditor(props: PlacementEditorProps) {
  const { source, placement, letter, controls, rooms, other, showsFacts, onPlace, onGestureEnd } = props;
  const facts = useDeferredValue(factsOf(placement));
  const { size, name } = ROOMS[placement.room];
  const movable = controls.includes("distance");
  return (
    <div className={styles.bench}>
      <RoomPlan
        widthMetres={size.x}
        lengthMetres={size.y}
        source={{ ...STAGES[placement.room].source, label: source.title }}
        microphone={placement.position}
        azimuthDegrees={aimOf(placement).azimuthDegrees}
        pattern01={placement.pattern01}
        colour={letter === "A" ? "a" : "b"}
        label={`Microphone ${letter} in the ${name.toLowerCase()}, seen from above`}
        minDistanceMetres={0.03}
        {...(movable
          ? {
              onMove: (x: number, y: number) => onPlace(movedTo(placement, x, y), "move"),
              onGestureEnd,
            }
          : {})}
        {...(other?.room === placement.room
          ? {
              other: {
                ...other.position,
                azimuthDegrees: aimOf(other).azimuthDegrees,
                label: letter === "A" ? "B" : "A",
              },
            }
          : {})}
      />
      <div className={styles.side}>
        {showsFacts && (
          <>
            <p className={styles.summary}>
              <strong>{letter}</strong> · {name}. {placementSummary(facts)}
            </p>
            <PlacementFacts facts={facts} />
          </>
        )}
        <PlacementControls
          address={props.address}
          controls={controls}
          rooms={rooms}
          placement={placement}
          onDistance={(metres) => onPlace(atDistance(placement, metres), "distance")}
          onPattern={(pattern01) => onPlace({ ...placement, pattern01 }, "pattern")}
          onAngle={(angleDegrees) => onPlace({ ...placement, angleDegrees }, "angle")}
          onRoom={(room) => onPlace(inRoom(placement, room), null)}
          onCommit={onGestureEnd}
        />
        {props.children}
      </div>
    </div>
  );
}

function factsOf(placement: Placement) {
  const { source, walkDegrees } = STAGES[placement.room];
  return describePlacement({
    room: ROOMS[placement.room],
    source: { position: source, aim: { azimuthDegrees: walkDegrees, elevationDegrees: 0 } },
    microphone: {
      position: placement.position,
      aim: aimOf(placement),
      pattern01: placement.pattern01,
      type: "condenser",
    },
  });
}
