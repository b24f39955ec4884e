import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";
import { type Browser, chromium, type Page } from "playwright";
import { ensureChromium } from "@/scripts/lib/chromium.mjs";
import { inProject } from "@/scripts/lib/project.mjs";

/** A program of this project for the browser, as text. `file` as parts of a path inside the project. */
export async function bundled(file: readonly string[], format: "iife" | "esm"): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [inProject(...file)],
    bundle: true,
    write: false,
    format,
    target: "es2022",
    minify: true,
    legalComments: "none",
    tsconfig: inProject("tsconfig.json"),
    logLevel: "error",
  });
  return outputFiles[0]!.text;
}

export interface BenchPage {
  readonly page: Page;
  readonly browser: Browser;
  readonly version: string;
  close(): Promise<void>;
}

/**
 * An empty page in Chromium, served from this machine.
 * @param scripts JavaScript by its path, as "/engines.js"
 */
export async function openBenchPage(
  scripts: Readonly<Record<string, string | Uint8Array>>,
): Promise<BenchPage> {
  const args = ["--no-sandbox", "--autoplay-policy=no-user-gesture-required"];
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args });
  const server = createServer(({ url = "/" }, response) => {
    const script = scripts[url];
    response.setHeader("content-type", script === undefined ? "text/html" : "text/javascript");
    // Without these two clocks are coarse.
    response.setHeader("cross-origin-opener-policy", "same-origin");
    response.setHeader("cross-origin-embedder-policy", "require-corp");
    response.end(script ?? "<!doctype html>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return {
    page,
    browser,
    version: browser.version(),
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}
