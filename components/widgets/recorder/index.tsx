"use client";

import { useId } from "react";
import { LoadingFrame } from "../shared/loading-frame";
import { useTakesHere } from "../shared/use-takes";
import type { RecorderProps } from "./props";
import { RecorderBench } from "./recorder-bench";

/** The student's own sound: recorded here, kept here, played by the same console as everything else. */
export function Recorder(props: RecorderProps) {
  const ownerId = `${props.id}-${useId()}`;
  const takes = useTakesHere();
  if (takes.state !== "ready") return <LoadingFrame loaded={takes} retry={takes.retry} />;
  return <RecorderBench {...props} ownerId={ownerId} takes={takes.value} />;
}
