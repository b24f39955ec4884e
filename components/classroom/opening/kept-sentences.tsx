"use client";

import { useId, useState } from "react";
import { Button } from "@/components/controls/button";
import { call } from "../call";
import { useDoing } from "../use-doing";

interface KeptSentencesProps {
  readonly bank: readonly string[];
  /** What stands in the comment now. */
  readonly text: string;
  readonly onTake: (sentence: string) => void;
}

/** Sentences that were kept for the next time, to be taken again or forgotten. */
export function KeptSentences({ bank, text, onTake }: KeptSentencesProps) {
  const [kept, setKept] = useState(bank);
  const { isBusy, refusal, run } = useDoing();
  const id = useId();
  if (kept.length === 0) return null;

  async function forget(): Promise<void> {
    await call("DELETE", "comment-bank", { text });
    setKept((known) => known.filter((sentence) => sentence !== text));
    onTake("");
  }

  return (
    <>
      <label htmlFor={id}>Or take a sentence you kept</label>
      <select id={id} value="" onChange={({ target }) => onTake(target.value)}>
        <option value="">choose one</option>
        {kept.map((sentence) => (
          <option key={sentence}>{sentence}</option>
        ))}
      </select>
      {kept.includes(text) && (
        <Button look="quiet" disabled={isBusy} onClick={() => void run(forget)}>
          Forget this sentence
        </Button>
      )}
      {refusal !== null && <p role="alert">{refusal}</p>}
    </>
  );
}
