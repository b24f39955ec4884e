import type { DraftAnswer } from "@/components/stores/outbox/draft-saver";
import type { KeptWork } from "@/components/stores/outbox/entry";
import { CallError, call } from "../call";

/** Sends a draft, and says what came of it. Where somebody must sign in, it is kept here until they have. */
export async function sendDraft(
  variantId: string,
  { work, notes }: KeptWork,
  revision: number,
): Promise<DraftAnswer> {
  try {
    const kept = await call<{ revision: number; savedAt: number; isYours: boolean }>(
      "PUT",
      `drafts/${variantId}`,
      { work, notes, revision },
    );
    return { outcome: "kept", ...kept };
  } catch (error) {
    const isEnded = error instanceof CallError && [400, 403, 404, 409, 413].includes(error.status);
    return { outcome: isEnded ? "ended" : "later" };
  }
}
