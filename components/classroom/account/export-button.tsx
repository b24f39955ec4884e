"use client";

import { Button } from "@/components/controls/button";
import { saveFile } from "@/components/widgets/shared/save-file";
import { call } from "../call";
import { useDoing } from "../use-doing";

/** Saves everything that the course keeps about someone to a file. */
export function ExportButton() {
  const { isBusy, refusal, run } = useDoing();
  async function download() {
    const kept = await call<object>("GET", "account/export");
    const text = JSON.stringify(kept, undefined, 2);
    saveFile(new Blob([text], { type: "application/json" }), "behind-the-glass-classroom.json");
  }
  return (
    <>
      <Button disabled={isBusy} onClick={() => void run(download)}>
        Save to a file
      </Button>
      {refusal !== null && <p role="alert">{refusal}</p>}
    </>
  );
}
