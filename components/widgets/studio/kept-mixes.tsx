"use client";

import { useEffect } from "react";
import { useMixes } from "@/components/stores/mix-store";
import { MixList } from "./mix-list";
import type { SongName } from "./props";

/** The mixes of this device, on a page without a mixer. */
export function KeptMixes({ songs }: { songs: readonly Pick<SongName, "id" | "title">[] }) {
  useEffect(() => void useMixes.getState().open(), []);
  return <MixList songs={songs} />;
}
