"use client";

import { useState } from "react";
import { studioEngine } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { Segmented } from "@/components/controls/segmented";
import { useSound } from "@/components/stores/use-sound";
import { useEditedSession, useWorkbench } from "@/components/stores/use-workbench";
import { ComparisonBar, type SideLabel, togglePlay } from "../shared/comparison-bar";
import { useWidgetKeys } from "../shared/use-widget-keys";
import { useWidgetSound } from "../shared/use-widget-sound";
import { WidgetFrame } from "../shared/widget-frame";
import { DepthEditor } from "./depth-editor";
import { DepthNumbers } from "./depth-numbers";
import { isWhole, ROW_DEPTHS01, type Row, rightOnes, rowsOf } from "./order";
import type { DepthBenchProps } from "./place-bench";
import styles from "./reverb-depth.module.css";
import { depthSetup, stagedSession } from "./stage-start";

const STAGE = "stage";
const SIDES: readonly SideLabel[] = [{ id: STAGE, letter: "A", label: "The stage" }];
const ROW_CHOICES = [
  { value: "front", label: "Front" },
  { value: "middle", label: "Middle" },
  { value: "back", label: "Back" },
] as const;
const ORDERS = 6;

/** The program has placed the sources; the student says who stands where, then sees it. */
export function OrderBench({ id, ownerId, about, mix, section, sources, cues }: DepthBenchProps) {
  const [truth, setTruth] = useState(() => drawRows(null));
  const [answer, setAnswer] = useState<readonly (Row | null)[]>([null, null, null]);
  const [committed, setCommitted] = useState(false);
  const placed = (rows: readonly Row[]) =>
    stagedSession(
      mix,
      sources,
      cues,
      rows.map((row) => ROW_DEPTHS01[row]),
    );
  const [front] = useState(() => stagedSession(mix, sources, cues, []));
  // Under an id of its own for each visit: a kept stage would be another than the one that is asked for.
  const [start] = useState(() => ({ ...placed(truth), id: `order-${crypto.randomUUID()}` }));
  const store = useWorkbench({
    widgetId: id,
    editedSideId: STAGE,
    comparison: {
      matched: true,
      sides: [{ id: STAGE, label: "The stage", kind: "session", session: start }],
    },
  });
  const [setup] = useState(() => depthSetup(ownerId, STAGE, about, section));
  useWidgetSound(store, setup);
  const sound = useSound(ownerId);
  const session = useEditedSession(store);
  const onKeyDown = useWidgetKeys({
    playStop: () => togglePlay(ownerId, sound),
    toStart: () => studioEngine().seek(ownerId, setup.loop?.startFrame ?? 0),
  });

  function another(): void {
    const rows = drawRows(truth);
    setTruth(rows);
    setAnswer([null, null, null]);
    setCommitted(false);
    store.getState().edit(() => ({ ...placed(rows), id: start.id }));
  }

  return (
    <WidgetFrame label="Who is near, who is far?" onKeyDown={onKeyDown} promiseId="reverb-time">
      <ComparisonBar ownerId={ownerId} sides={SIDES} sound={sound} onSide={() => undefined} />
      <div className={styles.rows}>
        {session.tracks.map(({ id: sourceId, name }, i) => (
          <Segmented<Row | "">
            key={sourceId}
            label={name}
            showLabel
            disabled={committed}
            options={ROW_CHOICES}
            value={answer[i] ?? ""}
            onChange={(row) => row !== "" && setAnswer(answer.map((old, k) => (k === i ? row : old)))}
          />
        ))}
      </div>
      <div className={styles.commit}>
        {committed ? (
          <Button onClick={another}>Another order</Button>
        ) : (
          <Button look="primary" disabled={!isWhole(answer)} onClick={() => setCommitted(true)}>
            That is my order
          </Button>
        )}
        <p role="status" className={styles.verdict}>
          {committed && isWhole(answer)
            ? verdictWords(rightOnes(answer, truth))
            : "Give each source a place of its own."}
        </p>
      </div>
      {committed && setup.loop !== null && (
        <>
          <DepthEditor store={store} start={front} cues={cues} />
          <DepthNumbers ownerId={ownerId} session={session} region={setup.loop} />
        </>
      )}
    </WidgetFrame>
  );
}

function verdictWords(right: number): string {
  if (right === 3) return "All three are right. Below is how it was made.";
  return right === 1
    ? "One of three is right. Look, then listen again."
    : "None is right. Look, then listen again.";
}

/** An order that is not the last one. */
function drawRows(last: readonly Row[] | null): readonly Row[] {
  const others = Array.from({ length: ORDERS }, (_, i) => rowsOf(i)).filter(
    (rows) => rows.join() !== last?.join(),
  );
  const [value = 0] = crypto.getRandomValues(new Uint32Array(1));
  return others[value % others.length] ?? rowsOf(0);
}
