import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { inProject, listFiles } from "./project.mjs";

const pagesFolder = ".next/server/app";
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/**
 * @param {string} html
 * @returns {string[]} Content-Security-Policy sources, one per different inline script
 */
export function inlineScriptHashes(html) {
  const hashes = new Set();
  for (const [, script = ""] of html.matchAll(INLINE_SCRIPT)) {
    hashes.add(`'sha256-${createHash("sha256").update(script).digest("base64")}'`);
  }
  return [...hashes];
}

/** Writes the inline scripts' hashes of each static page to where proxy.ts reads them. */
export function writeCspHashes() {
  /** @type {Record<string, string[]>} */
  const pages = {};
  for (const file of listFiles(pagesFolder, (name) => name.endsWith(".html"))) {
    const route = file.slice(pagesFolder.length, -".html".length);
    pages[route === "/index" ? "/" : route] = inlineScriptHashes(readFileSync(inProject(file), "utf8"));
  }
  writeFileSync(inProject(".next", "csp-hashes.json"), JSON.stringify(pages));
}
