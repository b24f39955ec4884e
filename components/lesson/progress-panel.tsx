"use client";

import Link from "next/link";
import { type ChangeEvent, type ReactNode, useId, useState } from "react";
import { Button } from "@/components/controls/button";
import { useProgress } from "@/components/stores/progress-store";
import type { ReviewPlace } from "@/components/stores/use-due";
import { saveFile } from "@/components/widgets/shared/save-file";
import { DueToday } from "./due-today";
import styles from "./progress.module.css";

interface ProgressPanelProps {
  readonly lessons: readonly { readonly slug: string; readonly title: string }[];
  readonly places: readonly ReviewPlace[];
  /** Another way to another device, beside the file. */
  readonly move: ReactNode;
}

/** What this device knows of the student, and the file that carries it to another. */
export function ProgressPanel({ lessons, places, move }: ProgressPanelProps) {
  const state = useProgress((progress) => progress.state);
  const [message, setMessage] = useState("");
  const fileId = useId();
  const opened = lessons.filter((lesson) => state.lessons.has(lesson.slug));

  async function open(event: ChangeEvent<HTMLInputElement>) {
    const input = event.target;
    const file = input.files?.[0];
    if (file === undefined) return;
    const { message: answer } = await useProgress.getState().importText(await file.text());
    setMessage(answer);
    input.value = "";
  }

  return (
    <div className={styles.panel}>
      <h1>Your progress</h1>
      <DueToday places={places} />
      <p>
        It is kept in this browser, and nowhere else unless you bring it into a class. Some browsers delete
        what a site keeps after a week without a visit: save a file from time to time, and before you change
        devices.
      </p>
      <p>
        The file holds your answers, results, notes and the unfinished work in lessons. Mixes of the studio
        travel by themselves: “Save to a file” stands beside each of them.
      </p>
      <div className={styles.row}>
        <Button look="primary" onClick={() => download(useProgress.getState().exportText())}>
          Save to a file
        </Button>
        <label className={styles.open} htmlFor={fileId}>
          Open a file
          <input
            id={fileId}
            type="file"
            accept="application/json,.json"
            onChange={(event) => void open(event)}
          />
        </label>
      </div>
      <p role="status" className={styles.message}>
        {message}
      </p>
      {move}

      <h2>Lessons</h2>
      {opened.length === 0 ? (
        <p>
          Nothing yet. <Link href="/">Choose a lesson</Link> and press play.
        </p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">Lesson</th>
              <th scope="col">Questions answered</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {opened.map(({ slug, title }) => {
              const lesson = state.lessons.get(slug);
              const answers = [...(lesson?.checkpoints.values() ?? [])];
              const right = answers.filter(({ correct }) => correct === true).length;
              return (
                <tr key={slug}>
                  <th scope="row">
                    <Link href={`/lessons/${slug}`}>{title}</Link>
                  </th>
                  <td>
                    {answers.length}, {right} right at the last try
                  </td>
                  <td>{lesson?.finishedAtMs === null ? "begun" : "finished"}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}

      <h2>Ears</h2>
      <SkillList />
    </div>
  );
}

function SkillList() {
  const { exercises, skills } = useProgress((progress) => progress.state);
  const hidden = exercises.get("undo-hidden-eq");
  const threshold = skills.get("hear-a-band")?.thresholds.at(-1);
  if (hidden === undefined && threshold === undefined)
    return <p>No exercise or quiz has been finished yet.</p>;
  return (
    <ul>
      {threshold !== undefined && (
        <li>Hear a band: you hear ± {threshold.thresholdOctaves.toFixed(2)} octave.</li>
      )}
      {hidden !== undefined && (
        <li>
          Undo the hidden EQ: {hidden.attempts} {hidden.attempts === 1 ? "answer" : "answers"}, best{" "}
          {Math.round(hidden.best.score01 * 100)} of 100.
        </li>
      )}
    </ul>
  );
}

function download(text: string): void {
  const name = `behind-the-glass-progress-${new Date().toISOString().slice(0, 10)}.json`;
  saveFile(new Blob([text], { type: "application/json" }), name);
}
