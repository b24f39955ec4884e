"use client";

import { useEffect, useId, useState } from "react";
import { useTakes } from "@/components/stores/take-store";
import { LoadingFrame } from "../shared/loading-frame";
import { suppliedTake } from "../shared/take-sound";
import { useLoaded } from "../shared/use-loaded";
import type { RecorderProps } from "./props";
import { RecorderBench } from "./recorder-bench";

/** The student's own sound: recorded here, kept here, played by the same console as everything else. */
export function Recorder(props: RecorderProps) {
  const ownerId = `${props.id}-${useId()}`;
  const loaded = useLoaded(suppliedTake);
  const keeping = useTakes((shelf) => shelf.keeping);
  const [opening] = useState(() => useTakes.getState().open);
  useEffect(() => void opening(), [opening]);
  if (loaded.state !== "ready" || keeping === "loading")
    return <LoadingFrame loaded={loaded} retry={loaded.retry} />;
  return <RecorderBench {...props} ownerId={ownerId} supplied={loaded.value} />;
}
