"use client";

import { useId, useState } from "react";
import { type Session, studioEngine } from "@/audio-engine";
import { useSound } from "@/components/stores/use-sound";
import { useProgressReady, useWorkbench } from "@/components/stores/use-workbench";
import { ComparisonBar, type SideLabel, togglePlay } from "../shared/comparison-bar";
import { LoadingFrame } from "../shared/loading-frame";
import { loadTakes } from "../shared/take-sounds";
import { useLoaded } from "../shared/use-loaded";
import { useWidgetKeys } from "../shared/use-widget-keys";
import { type SoundSetup, useWidgetSound } from "../shared/use-widget-sound";
import { WidgetFrame } from "../shared/widget-frame";
import { WidgetTools } from "../shared/widget-tools";
import { laneSides } from "./comp";
import { CompEditor as Editor } from "./editor";
import type { CompEditorWidgetProps } from "./props";

const COMP = "comp";

/** Three takes of a voice or a guitar, to be made one. */
export function CompEditor(props: CompEditorWidgetProps) {
  const ownerId = `${props.id}-${useId()}`;
  const ready = useProgressReady();
  const [load] = useState(() => () => loadTakes(props.part));
  const loaded = useLoaded(load);
  if (loaded.state !== "ready" || !ready) return <LoadingFrame loaded={loaded} retry={loaded.retry} />;
  return <CompBench {...props} ownerId={ownerId} start={loaded.value} />;
}

interface CompBenchProps extends CompEditorWidgetProps {
  readonly ownerId: string;
  readonly start: Session;
}

/** The widget with its sound loaded. */
export function CompBench({ id, ownerId, start, part, borders }: CompBenchProps) {
  const [sides] = useState(() => [
    { id: COMP, label: "Your comp", kind: "session" as const, session: start },
    ...laneSides(start),
  ]);
  const [labels] = useState(() =>
    sides.map(({ id: side, label }, i): SideLabel => ({ id: side, label, letter: "ABCD"[i] ?? "D" })),
  );
  const store = useWorkbench({ widgetId: id, editedSideId: COMP, comparison: { matched: false, sides } });
  const [setup] = useState<SoundSetup>(() => ({
    ownerId,
    startSideId: COMP,
    loop: { startFrame: 0, endFrame: start.lengthFrames },
    taps: [],
    matched: false,
  }));
  useWidgetSound(store, setup);
  const sound = useSound(ownerId);
  const { edit, undo, redo } = store.getState();
  const hear = (sideId: string | undefined): void => {
    if (sideId !== undefined) studioEngine().selectSide(ownerId, sideId);
  };
  const onKeyDown = useWidgetKeys({
    playStop: () => togglePlay(ownerId, sound),
    side: (index) => hear(labels[index]?.id),
    toStart: () => studioEngine().seek(ownerId, 0),
    undo,
    redo,
  });
  return (
    <WidgetFrame
      label={part === "vocal" ? "Three takes of the voice" : "Three takes of the guitar"}
      onKeyDown={onKeyDown}
      promiseId="delay-compensation"
    >
      <ComparisonBar ownerId={ownerId} sides={labels} sound={sound} canUnmatch={false} onSide={hear} />
      <Editor store={store} ownerId={ownerId} borders={borders} />
      <WidgetTools store={store} onReset={() => edit(() => start)} />
    </WidgetFrame>
  );
}
