"use client";

import { useState } from "react";
import { type Session, studioEngine } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { useSound } from "@/components/stores/use-sound";
import { useEditedSession, useWorkbench } from "@/components/stores/use-workbench";
import { ComparisonBar, type SideLabel, togglePlay } from "../shared/comparison-bar";
import type { SongAbout } from "../shared/song-about";
import { useBlind } from "../shared/use-blind";
import { useWidgetKeys } from "../shared/use-widget-keys";
import { useWidgetSound } from "../shared/use-widget-sound";
import { WidgetFrame } from "../shared/widget-frame";
import { WidgetTools } from "../shared/widget-tools";
import { DepthEditor } from "./depth-editor";
import { DepthNumbers } from "./depth-numbers";
import type { ReverbDepthProps } from "./props";
import { depthSetup, stagedSession } from "./stage-start";

const FRONT = "front";
const STAGE = "stage";
const SIDES: readonly SideLabel[] = [
  { id: FRONT, letter: "A", label: "All in front" },
  { id: STAGE, letter: "B", label: "Your stage" },
];

export interface DepthBenchProps extends Omit<ReverbDepthProps, "song"> {
  readonly ownerId: string;
  readonly about: SongAbout;
  readonly mix: Session;
}

/** The student places the sources; the numbers come when they are asked for. */
export function PlaceBench({ id, ownerId, about, mix, section, sources, cues, depths01 }: DepthBenchProps) {
  const [front] = useState(() => stagedSession(mix, sources, cues, []));
  const [start] = useState(() => stagedSession(mix, sources, cues, depths01 ?? []));
  const store = useWorkbench({
    widgetId: id,
    editedSideId: STAGE,
    comparison: {
      matched: true,
      sides: [
        { id: FRONT, label: "All in front", kind: "session", session: front },
        { id: STAGE, label: "Your stage", kind: "session", session: start },
      ],
    },
  });
  const [setup] = useState(() => depthSetup(ownerId, STAGE, about, section));
  useWidgetSound(store, setup);
  const sound = useSound(ownerId);
  const session = useEditedSession(store);
  const blind = useBlind([FRONT, STAGE], (sideId) => studioEngine().selectSide(ownerId, sideId));
  const [asked, setAsked] = useState<Session | null>(null);
  const { edit, undo, redo } = store.getState();

  const hear = (sideId: string): void => studioEngine().selectSide(ownerId, sideId);
  const choose = (sideId: string): void => (blind.state === null ? hear(sideId) : blind.guess(sideId));
  const onKeyDown = useWidgetKeys({
    playStop: () => togglePlay(ownerId, sound),
    sideA: () => choose(FRONT),
    sideB: () => choose(STAGE),
    blind: () => (blind.state === null ? blind.start() : blind.end()),
    toStart: () => studioEngine().seek(ownerId, setup.loop?.startFrame ?? 0),
    undo,
    redo,
  });
  return (
    <WidgetFrame label="Near and far on a stage" onKeyDown={onKeyDown} promiseId="reverb-time">
      <ComparisonBar ownerId={ownerId} sides={SIDES} sound={sound} blind={blind} onSide={hear} />
      {blind.state === null && (
        <>
          <DepthEditor store={store} start={front} cues={cues} />
          <div>
            <Button onClick={() => setAsked(session)}>Show the numbers</Button>
          </div>
          {asked === session && setup.loop !== null && (
            <DepthNumbers ownerId={ownerId} session={session} region={setup.loop} />
          )}
          <WidgetTools store={store} onReset={() => edit(() => start)} />
        </>
      )}
    </WidgetFrame>
  );
}
