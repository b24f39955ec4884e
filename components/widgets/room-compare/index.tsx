"use client";

import { useId } from "react";
import { type PlacementShorthand, ROOMS, type StageRoom } from "@/audio-engine";
import { useProgressReady } from "@/components/stores/use-workbench";
import { PlacementBench } from "../mic-placement/placement-bench";
import type { PlacementControl } from "../mic-placement/props";
import { LoadingFrame } from "../shared/loading-frame";
import { TakeChoice } from "../shared/take-choice";
import { takeSession, takeSource } from "../shared/take-sound";
import { useTakesHere } from "../shared/use-takes";

export interface RoomCompareProps {
  /** Unique within the lesson. */
  readonly id: string;
  readonly a: PlacementShorthand;
  readonly b: PlacementShorthand;
  readonly controls: readonly PlacementControl[];
}

const ALL_ROOMS = Object.keys(ROOMS) as StageRoom[];

/** The student's own take in two of the four rooms, and as it was recorded. */
export function RoomCompare(props: RoomCompareProps) {
  const ownerId = `${props.id}-${useId()}`;
  const ready = useProgressReady();
  const takes = useTakesHere();
  if (takes.state !== "ready" || !ready) return <LoadingFrame loaded={takes} retry={takes.retry} />;
  const { chosen } = takes.value;
  return (
    <PlacementBench
      key={chosen.asset.pcmSha256}
      {...props}
      ownerId={ownerId}
      source={takeSource(chosen)}
      dry={takeSession(chosen)}
      rooms={ALL_ROOMS}
      promiseId="reverberation-time"
    >
      <TakeChoice takes={takes.value} />
    </PlacementBench>
  );
}
