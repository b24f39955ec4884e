import { parseSession, type Session } from "@/audio-engine";

/** A state of a widget, by the name that it has there. */
export interface NamedState {
  readonly name: string;
  readonly session: Session;
}

/** What a widget hands over to the page that makes an assignment of it; the state that its controls show comes first. */
export type HandOver = readonly [NamedState, ...NamedState[]];

const KEY = "behind-the-glass/hand-over";

/** Keeps it for the next page in this tab. @throws DOMException where the browser keeps nothing, or has no room left */
export function giveOver(states: HandOver): void {
  sessionStorage.setItem(KEY, JSON.stringify(states));
}

/** What was handed over in this tab last; null where nothing was, or nothing that is understood. */
export function takeOver(): HandOver | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    if (!Array.isArray(kept)) return null;
    const [first, ...others] = kept.map(
      ({ name, session }): NamedState => ({ name: String(name), session: parseSession(session) }),
    );
    return first === undefined ? null : [first, ...others];
  } catch (error) {
    console.warn("What was handed over is not understood.", error);
    return null;
  }
}
