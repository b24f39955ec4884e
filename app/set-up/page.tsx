import type { Metadata } from "next";
import Link from "next/link";
import styles from "@/components/classroom/classroom.module.css";
import { SetUpForm } from "@/components/classroom/set-up-form";
import { getStore, isSetUp } from "@/server/classroom";

export const metadata: Metadata = { title: "Set up" };
export const dynamic = "force-dynamic";

export default async function SetUpPage() {
  const isDone = await isSetUp(await getStore());
  return (
    <main id="main">
      <div className={styles.narrow}>
        <h1>Set up</h1>
        {isDone ? (
          <p>
            The course is set up. <Link href="/sign-in">Sign in</Link>.
          </p>
        ) : (
          <>
            <p>You become the course’s administrator: you add instructors, and they make classes.</p>
            <SetUpForm />
          </>
        )}
      </div>
    </main>
  );
}
