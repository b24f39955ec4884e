"use client";

import { type CSSProperties, type KeyboardEvent, type PointerEvent, useRef } from "react";
import styles from "./stage.module.css";

/** One source on the stage. */
export interface StageToken {
  readonly id: string;
  readonly name: string;
  /** From left to right. */
  readonly x01: number;
  /** From the back wall to the front edge. */
  readonly y01: number;
  /** Where it stands, for those who do not see it. */
  readonly label: string;
  readonly mute?: boolean;
  /** Moves by itself: no hand can. */
  readonly fixed?: boolean;
}

interface StageProps {
  readonly tokens: readonly StageToken[];
  readonly selectedId: string;
  /** `beside` where many stand in the middle, in turn on both sides; `below` where few do. */
  readonly names: "beside" | "below";
  readonly onSelect: (id: string) => void;
  readonly onMove: (id: string, x01: number, y01: number) => void;
  /** Arrow keys: steps to the right and to the front. */
  readonly onStep: (id: string, right: number, front: number, fine: boolean) => void;
  readonly onCommit: () => void;
}

/** The room from above, the listener at its front edge. */
export function Stage({ tokens, names, ...rest }: StageProps) {
  const stage = useRef<HTMLFieldSetElement>(null);
  return (
    <fieldset ref={stage} className={styles.stage}>
      <legend className="visually-hidden">The stage from above</legend>
      {tokens.map((token, i) => (
        <Token
          key={token.id}
          token={token}
          namePlace={names === "below" ? "below" : SIDES[i % 2]}
          stage={stage}
          {...rest}
        />
      ))}
      <span className={styles.listener} aria-hidden="true">
        you
      </span>
    </fieldset>
  );
}

const SIDES = ["right", "left"] as const;

interface TokenProps extends Omit<StageProps, "tokens" | "names"> {
  readonly token: StageToken;
  readonly namePlace: "left" | "right" | "below" | undefined;
  readonly stage: React.RefObject<HTMLElement | null>;
}

const STEPS: Readonly<Record<string, readonly [right: number, front: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

function Token({ token, namePlace, stage, selectedId, onSelect, onMove, onStep, onCommit }: TokenProps) {
  const dragging = useRef(false);
  const { id, name, x01, y01, label, mute = false, fixed = false } = token;

  function drag(event: PointerEvent<HTMLButtonElement>): void {
    const area = stage.current?.getBoundingClientRect();
    if (!dragging.current || area === undefined) return;
    onMove(
      id,
      inside((event.clientX - area.left) / area.width),
      inside((event.clientY - area.top) / area.height),
    );
  }

  function handleKey(event: KeyboardEvent<HTMLButtonElement>): void {
    if (event.ctrlKey || event.altKey || event.metaKey || fixed) return;
    const steps = STEPS[event.key];
    if (steps === undefined) return;
    event.preventDefault();
    onStep(id, ...steps, event.shiftKey);
  }

  function drop(): void {
    dragging.current = false;
    onCommit();
  }

  return (
    <button
      type="button"
      className={styles.token}
      style={{ "--x": x01, "--y": y01 } as CSSProperties}
      data-name={namePlace}
      data-selected={id === selectedId ? "" : undefined}
      data-mute={mute ? "" : undefined}
      aria-pressed={id === selectedId}
      aria-label={label}
      onClick={() => onSelect(id)}
      onPointerDown={(event) => {
        if (event.button !== 0 || fixed) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        dragging.current = true;
        onSelect(id);
      }}
      onPointerMove={drag}
      onPointerUp={drop}
      onPointerCancel={drop}
      onKeyDown={handleKey}
      onKeyUp={onCommit}
    >
      <span className={styles.dot} aria-hidden="true" />
      <span className={styles.tokenName} aria-hidden="true">
        {name}
      </span>
    </button>
  );
}

const inside = (share: number): number => Math.min(1, Math.max(0, share));
