"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import styles from "./frame.module.css";
import { SoundControls } from "./sound-controls";

const PLACES = [
  { href: "/", label: "Course" },
  { href: "/songs", label: "Songs" },
  { href: "/studio", label: "Studio" },
  { href: "/progress", label: "Progress" },
  // Made for each person: fetched when it is asked for.
  { href: "/classroom", label: "Class", prefetch: false },
] as const;

export function SiteHeader() {
  const path = usePathname();
  return (
    <>
      <a className={styles.skip} href="#main">
        Skip to the content
      </a>
      <header className={styles.header}>
        <Link className={styles.name} href="/">
          Behind the Glass
        </Link>
        <nav className={styles.nav} aria-label="Site">
          {PLACES.map(({ href, label, ...link }) => (
            <Link key={href} href={href} {...link} aria-current={isHere(path, href) ? "page" : undefined}>
              {label}
            </Link>
          ))}
        </nav>
        <SoundControls />
      </header>
    </>
  );
}

/** Also below a place: a song is among the songs. */
const isHere = (path: string, href: string): boolean => path === href || path.startsWith(`${href}/`);
