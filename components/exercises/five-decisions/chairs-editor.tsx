"use client";

import type { ReactNode } from "react";
import {
  LIMITER_PARAMETERS,
  type LimiterInsert,
  type Session,
  stripById,
  withStrip,
  withValue,
} from "@/audio-engine";
import { Fader } from "@/components/controls/fader";
import { Segmented } from "@/components/controls/segmented";
import { useEditedSession } from "@/components/stores/use-workbench";
import type { EditorProps } from "../measured/look";
import { TrackFader } from "../track-fader";
import { GUITARS, guitarOf, leadTakes, withGuitar } from "./choices";
import styles from "./five-decisions.module.css";

const DRIVE = "master/limiter/inputGainDb";

/** Five chairs, one control each, in the order in which a song passes them. */
export function ChairsEditor({ store, publicPart }: EditorProps) {
  const session = useEditedSession(store);
  const { edit, endGesture } = store.getState();
  const takes = leadTakes(publicPart.start);
  const delay = stripById(session, "lead")?.delayFrames ?? 0;
  const answers = stripById(session, "answers")?.mute === true ? "out" : "in";

  return (
    <ol className={styles.chairs}>
      <Chair name="Artist" question="Which take of the lead?">
        <Segmented
          label="Take"
          options={takes.map((frames, i) => ({ value: String(frames), label: `Take ${i + 1}` }))}
          value={String(delay)}
          onChange={(frames) => edit((now) => withLead(now, Number(frames)))}
        />
      </Chair>
      <Chair name="Producer" question="Do the piano’s answers play in the chorus?">
        <Segmented
          label="Piano answers"
          options={[
            { value: "in", label: "They play" },
            { value: "out", label: "Leave them out" },
          ]}
          value={answers}
          onChange={(choice) =>
            edit((now) => withStrip(now, "answers", (strip) => ({ ...strip, mute: choice === "out" })))
          }
        />
      </Chair>
      <Chair name="Recording engineer" question="Which of the guitar’s two microphones?">
        <Segmented
          label="Guitar"
          options={GUITARS}
          value={guitarOf(session)}
          onChange={(choice) => edit((now) => withGuitar(now, choice))}
        />
      </Chair>
      <Chair name="Mixing engineer" question="Where does the lead stand?">
        <TrackFader store={store} trackId="lead" label="Lead" />
      </Chair>
      <Chair name="Mastering engineer" question="How hard does it go into the limiter?">
        <Fader
          descriptor={LIMITER_PARAMETERS.inputGainDb}
          address={DRIVE}
          value={driveOf(session)}
          onChange={(driveDb) => edit((now) => withValue(now, DRIVE, driveDb), "drive")}
          onCommit={endGesture}
        />
      </Chair>
    </ol>
  );
}

function Chair({ name, question, children }: { name: string; question: string; children: ReactNode }) {
  return (
    <li className={styles.chair}>
      <p className={styles.question}>
        <strong>{name}</strong> {question}
      </p>
      {children}
    </li>
  );
}

function withLead(session: Session, delayFrames: number): Session {
  return withStrip(session, "lead", (strip) => ({ ...strip, delayFrames }));
}

function driveOf({ master }: Session): number {
  const limiter = master.inserts.find((insert): insert is LimiterInsert => insert.unit === "limiter");
  return limiter?.params.inputGainDb ?? 0;
}
