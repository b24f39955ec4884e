"use client";

import { Button } from "@/components/controls/button";
import { useOutbox } from "@/components/stores/outbox/outbox-store";
import { useArrival } from "@/components/widgets/shared/use-arrival";
import type { Standing } from "./class-work";
import { timeWords } from "./time-words";
import styles from "./work.module.css";

interface HandInStatusProps {
  readonly standing: Standing | null;
  /** When the server gave the receipt to this page. */
  readonly receivedAt: number | null;
  /** Why the server would not take it. */
  readonly refused: string | null;
  readonly timeZone: string;
  readonly onGoOn: () => void;
}

/** Where handed-in work is: here, in the class, marked. */
export function HandInStatus({ standing, receivedAt, refused, timeZone, onGoOn }: HandInStatusProps) {
  const heading = useArrival<HTMLHeadingElement>("always");
  const came = standing?.receipt.receivedAt ?? receivedAt;
  return (
    <section className={styles.panel} aria-label="Your hand-in">
      <h3 ref={heading} tabIndex={-1}>
        {came === null ? "Handed in on this device" : "Handed in"}
      </h3>
      {refused === null ? (
        <div role="status">
          {came === null ? <OnItsWay /> : <p>The class received it on {timeWords(came, timeZone)}.</p>}
          {standing !== null && <Late standing={standing} timeZone={timeZone} />}
          {came !== null && <p>{markWords(standing)}</p>}
        </div>
      ) : (
        <div role="alert">
          <p>The class did not take it: {refused} Nothing is lost, your work is here.</p>
          <Button onClick={onGoOn}>Go on working</Button>
        </div>
      )}
    </section>
  );
}

function OnItsWay() {
  const status = useOutbox((outbox) => outbox.status);
  const isKept = useOutbox((outbox) => outbox.isKept);
  const flush = useOutbox((outbox) => outbox.flush);
  if (!isKept)
    return (
      <p>
        It is not saved on this device, because this browser keeps nothing. Keep this page open until it is
        sent.
      </p>
    );
  if (status === "sign-in")
    return (
      <p>
        It is saved on this device. <a href="/sign-in?next=/classroom">Sign in</a> to send it.
      </p>
    );
  if (status === "waiting")
    return (
      <>
        <p>
          It is saved on this device. The class cannot be reached; it is sent as soon as it can, also
          tomorrow.
        </p>
        <Button onClick={flush}>Try now</Button>
      </>
    );
  return <p>It is saved on this device and on its way to the class.</p>;
}

function Late({ standing, timeZone }: { readonly standing: Standing; readonly timeZone: string }) {
  if (!standing.receipt.isLate) return null;
  return (
    <p>
      It is marked as late. By this device's clock you handed it in on {timeWords(standing.madeAt, timeZone)}.
      Your instructor sees both times.
    </p>
  );
}

function markWords(standing: Standing | null): string {
  if (standing === null || standing.state === "waiting")
    return "It is being measured. You can leave this page.";
  switch (standing.state) {
    case "stuck":
      return "Measuring it has failed, which is a fault of the course. Your instructor sees it; you need do nothing.";
    case "held-back":
      return `It is measured. You see the result from ${standing.opensOn} on.`;
    case "given-back":
      return standing.reason;
    case "graded":
      return `${pointsWords(standing.points)} of ${pointsWords(standing.maxPoints)} points.`;
  }
}

const pointsWords = (points: number): string => String(Math.round(points * 10) / 10);
