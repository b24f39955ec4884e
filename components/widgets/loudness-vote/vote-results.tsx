"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/controls/button";
import { TableScroll } from "@/components/plots/table-scroll";
import { useWidgetKeys } from "../shared/use-widget-keys";
import { WidgetFrame } from "../shared/widget-frame";
import styles from "./loudness-vote.module.css";
import { resultSentences, VOTE_PAIRS, VOTE_ROUNDS, type VoteRound, type Votes, voteId } from "./votes";

const ROUND_TITLES: Readonly<Record<VoteRound, string>> = {
  "as-they-are": "At their own levels",
  matched: "Matched, so no longer louder",
};

interface VoteResultsProps {
  readonly votes: Votes;
  /** True when the last vote was given just now. */
  readonly isFresh: boolean;
  readonly onAgain: () => void;
}

/** The student's own votes, in words and pair by pair. */
export function VoteResults({ votes, isFresh, onAgain }: VoteResultsProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isFresh && document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [isFresh]);
  const onKeyDown = useWidgetKeys({ playStop: () => undefined });
  return (
    <WidgetFrame label="Your votes" onKeyDown={onKeyDown} promiseId="loudness" promisePlace="end">
      <h3 ref={heading} tabIndex={-1} className={styles.heading}>
        Your votes
      </h3>
      <ul className={styles.sentences}>
        {resultSentences(votes).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <TableScroll label="Your votes, pair by pair">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Pair</th>
              {VOTE_ROUNDS.map((round) => (
                <th key={round} scope="col">
                  {ROUND_TITLES[round]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {VOTE_PAIRS.map((pair) => (
              <tr key={pair.id}>
                <th scope="row">{pair.words}</th>
                {VOTE_ROUNDS.map((round) => (
                  <td key={round}>
                    {votes.get(voteId(round, pair)) === "louder" ? "the louder" : "the softer"}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p className={styles.words}>Your votes stay on this device.</p>
      <div>
        <Button onClick={onAgain}>Vote again</Button>
      </div>
    </WidgetFrame>
  );
}
