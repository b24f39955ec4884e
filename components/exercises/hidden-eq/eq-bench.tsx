"use client";

import { useState } from "react";
import { type Session, studioEngine } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { EqGraph } from "@/components/plots/eq-graph";
import { useSound } from "@/components/stores/use-sound";
import { useEditedSession, useWorkbench } from "@/components/stores/use-workbench";
import { ComparisonBar, type SideLabel, togglePlay } from "@/components/widgets/shared/comparison-bar";
import sharedStyles from "@/components/widgets/shared/shared.module.css";
import { useWidgetKeys } from "@/components/widgets/shared/use-widget-keys";
import { type SoundSetup, useWidgetSound } from "@/components/widgets/shared/use-widget-sound";
import { WidgetFrame } from "@/components/widgets/shared/widget-frame";
import { WidgetTools } from "@/components/widgets/shared/widget-tools";
import { BandPanel } from "@/components/widgets/units/band-panel";
import type { PracticeVariant } from "@/learning/practice/protocol";
import styles from "../exercises.module.css";
import { KeepingNote } from "../keeping-note";
import { useArrival } from "../use-arrival";
import { assetSide, useRenderedSounds } from "../use-listening";
import { bandsOf, eqPlaceOf, withBands, workSession, YOURS } from "./eq-session";
import type { Checking } from "./marking";

const SIDES: readonly SideLabel[] = [
  { id: "original", letter: "A", label: "Original" },
  { id: YOURS, letter: "B", label: "Changed, with your EQ" },
];

interface EqBenchProps {
  readonly id: string;
  readonly ownerId: string;
  readonly variant: PracticeVariant;
  readonly checking: Checking;
  readonly isFirst: boolean;
  readonly onCheck: (work: Session) => void;
}

/** The student's own equaliser and two sides to hear. Nothing here shows the sound: no spectrum, no level, no match amount. */
export function EqBench({ id, ownerId, variant, checking, isFirst, onCheck }: EqBenchProps) {
  const { publicPart, reference, heard, seed } = variant;
  const [place] = useState(() => eqPlaceOf(publicPart));
  const [start] = useState(() =>
    workSession(publicPart.info.id, seed, publicPart.start, heard.asset.pcmSha256),
  );
  const store = useWorkbench({
    widgetId: id,
    editedSideId: YOURS,
    comparison: {
      matched: true,
      sides: [
        assetSide("original", "Original", reference),
        { id: YOURS, label: "Changed, with your EQ", kind: "session", session: start },
      ],
    },
  });
  const [setup] = useState<SoundSetup>(() => ({
    ownerId,
    startSideId: YOURS,
    loop: { startFrame: 0, endFrame: heard.pcm.frames },
    taps: [],
    matched: true,
  }));
  useRenderedSounds(variant);
  useWidgetSound(store, setup);
  const sound = useSound(ownerId);
  const session = useEditedSession(store);
  const bands = bandsOf(session, place);
  const [selectedId, setSelectedId] = useState<string | null>(bands[0]?.id ?? null);
  const heading = useArrival<HTMLHeadingElement>(isFirst ? "never" : "lost");
  const { edit, endGesture, undo, redo } = store.getState();
  const isChecking = checking.state === "checking";

  const change: Parameters<typeof BandPanel>[0]["onChange"] = (next, gesture) =>
    edit((now) => withBands(now, place, next), gesture);
  const hear = (sideId: string): void => studioEngine().selectSide(ownerId, sideId);
  const check = (): void => {
    if (isChecking) return;
    // The answer is told in words: not over the sound.
    studioEngine().stop(ownerId);
    onCheck(session);
  };
  const onKeyDown = useWidgetKeys({
    playStop: () => togglePlay(ownerId, sound),
    sideA: () => hear("original"),
    sideB: () => hear(YOURS),
    toStart: () => studioEngine().seek(ownerId, 0),
    undo,
    redo,
  });

  return (
    <WidgetFrame label={publicPart.info.title} onKeyDown={onKeyDown}>
      <div>
        <h4 ref={heading} tabIndex={-1} className={styles.heading}>
          {publicPart.info.title}
        </h4>
        <p className={styles.words}>{publicPart.info.task}</p>
      </div>
      <ComparisonBar
        ownerId={ownerId}
        sides={SIDES}
        sound={sound}
        canUnmatch={false}
        tellAmounts={false}
        onSide={hear}
      />
      <div className={styles.work} inert={isChecking}>
        <EqGraph
          label="Your equaliser"
          bands={bands}
          rangeDb={24}
          selectedId={selectedId}
          onSelect={setSelectedId}
          onChange={change}
          onGestureEnd={endGesture}
        />
        <BandPanel
          bands={bands}
          selectedId={selectedId}
          onSelect={setSelectedId}
          onChange={change}
          onCommit={endGesture}
        />
        <WidgetTools
          store={store}
          onReset={() => edit((now) => withBands(now, place, bandsOf(publicPart.start, place)))}
        />
      </div>
      <div className={styles.commit}>
        <Button look="primary" aria-disabled={isChecking} onClick={check}>
          Check my answer
        </Button>
        <CheckingWords checking={checking} />
      </div>
      <KeepingNote />
    </WidgetFrame>
  );
}

function CheckingWords({ checking }: { checking: Checking }) {
  if (checking.state === "failed") {
    return (
      <p className={sharedStyles.failure} role="alert">
        {checking.message} Your equaliser is as you left it; check again.
      </p>
    );
  }
  return (
    <p className={styles.words} role="status">
      {checking.state === "checking" && "Measuring your answer…"}
      {checking.state === "not-yet" && <strong>Not yet. {checking.reason}</strong>}
    </p>
  );
}
