import type { Metadata } from "next";
import Link from "next/link";
import styles from "@/components/classroom/classroom.module.css";
import { JoinForm } from "@/components/classroom/join-form";
import { SignOutButton } from "@/components/classroom/sign-out-button";
import { oneOf, type SearchParams, viewer } from "../classroom/viewer";

export const metadata: Metadata = { title: "Join a class" };
export const dynamic = "force-dynamic";

export default async function JoinPage({ searchParams }: { searchParams: SearchParams }) {
  const { code } = await searchParams;
  const person = (await viewer())?.person;
  return (
    <main id="main">
      <div className={styles.narrow}>
        <h1>Join a class</h1>
        {person !== undefined && (
          <p>
            {person.name} is signed in on this device. Is that not you? <SignOutButton />
          </p>
        )}
        {(person === undefined || person.role === "student") && (
          <JoinForm code={oneOf(code)} name={person?.name ?? null} />
        )}
        {person === undefined && (
          <p>
            In a class already? <Link href="/sign-in">Sign in</Link>.
          </p>
        )}
      </div>
    </main>
  );
}
