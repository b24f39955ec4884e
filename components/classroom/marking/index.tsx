"use client";

import Link from "next/link";
import { useCallback, useEffect, useRef, useState } from "react";
import { studioEngine } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { useSound } from "@/components/stores/use-sound";
import { PlayButton, togglePlay } from "@/components/widgets/shared/comparison-bar";
import { SoundStatus } from "@/components/widgets/shared/sound-status";
import { useWidgetKeys } from "@/components/widgets/shared/use-widget-keys";
import { WidgetFrame } from "@/components/widgets/shared/widget-frame";
import type { MarkingQueue } from "@/server/grades/shapes";
import { Deck, type Decked, deckOwner } from "./deck";
import { HandInList } from "./hand-in-list";
import { MarkedWork } from "./marked-work";
import styles from "./marking.module.css";
import { QueueList } from "./queue-list";
import { RegradePanel } from "./regrade-panel";

type Decks = Readonly<Record<string, Decked>>;

/** Every hand-in of an assignment, one after the other, by ear and by keyboard. */
export function MarkingQueueView({ queue }: { readonly queue: MarkingQueue }) {
  if (queue.items.length === 0) {
    return (
      <p>
        Nothing has been handed in yet. As soon as it is, it stands here, worst gate first; the{" "}
        <Link href={`/classroom/classes/${queue.classId}/gradebook`}>gradebook</Link> shows who is missing.
      </p>
    );
  }
  if (queue.kind === "lesson" || queue.kind === "quiz") return <HandInList kind={queue.kind} queue={queue} />;
  return <Queue queue={queue} />;
}

function Queue({ queue }: { readonly queue: MarkingQueue }) {
  const { items } = queue;
  const [index, setIndex] = useState(0);
  const [decks, setDecks] = useState<Decks>({});
  const [failures, setFailures] = useState<Readonly<Record<string, string>>>({});
  const current = items[index];
  const next = items[index + 1];
  const onReady = useCallback(
    (id: string, decked: Decked) => setDecks((known) => ({ ...known, [id]: decked })),
    [],
  );
  const onFailed = useCallback(
    (id: string, sentence: string) => setFailures((known) => ({ ...known, [id]: sentence })),
    [],
  );
  if (current === undefined) return null;
  return (
    <>
      {[current, ...(next === undefined ? [] : [next])].map(({ submissionId }) => (
        <Deck key={submissionId} {...{ submissionId, onReady, onFailed }} />
      ))}
      <div className={styles.queue}>
        <Turn
          {...{ queue, index, onIndex: setIndex }}
          submissionId={current.submissionId}
          decked={decks[current.submissionId] ?? null}
          failure={failures[current.submissionId] ?? null}
        />
        <QueueList items={items} index={index} onChoose={setIndex} />
      </div>
      {queue.canOverride && <RegradePanel assignmentId={queue.assignmentId} />}
    </>
  );
}

interface TurnProps {
  readonly queue: MarkingQueue;
  readonly index: number;
  readonly onIndex: (index: number) => void;
  readonly submissionId: string;
  /** Null while it is made ready. */
  readonly decked: Decked | null;
  readonly failure: string | null;
}

/** The work whose turn it is. */
function Turn({ queue, index, onIndex, submissionId, decked, failure }: TurnProps) {
  const { items } = queue;
  const ownerId = deckOwner(submissionId);
  const sound = useSound(ownerId);
  const frame = useRef<HTMLDivElement>(null);
  /** Set by going on: the next one sounds as soon as it can. */
  const goesOn = useRef(false);
  const isReady = decked !== null;

  useEffect(() => {
    if (!goesOn.current || !isReady) return;
    goesOn.current = false;
    studioEngine().play(ownerId);
  }, [ownerId, isReady]);

  const go = (to: number): void => {
    if (to < 0 || to >= items.length) return;
    studioEngine().stop(ownerId);
    goesOn.current = true;
    onIndex(to);
  };
  const focus = (field: string): void => {
    const found = frame.current?.querySelector(`[data-field="${field}"]`);
    if (found instanceof HTMLElement) found.focus();
  };
  const onKeyDown = useWidgetKeys({
    playStop: () => togglePlay(ownerId, sound),
    toStart: () => studioEngine().seek(ownerId, sound.loop?.startFrame ?? 0),
    letters: {
      n: () => go(index + 1),
      p: () => go(index - 1),
      c: () => focus("comment"),
      g: () => focus("points"),
      r: () => focus("return"),
    },
  });
  const item = items[index];
  return (
    <WidgetFrame label="Marking" onKeyDown={onKeyDown} promiseId="loudness" promisePlace="end">
      <div ref={frame} className={styles.turn}>
        <div role="status">
          <h2 className={styles.name}>
            {item?.name} <span className={styles.soft}>{`${index + 1} of ${items.length}`}</span>
          </h2>
          <p>
            {item?.worst ?? (item?.marking === "waiting" ? "Still being measured." : "Every gate is open.")}
          </p>
        </div>
        <div className={styles.row}>
          <PlayButton ownerId={ownerId} sound={sound} />
          <Button shortcut="P" disabled={index === 0} onClick={() => go(index - 1)}>
            Previous
          </Button>
          <Button shortcut="N" disabled={index === items.length - 1} onClick={() => go(index + 1)}>
            Next
          </Button>
          <Link prefetch={false} href={`/classroom/submissions/${submissionId}`}>
            Open in its widget
          </Link>
        </div>
        {failure !== null && (
          <p className={styles.failure} role="alert">
            {failure}
          </p>
        )}
        <SoundStatus sound={sound} />
        {decked !== null && (
          <>
            <p className={styles.soft}>{matchSentence(decked.dimDb)}</p>
            <MarkedWork key={submissionId} {...{ queue, decked, ownerId }} />
          </>
        )}
      </div>
    </WidgetFrame>
  );
}

function matchSentence(dimDb: number | null): string {
  if (dimDb === null) return "Its loudness cannot be measured, so it plays as it is.";
  if (dimDb > -0.05) return "Its loudest 20 s, as loud as they are: softer than the others may be.";
  return `Its loudest 20 s, turned down by ${(-dimDb).toFixed(1)} dB: every mix plays at −23 LUFS.`;
}
