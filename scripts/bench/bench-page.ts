import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { chromium, type Page } from "playwright";
import { ensureChromium } from "@/scripts/lib/chromium.mjs";

export interface BenchPage {
  readonly page: Page;
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
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ["--no-sandbox"] });
  const server = createServer(({ url = "/" }, response) => {
    const script = scripts[url];
    response.setHeader("content-type", script === undefined ? "text/html" : "text/javascript");
    response.end(script ?? "<!doctype html>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return {
    page,
    version: browser.version(),
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}
