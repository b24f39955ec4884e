"use client";

import { STRIP_PARAMETERS, withValue } from "@/audio-engine";
import { Fader } from "@/components/controls/fader";
import { useEditedSession } from "@/components/stores/use-workbench";
import type { WorkbenchStore } from "@/components/stores/workbench-store";

interface TrackFaderProps {
  readonly store: WorkbenchStore;
  readonly trackId: string;
  readonly label: string;
}

/** One track's level. */
export function TrackFader({ store, trackId, label }: TrackFaderProps) {
  const track = useEditedSession(store).tracks.find(({ id }) => id === trackId);
  const { edit, endGesture } = store.getState();
  if (track === undefined) return null;
  return (
    <Fader
      descriptor={STRIP_PARAMETERS.faderDb}
      label={label}
      address={`${trackId}/faderDb`}
      value={track.faderDb}
      onChange={(faderDb) => edit((now) => withValue(now, `${trackId}/faderDb`, faderDb), "fader")}
      onCommit={endGesture}
    />
  );
}
