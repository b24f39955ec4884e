"use client";

import { useState } from "react";
import { Button } from "@/components/controls/button";
import { giveOver, type HandOver, type NamedState } from "@/components/stores/hand-over";
import { useStaffMark } from "@/components/stores/staff-mark";
import type { Workbench, WorkbenchStore } from "@/components/stores/workbench-store";
import styles from "./shared.module.css";

/** The way from a widget's state to an assignment of it; on devices of staff alone. */
export function MakeAssignment({ store }: { readonly store: WorkbenchStore }) {
  const isStaff = useStaffMark();
  const [failed, setFailed] = useState(false);
  if (!isStaff) return null;

  function make(): void {
    try {
      giveOver(statesOf(store.getState()));
      window.location.assign("/classroom/assign");
    } catch {
      setFailed(true);
    }
  }

  return (
    <>
      <Button look="quiet" onClick={make}>
        Make this an assignment
      </Button>
      {failed && (
        <span className={styles.failure} role="alert">
          This browser does not let the page take it along; allow it to store data, then try again.
        </span>
      )}
    </>
  );
}

/** What the controls show first, then the other sides, then what was there before anything was moved; each once. */
export function statesOf({ sides, histories, editedSideId }: Workbench): HandOver {
  const named = sides.flatMap((side): (NamedState & { readonly id: string })[] =>
    side.kind === "session" ? [{ id: side.id, name: side.label, session: side.session }] : [],
  );
  const edited = named.find(({ id }) => id === editedSideId);
  if (edited === undefined) throw new RangeError("A widget's edited side holds a session.");
  const first = histories[editedSideId]?.past[0];
  const before = first === undefined ? [] : [{ name: `${edited.name}, before it was moved`, session: first }];
  const others: NamedState[] = [];
  for (const { name, session } of [...named, ...before]) {
    const known = [edited, ...others];
    if (known.every((each) => isOther(each, session))) others.push({ name, session });
  }
  return [{ name: edited.name, session: edited.session }, ...others];
}

const isOther = ({ session }: NamedState, other: NamedState["session"]): boolean =>
  JSON.stringify(session) !== JSON.stringify(other);
