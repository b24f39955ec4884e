"use client";

import { useId, useState } from "react";
import { useProgressReady } from "@/components/stores/use-workbench";
import { loadSong } from "../shared/course-sounds";
import { LoadingFrame } from "../shared/loading-frame";
import { useLoaded } from "../shared/use-loaded";
import type { TranslationCheckProps } from "./props";
import { TranslationBench } from "./translation-bench";

/** One mix, or a good and a faulty one, heard on devices that listeners have, and what is lost there in numbers. */
export function TranslationCheck(props: TranslationCheckProps) {
  const ownerId = `${props.id}-${useId()}`;
  const ready = useProgressReady();
  const [load] = useState(() => () => loadSong("flagship"));
  const loaded = useLoaded(load);
  if (loaded.state !== "ready" || !ready) return <LoadingFrame loaded={loaded} retry={loaded.retry} />;
  return <TranslationBench {...props} ownerId={ownerId} song={loaded.value} />;
}
