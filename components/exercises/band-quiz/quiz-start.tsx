"use client";

import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/controls/button";
import { Segmented } from "@/components/controls/segmented";
import { useProgress } from "@/components/stores/progress-store";
import { bandSkill, type DrillInfo, type DrillMaterial, thresholdWords } from "@/learning/drills/public";
import styles from "../exercises.module.css";

const MATERIALS = [
  { value: "noise", label: "Noise" },
  { value: "song", label: "The song" },
] as const;

interface QuizStartProps {
  readonly drill: DrillInfo;
  readonly onStart: (material: DrillMaterial) => void;
}

/** What will be asked, and with which sound: noise first, then the song. */
export function QuizStart({ drill, onStart }: QuizStartProps) {
  const skills = useProgress((progress) => progress.state.skills);
  const lastOf = (material: DrillMaterial) => skills.get(bandSkill(drill.id, material))?.thresholds.at(-1);
  const [material, setMaterial] = useState<DrillMaterial>(lastOf("noise") === undefined ? "noise" : "song");
  const last = lastOf(material);
  return (
    <>
      <div>
        <h4 className={styles.heading}>{drill.title}</h4>
        <p className={styles.words}>{drill.task}</p>
        <p className={styles.words}>
          Four answers to choose from. They move closer together as long as you are right, until you are not
          any more: about 20 to 40 questions, and you may stop at any time.{" "}
          <Link href="/how-we-know#equaliser" prefetch={false}>
            Is what you hear what it says?
          </Link>
        </p>
      </div>
      <Segmented label="Listen to" showLabel options={MATERIALS} value={material} onChange={setMaterial} />
      {last !== undefined && (
        <p className={styles.words}>
          <span className={styles.soft}>Last time: {thresholdWords(last.thresholdOctaves)}</span>
        </p>
      )}
      <div className={styles.commit}>
        <Button look="primary" onClick={() => onStart(material)}>
          Start
        </Button>
      </div>
    </>
  );
}
