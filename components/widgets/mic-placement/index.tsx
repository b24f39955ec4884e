"use client";

import { useId, useState } from "react";
import { useProgressReady } from "@/components/stores/use-workbench";
import { type DrySourceId, loadDrySource } from "../shared/course-sounds";
import { LoadingFrame } from "../shared/loading-frame";
import { useLoaded } from "../shared/use-loaded";
import type { PlacementShorthand } from "./placement";
import { PlacementBench } from "./placement-bench";

export type PlacementControl = "distance" | "pattern" | "angle" | "room";

export interface MicPlacementProps {
  /** Unique within the lesson. */
  readonly id: string;
  readonly source: DrySourceId;
  readonly a: PlacementShorthand;
  readonly b: PlacementShorthand;
  /** What the student may change; a section introduces one more at a time. */
  readonly controls: readonly PlacementControl[];
}

/** One dry instrument, two placements of one microphone, compared at equal loudness. */
export function MicPlacement(props: MicPlacementProps) {
  const ownerId = `${props.id}-${useId()}`;
  const ready = useProgressReady();
  const [load] = useState(() => () => loadDrySource(props.source));
  const loaded = useLoaded(load);
  if (loaded.state !== "ready" || !ready) return <LoadingFrame loaded={loaded} retry={loaded.retry} />;
  return <PlacementBench {...props} ownerId={ownerId} source={loaded.value} />;
}
