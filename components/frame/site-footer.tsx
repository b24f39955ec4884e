"use client";

import Link from "next/link";
import { useEffect } from "react";
import { type Theme, usePreferences } from "@/components/stores/preferences-store";
import styles from "./frame.module.css";

export function SiteFooter() {
  const { theme, setTheme, letterKeys, setLetterKeys } = usePreferences();

  useEffect(() => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);

  return (
    <footer className={styles.footer}>
      <p>No account needed, no tracking. Outside a class, what you do stays on this device.</p>
      <label className={styles.choice}>
        Theme
        <select value={theme} onChange={(event) => setTheme(event.target.value as Theme)}>
          <option value="system">as the system</option>
          <option value="dark">dark</option>
          <option value="light">light</option>
        </select>
      </label>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={letterKeys}
          onChange={(event) => setLetterKeys(event.target.checked)}
        />
        Letter keys inside widgets (A, B, X, L)
      </label>
      <p>
        <Link href="/how-we-know">How we know that it is true</Link>
      </p>
      <p>
        <a href="/audio/CREDITS.md">Who made the sounds</a>
      </p>
    </footer>
  );
}
