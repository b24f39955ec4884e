/** Of every pair the same music, one of them louder. Ids of sides. */
export interface VotePair {
  readonly id: string;
  readonly louder: string;
  readonly softer: string;
  /** What they were, told when the votes are in. */
  readonly words: string;
}

export type VoteRound = "as-they-are" | "matched";
export type Vote = "louder" | "softer";

/** One question: a pair, in the order in which it is offered. */
export interface Ballot {
  readonly pair: VotePair;
  readonly round: VoteRound;
  readonly sideIds: readonly [string, string];
}

/** The mix, so much softer, as sides of their own: copies that differ in level and in nothing else. */
export const COPIES_DB = [-1, -2, -3] as const;

export const copyId = (levelDb: number): string => `mix${levelDb}`;

export const VOTE_PAIRS: readonly VotePair[] = [
  ...COPIES_DB.map((levelDb) => ({
    id: `copy${levelDb}`,
    louder: "mix",
    softer: copyId(levelDb),
    words: `The mix and its copy, ${-levelDb} dB softer`,
  })),
  { id: "master", louder: "gentle", softer: "mix", words: "A light master and its mix" },
  { id: "heavy", louder: "overcooked", softer: "gentle", words: "A crushed master and the light one" },
];

export const VOTE_ROUNDS: readonly VoteRound[] = ["as-they-are", "matched"];

/** Every pair as it is, then every pair matched, each time in another order. */
export function drawBallots(shuffle: <T>(items: readonly T[]) => T[]): Ballot[] {
  return VOTE_ROUNDS.flatMap((round) =>
    shuffle(VOTE_PAIRS).map((pair) => {
      const [first = "", second = ""] = shuffle([pair.louder, pair.softer]);
      return { pair, round, sideIds: [first, second] as const };
    }),
  );
}

export type Votes = ReadonlyMap<string, Vote>;

/** Under which a vote is kept, beneath its widget's id. */
export const voteId = (round: VoteRound, pair: Pick<VotePair, "id">): string => `${round}.${pair.id}`;

/** How often what is louder (or was, before matching) won a round. */
export function louderWins(votes: Votes, round: VoteRound): number {
  return VOTE_PAIRS.filter((pair) => votes.get(voteId(round, pair)) === "louder").length;
}

export function isComplete(votes: Votes): boolean {
  return VOTE_ROUNDS.every((round) => VOTE_PAIRS.every((pair) => votes.has(voteId(round, pair))));
}

/** Share of people who only toss a coin and get `wins` or more of `votes`. */
export function chanceOfAtLeast(wins: number, votes: number): number {
  let ways = 0;
  let orders = 1;
  for (let k = 0; k <= votes; k++) {
    if (k >= wins) ways += orders;
    orders = (orders * (votes - k)) / (k + 1);
  }
  return ways / 2 ** votes;
}

/** What the votes say, and how little ten votes can say. */
export function resultSentences(votes: Votes): string[] {
  const count = VOTE_PAIRS.length;
  const [loud, matched] = [louderWins(votes, "as-they-are"), louderWins(votes, "matched")];
  const inHundred = Math.round(100 * chanceOfAtLeast(loud, count));
  return [
    `At their own levels, the louder one won ${loud} of your ${count} votes. Matched, the same one won ${matched} of ${count}.`,
    `${count} votes are few: of 100 people who only toss a coin, ${inHundred} also give ${loud} or more to the louder one.`,
    `Of the matched pairs, ${COPIES_DB.length} held one and the same sound twice: there was nothing to choose. Whatever you heard there came from you, as it does for everybody.`,
  ];
}
