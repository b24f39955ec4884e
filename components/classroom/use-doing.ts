"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { refusalOf } from "./refusal";
import { useReady } from "./use-ready";

/** Does one thing on the classroom's server at a time and then shows the page anew; `refusal` is why it was not done. */
export function useDoing() {
  const router = useRouter();
  const isReady = useReady();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  async function run(work: () => Promise<unknown>): Promise<void> {
    setBusy(true);
    setRefusal(null);
    try {
      await work();
      router.refresh();
    } catch (error) {
      setRefusal(refusalOf(error, []).sentence);
    } finally {
      setBusy(false);
    }
  }
  return { isBusy: isBusy || !isReady, refusal, run };
}
