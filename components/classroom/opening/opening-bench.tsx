"use client";

import { useEffect, useId, useRef, useState } from "react";
import { type Session, studioEngine } from "@/audio-engine";
import { ControlNotes } from "@/components/controls/control-notes";
import type { ExerciseLook } from "@/components/exercises/measured/look";
import { useRenderedSounds } from "@/components/exercises/use-listening";
import { useSound } from "@/components/stores/use-sound";
import { createWorkbenchStore, editedSession } from "@/components/stores/workbench-store";
import { ComparisonBar, togglePlay } from "@/components/widgets/shared/comparison-bar";
import { useWidgetKeys } from "@/components/widgets/shared/use-widget-keys";
import { type SoundSetup, useWidgetSound } from "@/components/widgets/shared/use-widget-sound";
import { WidgetFrame } from "@/components/widgets/shared/widget-frame";
import { WidgetTools } from "@/components/widgets/shared/widget-tools";
import type { Opening } from "@/server/grades/shapes";
import { call } from "../call";
import { CounterForm } from "./counter-form";
import { type LoadedWork, loadWork } from "./load-opening";
import { useOpenedSession } from "./opened";
import styles from "./opening.module.css";
import { RemarkForm } from "./remark-form";
import { RemarkList } from "./remark-list";
import { HANDED_IN, MOVED, openingSides } from "./sides";
import { useShownControl } from "./use-shown-control";

interface OpeningBenchProps {
  readonly id: string;
  readonly look: ExerciseLook;
}

interface OtherWork {
  readonly name: string;
  readonly work: LoadedWork;
}

/** A work in the widget that made it, beside everything that it can be compared with. */
export function OpeningBench({ id, look }: OpeningBenchProps) {
  const { opening, work, counter } = useOpenedSession();
  const moved = useRef<Session>(work.session);
  const [other, setOther] = useState<OtherWork | null>(null);
  const [failure, setFailure] = useState("");
  const chooser = useId();

  async function choose(submissionId: string): Promise<void> {
    setFailure("");
    const found = opening.others.find((each) => each.submissionId === submissionId);
    if (found === undefined) return setOther(null);
    try {
      const theirs = await loadWork(await call<Opening>("GET", `submissions/${submissionId}/opening`));
      setOther({ name: found.name, work: theirs });
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <>
      {opening.others.length > 0 && (
        <p className={styles.chooser}>
          <label htmlFor={chooser}>Beside it, from the class</label>
          <select id={chooser} onChange={({ target }) => void choose(target.value)}>
            <option value="">nobody</option>
            {opening.others.map(({ submissionId, name }) => (
              <option key={submissionId} value={submissionId}>
                {name}
              </option>
            ))}
          </select>
        </p>
      )}
      {failure !== "" && <p role="alert">{failure}</p>}
      <Bench key={`${other?.work.variant.variantId} ${counter?.madeAt}`} {...{ id, look, other, moved }} />
    </>
  );
}

/** What was to be reached, or one good answer, as far as the result tells it. */
function truthOf({ marking }: Opening): Session | null {
  if (marking.state !== "graded" || marking.result.outcome !== "scored") return null;
  return marking.result.reveal.truth;
}

interface BenchProps extends OpeningBenchProps {
  readonly other: OtherWork | null;
  /** Outlives a change of what is heard beside it. */
  readonly moved: React.RefObject<Session>;
}

const NO_SOUNDS = { reference: null, heard: null };

function Bench({ id, look, other, moved }: BenchProps) {
  const { opening, work, remarks, counter } = useOpenedSession();
  const { noted, show, isMissing } = useShownControl(remarks);
  const ownerId = `${id}-${useId()}`;
  const { publicPart } = work.variant;
  const { lengthFrames } = publicPart.start;
  const [heard] = useState(() =>
    openingSides({
      look,
      work,
      other,
      counter,
      name: opening.viewer === "student" ? "As you handed it in" : opening.student.name,
      moved: moved.current,
      truth: truthOf(opening),
      withReference: opening.marking.state !== "closed" || look.referenceHeard !== "answered",
    }),
  );
  const [store] = useState(() => createWorkbenchStore({ matched: look.matched, sides: heard.sides }, MOVED));
  const [setup] = useState<SoundSetup>(() => ({
    ownerId,
    startSideId: HANDED_IN,
    loop: { startFrame: 0, endFrame: lengthFrames },
    taps: look.taps?.(publicPart.start) ?? [],
    matched: look.matched,
  }));
  useRenderedSounds(work.variant);
  useRenderedSounds(other?.work.variant ?? NO_SOUNDS);
  useWidgetSound(store, setup);
  const sound = useSound(ownerId);
  const position = useRef(0);
  useEffect(
    () =>
      studioEngine().onReport(ownerId, ({ positionFrame }) => {
        position.current = positionFrame;
      }),
    [ownerId],
  );
  useEffect(
    () =>
      store.subscribe((state) => {
        moved.current = editedSession(state);
        // Who moves a control wants to hear it.
        studioEngine().selectSide(ownerId, MOVED);
      }),
    [store, moved, ownerId],
  );
  const { edit, undo, redo } = store.getState();
  const hear = (sideId: string | undefined): void => {
    if (sideId !== undefined) studioEngine().selectSide(ownerId, sideId);
  };
  const onKeyDown = useWidgetKeys({
    playStop: () => togglePlay(ownerId, sound),
    side: (index) => hear(heard.labels[index]?.id),
    toStart: () => studioEngine().seek(ownerId, 0),
    undo,
    redo,
  });

  return (
    <WidgetFrame label={`${publicPart.info.title}: the work`} onKeyDown={onKeyDown}>
      <ComparisonBar ownerId={ownerId} sides={heard.labels} sound={sound} onSide={hear} />
      <div className={styles.editor}>
        <ControlNotes value={noted}>
          <look.Editor store={store} ownerId={ownerId} publicPart={publicPart} />
        </ControlNotes>
        <WidgetTools store={store} onReset={() => edit(() => work.session)} />
      </div>
      {opening.viewer === "staff" && <CounterForm moved={moved} />}
      <RemarkList
        onPlayFrom={(frame) => {
          studioEngine().seek(ownerId, frame);
          hear(HANDED_IN);
          if (sound.state !== "playing") studioEngine().play(ownerId);
        }}
        onShow={({ control, atFrame }) => {
          if (atFrame !== null) studioEngine().seek(ownerId, atFrame);
          show(control);
        }}
      />
      <p role="status">
        {isMissing && "This desk does not show that control. What was moved stands below, number by number."}
      </p>
      {opening.viewer === "staff" && <RemarkForm positionNow={() => Math.round(position.current)} />}
    </WidgetFrame>
  );
}
