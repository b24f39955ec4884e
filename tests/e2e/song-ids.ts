import { readdirSync } from "node:fs";

/** Last part of each song's address. */
export const songIds = readdirSync("content/songs", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
