"use client";

import { type ReactNode, useMemo, useState } from "react";
import {
  type PlacedSource,
  type Placement,
  placementFrom,
  placementOf,
  placementSession,
  type Session,
  type StageRoom,
  studioEngine,
  withPlacement,
} from "@/audio-engine";
import { useSound } from "@/components/stores/use-sound";
import { useWorkbench, useWorkbenchState } from "@/components/stores/use-workbench";
import { ComparisonBar, type SideLabel, togglePlay } from "../shared/comparison-bar";
import { useBlind } from "../shared/use-blind";
import { useWidgetKeys } from "../shared/use-widget-keys";
import { type SoundSetup, useWidgetSound } from "../shared/use-widget-sound";
import { WidgetFrame } from "../shared/widget-frame";
import { WidgetTools } from "../shared/widget-tools";
import { PlacementEditor } from "./placement-editor";
import type { MicPlacementProps } from "./props";

const SIDES: readonly SideLabel[] = [
  { id: "a", letter: "A", label: "A" },
  { id: "b", letter: "B", label: "B" },
];

const DRY_SIDE: SideLabel = { id: "dry", letter: "C", label: "As it was recorded" };

interface PlacementBenchProps extends Omit<MicPlacementProps, "source"> {
  readonly ownerId: string;
  readonly source: PlacedSource;
  /** Rooms to choose from. */
  readonly rooms: readonly StageRoom[];
  /** The sound without any room, to be heard as a third side. */
  readonly dry?: Session | undefined;
  readonly promiseId: string;
  /** Above the comparison, in the same frame. */
  readonly children?: ReactNode;
}

export function PlacementBench(props: PlacementBenchProps) {
  const { id, ownerId, source, a, b, controls, rooms, dry, promiseId, children } = props;
  const [start] = useState(() => ({ a: placementFrom(a), b: placementFrom(b) }));
  const store = useWorkbench({
    widgetId: id,
    editedSideId: "a",
    comparison: {
      matched: true,
      sides: [
        ...SIDES.map(({ id: sideId, label }) => ({
          id: sideId,
          label,
          kind: "session" as const,
          session: placementSession(source, sideId === "a" ? start.a : start.b),
        })),
        ...(dry === undefined ? [] : [{ ...DRY_SIDE, kind: "session" as const, session: dry }]),
      ],
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
  const blind = useBlind(["a", "b"], (sideId) => studioEngine().selectSide(ownerId, sideId));

  function hear(sideId: string) {
    studioEngine().selectSide(ownerId, sideId);
    if (sideId !== DRY_SIDE.id) store.getState().editOn(sideId);
  }

  function place(placement: Placement, gesture: string | null) {
    store.getState().edit((session) => withPlacement(session, placement), gesture);
  }

  const onKeyDown = useWidgetKeys({
    playStop: () => togglePlay(ownerId, sound),
    sideA: () => (blind.state === null ? hear("a") : blind.guess("a")),
    sideB: () => (blind.state === null ? hear("b") : blind.guess("b")),
    ...(dry === undefined ? {} : { sideC: () => blind.state === null && hear(DRY_SIDE.id) }),
    blind: () => (blind.state === null ? blind.start() : blind.end()),
    toStart: () => studioEngine().seek(ownerId, 0),
    undo: store.getState().undo,
    redo: store.getState().redo,
  });

  // The blind test is about the two rooms.
  const heard = dry === undefined || blind.state !== null ? SIDES : [...SIDES, DRY_SIDE];
  return (
    <WidgetFrame
      label={`Microphone in a room: ${source.title}`}
      onKeyDown={onKeyDown}
      promiseId={promiseId}
      promisePlace={children === undefined ? "corner" : "end"}
    >
      {children}
      <ComparisonBar ownerId={ownerId} sides={heard} sound={sound} blind={blind} onSide={hear} />
      <PlacementEditor
        source={source}
        placement={edited}
        letter={editedId === "a" ? "A" : "B"}
        controls={controls}
        rooms={rooms}
        other={other}
        showsFacts
        onPlace={place}
        onGestureEnd={store.getState().endGesture}
      >
        {controls.length > 0 && (
          <WidgetTools store={store} onReset={() => place(editedId === "a" ? start.a : start.b, null)} />
        )}
      </PlacementEditor>
    </WidgetFrame>
  );
}

function placementIn(session: Parameters<typeof placementOf>[0] | undefined, start: Placement): Placement {
  return session === undefined ? start : placementOf(session);
}
