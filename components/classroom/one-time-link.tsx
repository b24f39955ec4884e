"use client";

import { useState } from "react";
import { Button } from "@/components/controls/button";
import styles from "./classroom.module.css";

interface OneTimeLinkProps {
  readonly token: string;
  /** For whom and how long. */
  readonly words: string;
}

/** A link that works once, shown once. Its token stands behind the `#`, so that no server writes it down. */
export function OneTimeLink({ token, words }: OneTimeLinkProps) {
  const [said, setSaid] = useState("");
  const address = `${window.location.origin}/reset#${token}`;
  async function copy() {
    try {
      await navigator.clipboard.writeText(address);
      setSaid("Copied.");
    } catch {
      setSaid("This browser does not let the page copy. Select the link and copy it yourself.");
    }
  }
  return (
    <div className={styles.link}>
      <span>{words}</span>
      <output>{address}</output>
      <span className={styles.row}>
        <Button onClick={() => void copy()}>Copy the link</Button>
        <span role="status">{said}</span>
      </span>
    </div>
  );
}
