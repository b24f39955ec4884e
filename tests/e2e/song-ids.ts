import { readdirSync } from "node:fs";

/** Last part of each song's address. */
export const songIds = readdirSync("content/songs", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Songs whose pages stand for all others: a loop with four states, and a whole song with seven. */
export const visitedSongIds = ["flagship", "second-light"];
