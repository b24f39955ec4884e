import { chromium } from "playwright";
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const w of [1280, 390]) {
  const p = await b.newPage({ viewport: { width: w, height: 900 } });
  p.on("console", m => { if (m.type()==="error") console.log(w, m.text()); });
  await p.goto("http://127.0.0.1:4391/how-we-know"); await p.waitForTimeout(1500);
  await p.screenshot({ path: `/tmp/hwk-${w}-top.png` });
  const h = await p.evaluate(() => document.documentElement.scrollHeight); console.log(w, "height", h);
  for (const id of process.argv.slice(2)) { await p.evaluate((i) => document.getElementById(i)?.scrollIntoView(), id); await p.waitForTimeout(500); await p.screenshot({ path: `/tmp/hwk-${w}-${id}.png` }); }
  await p.close();
}
await b.close();
