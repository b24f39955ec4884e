"use client";

import { useId, useState } from "react";
import type { StageRoom } from "@/audio-engine";
import { useProgressReady } from "@/components/stores/use-workbench";
import { loadDrySource } from "../shared/course-sounds";
import { LoadingFrame } from "../shared/loading-frame";
import { useLoaded } from "../shared/use-loaded";
import { PlacementBench } from "./placement-bench";
import type { MicPlacementProps } from "./props";

const LESSON_ROOMS: readonly StageRoom[] = ["vocal-booth", "live-room"];

/** One dry instrument, two placements of one microphone, compared at equal loudness. */
export function MicPlacement(props: MicPlacementProps) {
  const ownerId = `${props.id}-${useId()}`;
  const ready = useProgressReady();
  const [load] = useState(() => () => loadDrySource(props.source));
  const loaded = useLoaded(load);
  if (loaded.state !== "ready" || !ready) return <LoadingFrame loaded={loaded} retry={loaded.retry} />;
  return (
    <PlacementBench
      {...props}
      ownerId={ownerId}
      source={loaded.value}
      rooms={LESSON_ROOMS}
      promiseId="proximity"
    />
  );
}
