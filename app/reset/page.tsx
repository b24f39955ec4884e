import type { Metadata } from "next";
import styles from "@/components/classroom/classroom.module.css";
import { LinkForm } from "@/components/classroom/link-form";

export const metadata: Metadata = { title: "Your link" };

export default function ResetPage() {
  return (
    <main id="main">
      <div className={styles.narrow}>
        <h1>Your link</h1>
        <LinkForm />
      </div>
    </main>
  );
}
