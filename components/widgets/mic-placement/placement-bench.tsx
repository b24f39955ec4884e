"use client";

import { useDeferredValue, useMemo, useState } from "react";
import { describePlacement, ROOMS, studioEngine } from "@/audio-engine";
import { RoomPlan } from "@/components/plots/room-plan";
import { useSound } from "@/components/stores/use-sound";
import { useWorkbench, useWorkbenchState } from "@/components/stores/use-workbench";
import { ComparisonBar, type SideLabel, togglePlay } from "../shared/comparison-bar";
import type { DrySource } from "../shared/course-sounds";
import { useBlind } from "../shared/use-blind";
import { useWidgetKeys } from "../shared/use-widget-keys";
import { type SoundSetup, useWidgetSound } from "../shared/use-widget-sound";
import { WidgetFrame } from "../shared/widget-frame";
import { WidgetTools } from "../shared/widget-tools";
import styles from "./mic-placement.module.css";
import {
  aimOf,
  atDistance,
  inRoom,
  movedTo,
  type Placement,
  placementFrom,
  placementOf,
  placementSession,
  STAGES,
  withPlacement,
} from "./placement";
import { PlacementControls } from "./placement-controls";
import { PlacementFacts } from "./placement-facts";
import type { MicPlacementProps } from "./props";
import { placementSummary } from "./words";

const SIDES: readonly SideLabel[] = [
  { id: "a", letter: "A", label: "A" },
  { id: "b", letter: "B", label: "B" },
];

interface PlacementBenchProps extends Omit<MicPlacementProps, "source"> {
  readonly ownerId: string;
  readonly source: DrySource;
}

export function PlacementBench({ id, ownerId, source, a, b, controls }: PlacementBenchProps) {
  const [start] = useState(() => ({ a: placementFrom(a), b: placementFrom(b) }));
  const store = useWorkbench({
    widgetId: id,
    editedSideId: "a",
    comparison: {
      matched: true,
      sides: SIDES.map(({ id: sideId, label }) => ({
        id: sideId,
        label,
        kind: "session",
        session: placementSession(source, sideId === "a" ? start.a : start.b),
      })),
    },
  });
  const [setup] = useState<SoundSetup>(() => ({
    ownerId,
    startSideId: "a",
    loop: { startFrame: 0, endFrame: source.frames },
    taps: [],
    matched: true,
  }));
  useWidgetSound(store, setup);
  const sound = useSound(ownerId);
  const editedId = useWorkbenchState(store, (state) => state.editedSideId) === "b" ? "b" : "a";
  const sessions = useWorkbenchState(store, (state) => state.histories);
  const placements = useMemo(
    () => ({ a: placementIn(sessions.a?.present, start.a), b: placementIn(sessions.b?.present, start.b) }),
    [sessions, start],
  );
  const edited = placements[editedId];
  const other = placements[editedId === "a" ? "b" : "a"];
  const facts = useDeferredValue(factsOf(edited));
  const blind = useBlind(["a", "b"], (sideId) => studioEngine().selectSide(ownerId, sideId));

  function hear(sideId: string) {
    studioEngine().selectSide(ownerId, sideId);
    store.getState().editOn(sideId);
  }

  function place(placement: Placement, gesture: string | null) {
    store.getState().edit((session) => withPlacement(session, source, placement), gesture);
  }

  const onKeyDown = useWidgetKeys({
    playStop: () => togglePlay(ownerId, sound),
    sideA: () => (blind.state === null ? hear("a") : blind.guess("a")),
    sideB: () => (blind.state === null ? hear("b") : blind.guess("b")),
    blind: () => (blind.state === null ? blind.start() : blind.end()),
    toStart: () => studioEngine().seek(ownerId, 0),
    undo: store.getState().undo,
    redo: store.getState().redo,
  });

  const { size } = ROOMS[edited.room];
  const movable = controls.includes("distance");
  return (
    <WidgetFrame label={`Microphone in a room: ${source.title}`} onKeyDown={onKeyDown} promiseId="proximity">
      <ComparisonBar ownerId={ownerId} sides={SIDES} sound={sound} blind={blind} onSide={hear} />
      <div className={styles.bench}>
        <RoomPlan
          widthMetres={size.x}
          lengthMetres={size.y}
          source={{ ...STAGES[edited.room].source, label: source.title }}
          microphone={edited.position}
          azimuthDegrees={aimOf(edited).azimuthDegrees}
          pattern01={edited.pattern01}
          colour={editedId}
          label={`Microphone ${editedId.toUpperCase()} in the ${ROOMS[edited.room].name.toLowerCase()}, seen from above`}
          minDistanceMetres={0.03}
          {...(movable
            ? {
                onMove: (x: number, y: number) => place(movedTo(edited, x, y), "move"),
                onGestureEnd: store.getState().endGesture,
              }
            : {})}
          {...(other.room === edited.room
            ? {
                other: {
                  ...other.position,
                  azimuthDegrees: aimOf(other).azimuthDegrees,
                  label: editedId === "a" ? "B" : "A",
                },
              }
            : {})}
        />
        <div className={styles.side}>
          <p className={styles.summary}>
            <strong>{editedId.toUpperCase()}</strong> · {ROOMS[edited.room].name}. {placementSummary(facts)}
          </p>
          <PlacementFacts facts={facts} />
          <PlacementControls
            controls={controls}
            placement={edited}
            onDistance={(metres) => place(atDistance(edited, metres), "distance")}
            onPattern={(pattern01) => place({ ...edited, pattern01 }, "pattern")}
            onAngle={(angleDegrees) => place({ ...edited, angleDegrees }, "angle")}
            onRoom={(room) => place(inRoom(edited, room), null)}
            onCommit={store.getState().endGesture}
          />
          {controls.length > 0 && (
            <WidgetTools store={store} onReset={() => place(editedId === "a" ? start.a : start.b, null)} />
          )}
        </div>
      </div>
    </WidgetFrame>
  );
}

function placementIn(session: Parameters<typeof placementOf>[0] | undefined, start: Placement): Placement {
  return session === undefined ? start : placementOf(session);
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
