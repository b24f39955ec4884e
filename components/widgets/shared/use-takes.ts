"use client";

import { useEffect, useState } from "react";
import type { Take } from "@/components/stores/take";
import { useTakes } from "@/components/stores/take-store";
import { suppliedTake } from "./take-sound";
import { type Loaded, useLoaded } from "./use-loaded";

export interface TakesHere {
  /** The student's own, newest first, then the supplied one: never empty. */
  readonly all: readonly Take[];
  readonly chosen: Take;
  choose(pcmSha256: string): void;
}

/** The takes of this device and the one that the course supplies. */
export function useTakesHere(): Loaded<TakesHere> & { retry(): void } {
  const loaded = useLoaded(suppliedTake);
  const keeping = useTakes((shelf) => shelf.keeping);
  const own = useTakes((shelf) => shelf.takes);
  const [chosenHash, choose] = useState<string | null>(null);
  const [open] = useState(() => useTakes.getState().open);
  useEffect(() => void open(), [open]);
  if (loaded.state !== "ready") return loaded;
  if (keeping === "loading") return { state: "loading", retry: loaded.retry };
  const all = [...own, loaded.value];
  const chosen = all.find(({ asset }) => asset.pcmSha256 === chosenHash) ?? all[0] ?? loaded.value;
  return { state: "ready", value: { all, chosen, choose }, retry: loaded.retry };
}
