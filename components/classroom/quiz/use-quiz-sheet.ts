"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { newId } from "@/components/stores/new-id";
import type { DraftStatus } from "@/components/stores/outbox/draft-saver";
import { useOutbox } from "@/components/stores/outbox/outbox-store";
import { useDraft } from "@/components/stores/outbox/use-draft";
import { type JudgedQuestion, mostPlays, type QuizPart } from "@/learning/drills/quiz-public";
import { CallError, call } from "../call";
import { type HandedIn, useClassWork } from "../work/class-work";
import { sendDraft } from "../work/send-draft";
import { answersWork, type Choices, type ReadyQuiz } from "./ready-quiz";

export interface QuizSheetControl {
  readonly quiz: QuizPart;
  /** What was chosen so far. */
  readonly choices: Choices;
  /** What was told of answers that were given for good. */
  readonly judged: readonly (JudgedQuestion | null)[];
  /** How often each may be heard still; null: as often as one likes. */
  readonly left: readonly (number | null)[];
  readonly isSending: boolean;
  /** Why the last answer was not taken, and to which question it was. */
  readonly problem: { readonly question: number; readonly sentence: string } | null;
  readonly status: DraftStatus;
  choose(question: number, choiceIndex: number): void;
  /** @returns false where the server has counted as many plays as are allowed */
  countPlay(question: number): Promise<boolean>;
  handIn(): void;
}

interface QuizSheetSetup {
  readonly ready: ReadyQuiz;
  readonly onHandedIn: (handedIn: HandedIn, revision: number) => void;
  /** Of the draft that the server has. */
  readonly revision: number;
}

const OFFLINE =
  "This quiz tells at once what was right, so each answer needs the network. Choose again when you are connected.";

const replaced = <T>(list: readonly T[], index: number, value: T): T[] =>
  list.map((each, i) => (i === index ? value : each));

/** A quiz under way: its answers are kept as they are given, told at once where the quiz says so, and handed in together. */
export function useQuizSheet({ ready, revision, onHandedIn }: QuizSheetSetup): QuizSheetControl {
  const { quiz } = ready;
  const place = useClassWork();
  const { variantId } = place.handedOut;
  const [choices, setChoices] = useState(ready.choices);
  const [judged, setJudged] = useState(ready.judged);
  const [plays, setPlays] = useState(ready.plays);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<QuizSheetControl["problem"]>(null);
  const isHandedIn = useRef(false);
  const { saver, status } = useDraft({
    ...{ variantId, ownerId: place.ownerId, revision },
    send: (work, next) => sendDraft(variantId, work, next),
  });
  useEffect(() => {
    if (ready.isUnsent) saver.edit({ work: answersWork(ready.choices), notes: [] });
  }, [ready, saver]);

  const most = mostPlays(quiz);
  const left = useMemo(
    () => plays.map((count) => (most === null ? null : Math.max(0, most - count))),
    [plays, most],
  );

  async function answerForGood(question: number, choiceIndex: number): Promise<void> {
    setSending(true);
    setProblem(null);
    try {
      const path = `variants/${variantId}/answers/${question}`;
      const told = await call<JudgedQuestion>("PUT", path, { choiceIndex });
      setJudged((known) => replaced(known, question, told));
      setChoices((known) => replaced(known, question, choiceIndex));
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setProblem({ question, sentence: error.status === 0 ? OFFLINE : error.sentence });
    }
    setSending(false);
  }

  function choose(question: number, choiceIndex: number): void {
    if (quiz.feedback === "now") {
      if (!isSending && judged[question] === null) void answerForGood(question, choiceIndex);
      return;
    }
    const next = replaced(choices, question, choiceIndex);
    setChoices(next);
    saver.edit({ work: answersWork(next), notes: [] });
  }

  async function countPlay(question: number): Promise<boolean> {
    if (most === null) return true;
    setPlays((known) => known.map((count, i) => (i === question ? count + 1 : count)));
    try {
      await call("POST", `variants/${variantId}/plays/${question}`, {});
      return true;
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      // Out of reach, the page counts alone.
      if (error.status !== 409) return true;
      setPlays((known) => replaced(known, question, most));
      return false;
    }
  }

  async function handIn(): Promise<void> {
    // A second click is the same hand-in.
    if (isHandedIn.current) return;
    isHandedIn.current = true;
    saver.close();
    const work = answersWork(choices);
    const { ownerId, assignmentId, title } = place;
    const entry = { id: newId(), ownerId, variantId, work, madeAt: Date.now(), refused: null };
    await useOutbox.getState().handIn({ ...entry, assignmentId, title });
    onHandedIn({ id: entry.id, work, standing: null }, saver.revision);
  }

  return {
    ...{ quiz, choices, judged, left, isSending, problem, status },
    ...{ choose, countPlay, handIn: () => void handIn() },
  };
}
