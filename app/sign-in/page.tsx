import type { Metadata } from "next";
import Link from "next/link";
import styles from "@/components/classroom/classroom.module.css";
import { SignInForm } from "@/components/classroom/sign-in-form";
import { oneOf, type SearchParams } from "../classroom/viewer";

export const metadata: Metadata = { title: "Sign in" };
export const dynamic = "force-dynamic";

const WHO = [
  { value: "student", label: "Student" },
  { value: "staff", label: "Instructor or assistant" },
] as const;

/** Only a path of this site: nobody is led elsewhere by an address that begins here. */
const pathOf = (next: string): string => (/^\/(?![/\\])[\w\-/[\]?=&%.]*$/.test(next) ? next : "/classroom");

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const { next, code, who: asked } = await searchParams;
  const path = pathOf(oneOf(next));
  const who = oneOf(asked) === "staff" ? "staff" : "student";
  return (
    <main id="main">
      <div className={styles.narrow}>
        <h1>Sign in</h1>
        <nav className={styles.tabs} aria-label="Who signs in">
          {WHO.map(({ value, label }) => (
            <Link
              key={value}
              href={{ pathname: "/sign-in", query: { who: value, next: path } }}
              replace
              aria-current={value === who ? "page" : undefined}
            >
              {label}
            </Link>
          ))}
        </nav>
        <SignInForm who={who} next={path} code={oneOf(code)} />
        <p>
          New in a class? <Link href="/join">Join with its code</Link>. For the lessons you need no account.
        </p>
      </div>
    </main>
  );
}
