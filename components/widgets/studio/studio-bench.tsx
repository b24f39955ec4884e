"use client";

import { useLayoutEffect, useState } from "react";
import type { Session } from "@/audio-engine";
import type { MixRecord } from "@/components/stores/mix-record";
import { useMixes } from "@/components/stores/mix-store";
import { useSound } from "@/components/stores/use-sound";
import { useWorkbench } from "@/components/stores/use-workbench";
import { editedSession, type Workbench, type WorkbenchStore } from "@/components/stores/workbench-store";
import { MixerBench } from "../mixer/mixer-bench";
import { mixComparison } from "../mixer/sides";
import { FreshEars } from "./fresh-ears";
import type { StudioProps } from "./props";
import { Shelf } from "./shelf";
import styles from "./studio.module.css";

interface StudioBenchProps extends StudioProps {
  readonly ownerId: string;
  /** What “Start over” leads back to. */
  readonly raw: Session;
  readonly mix: MixRecord;
  readonly onOpen: (mix: MixRecord) => void;
}

/** While a gesture goes on its work is kept this often; its first and its last edit always. */
const SAVE_EVERY_MILLISECONDS = 300;

/** One mix on the table: the mixer, kept on this device at every change. */
export function StudioBench({ ownerId, song, songs, raw, mix, onOpen }: StudioBenchProps) {
  const [name, setName] = useState(mix.name);
  const store = useWorkbench({
    widgetId: "studio",
    editedSideId: mix.editedSideId,
    comparison: mixComparison(mix.a, mix.b),
  });
  useAutosave(store, mix);
  /** The mix as it was when somebody asked to compare it with an earlier day. */
  const [fresh, setFresh] = useState<Session | null>(null);
  const { loop } = useSound(ownerId);

  function rename(next: string): void {
    setName(next);
    void useMixes.getState().save({ ...recordOf(store.getState(), mix), name: next, atMs: Date.now() });
  }

  return (
    <>
      {fresh !== null && (
        <div className={styles.above}>
          <FreshEars
            ownerId={`fresh-ears-${ownerId}`}
            mixId={mix.id}
            now={fresh}
            loop={loop}
            onClose={() => setFresh(null)}
          />
        </div>
      )}
      <MixerBench
        ownerId={ownerId}
        song={song}
        start={raw}
        store={store}
        head={
          <Shelf
            ownerId={ownerId}
            song={song}
            songs={songs}
            store={store}
            mixId={mix.id}
            name={name}
            onRename={rename}
            onOpen={onOpen}
            freshEars={fresh !== null}
            onFreshEars={() => setFresh(fresh === null ? editedSession(store.getState()) : null)}
          />
        }
      />
    </>
  );
}

/** The mix as it is now, under the name by which it is kept. */
function recordOf(state: Workbench, mix: MixRecord): MixRecord {
  const kept = useMixes.getState().entries.find(({ id }) => id === mix.id)?.mix;
  return {
    ...mix,
    name: kept?.name ?? mix.name,
    editedSideId: state.editedSideId === "b" ? "b" : "a",
    a: state.histories.a?.present ?? mix.a,
    b: state.histories.b?.present ?? mix.b,
  };
}

function useAutosave(store: WorkbenchStore, mix: MixRecord): void {
  // Not an ordinary effect: when the mixer leaves the page, everything is on its way to be kept at once.
  useLayoutEffect(() => {
    let waiting = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const save = (): void => {
      clearTimeout(timer);
      timer = undefined;
      if (!waiting) return;
      waiting = false;
      void useMixes.getState().save({ ...recordOf(store.getState(), mix), atMs: Date.now() });
      timer = setTimeout(save, SAVE_EVERY_MILLISECONDS);
    };
    const unsubscribe = store.subscribe((now, before) => {
      if (now.sides === before.sides && now.editedSideId === before.editedSideId) return;
      waiting = true;
      if (timer === undefined) save();
    });
    // The last moment at which a page that is being closed can still write.
    window.addEventListener("pagehide", save);
    // A tab that is put to sleep must not wake up with something unsaved.
    document.addEventListener("visibilitychange", save);
    return () => {
      unsubscribe();
      window.removeEventListener("pagehide", save);
      document.removeEventListener("visibilitychange", save);
      save();
      clearTimeout(timer);
    };
  }, [store, mix]);
}
