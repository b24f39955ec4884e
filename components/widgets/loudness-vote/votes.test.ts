import { describe, expect, it } from "vitest";
import { shuffled } from "../shared/chance";
import {
  chanceOfAtLeast,
  drawBallots,
  isComplete,
  louderWins,
  resultSentences,
  VOTE_PAIRS,
  VOTE_ROUNDS,
  type Vote,
  voteId,
} from "./votes";

const all = (vote: (round: string, i: number) => Vote) =>
  new Map(
    VOTE_ROUNDS.flatMap((round) =>
      VOTE_PAIRS.map((pair, i) => [voteId(round, pair), vote(round, i)] as const),
    ),
  );

describe("ballots", () => {
  it("ask every pair once as it is, then once matched", () => {
    const ballots = drawBallots(shuffled);
    const half = VOTE_PAIRS.length;
    expect(ballots.slice(0, half).every(({ round }) => round === "as-they-are")).toBe(true);
    expect(ballots.slice(half).every(({ round }) => round === "matched")).toBe(true);
    for (const part of [ballots.slice(0, half), ballots.slice(half)])
      expect(new Set(part.map(({ pair }) => pair.id)).size).toBe(half);
  });

  it("offer the louder one first in some draws and second in others", () => {
    const firsts = Array.from({ length: 40 }, () => drawBallots(shuffled)[0]!).map(
      ({ pair, sideIds }) => sideIds[0] === pair.louder,
    );
    expect(new Set(firsts).size).toBe(2);
  });
});

describe("what the votes say", () => {
  it("counts how often the louder one won, in each round", () => {
    const votes = all((round, i) => (round === "as-they-are" || i === 0 ? "louder" : "softer"));
    expect([louderWins(votes, "as-they-are"), louderWins(votes, "matched")]).toEqual([5, 1]);
    expect(resultSentences(votes)[0]).toBe(
      "At their own levels, the louder one won 5 of your 5 votes. Matched, the same one won 1 of 5.",
    );
  });

  it("says how many would do the same by tossing a coin", () => {
    expect(chanceOfAtLeast(0, 5)).toBe(1);
    expect(chanceOfAtLeast(5, 5)).toBe(1 / 32);
    expect(chanceOfAtLeast(4, 5)).toBe(6 / 32);
    expect(chanceOfAtLeast(3, 4)).toBe(5 / 16);
    expect(resultSentences(all(() => "louder"))[1]).toMatch(
      /of 100 people who only toss a coin, 3 also give 5/,
    );
  });

  it("is complete with the last vote, not before", () => {
    const votes = all(() => "softer");
    expect(isComplete(votes)).toBe(true);
    votes.delete(voteId("matched", VOTE_PAIRS[2]!));
    expect(isComplete(votes)).toBe(false);
  });
});
