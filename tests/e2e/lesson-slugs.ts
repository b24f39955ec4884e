import { readdirSync } from "node:fs";

/** Last part of each written lesson's address. */
export const lessonSlugs = readdirSync("content/lessons", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".mdx"))
  .map((file) => file.replace(/^.*\d\d-/, "").replace(/\.mdx$/, ""));
