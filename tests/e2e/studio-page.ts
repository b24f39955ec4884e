import type { Locator, Page } from "@playwright/test";
import { readyWidget, untilState } from "./engine-page";

/** The free studio on the course's first song, ready to play. */
export async function openStudio(page: Page): Promise<Locator> {
  await page.goto("/studio/flagship");
  const mixer = await readyWidget(page, 0);
  await untilState(page, "studio", "ready");
  return mixer;
}

/** Sets a control by typing its value. */
export async function typeValue(mixer: Locator, name: string, value: string): Promise<void> {
  await mixer.getByRole("button", { name: new RegExp(`^${name}: .*type a value`) }).click();
  await mixer.getByLabel(`${name}, typed value`).fill(value);
  await mixer.getByLabel(`${name}, typed value`).press("Enter");
}

/** The mixes that this browser keeps, as text. */
export function keptMixes(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open("behind-the-glass-mixes"));
    const mixes = await done(database.transaction("mixes").objectStore("mixes").getAll());
    database.close();
    return mixes.map((mix) => JSON.stringify(mix));
  });
}
