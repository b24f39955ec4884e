import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { TEN_SECONDS } from "@/learning/exercises/public";
import { exerciseIds } from "@/learning/exercises/registry";
import { parseFrontmatter } from "@/server/content/frontmatter";
import { lessonFaults, type Published } from "./lesson-faults";

const files = readdirSync("content/lessons", { recursive: true, encoding: "utf8" }).filter((f) =>
  f.endsWith(".mdx"),
);
const manifest = JSON.parse(readFileSync("public/audio/manifest.json", "utf8"));
const course = JSON.parse(readFileSync("content/course.json", "utf8"));
const written = files.map(
  (file) => parseFrontmatter(readFileSync(`content/lessons/${file}`, "utf8"), file).id,
);

const published: Published = {
  places: course.modules.flatMap((module: { lessons: { slug: string }[] }) =>
    module.lessons.map(({ slug }) => slug),
  ),
  lessons: written,
  songs: readdirSync("content/songs"),
  assets: manifest.assets,
  tracks: readdirSync("content/songs").flatMap((song) =>
    JSON.parse(readFileSync(`content/songs/${song}/mix.session.json`, "utf8")).tracks.map(
      ({ id }: { id: string }) => id,
    ),
  ),
  exercises: [...exerciseIds(), TEN_SECONDS.id],
  drills: ["hear-a-band", "hear-a-cut"],
};

test.each(files)("%s: everything it names is there, and every outcome has its practice", (file) => {
  const source = readFileSync(`content/lessons/${file}`, "utf8");
  expect(lessonFaults(source, parseFrontmatter(source, file), published)).toEqual([]);
});

describe("a fault is found", () => {
  const file = "06-eq/02-eq-in-context.mdx";
  const source = readFileSync(`content/lessons/${file}`, "utf8");
  const spoilt: Record<string, readonly [from: string, to: string, fault: RegExp]> = {
    "an unknown song": ['song="flagship"', 'song="nobody"', /song "nobody"/],
    "an unknown track": ['track="acoustic-guitar"', 'track="kazoo"', /track "kazoo"/],
    "an unknown exercise": ['exercise="undo-hidden-eq"', 'exercise="guess"', /exercise "guess"/],
    "an unknown drill": ['drill="hear-a-band"', 'drill="hear-all"', /drill "hear-all"/],
    "an id used twice": ['id="make-space"', 'id="noise"', /id "noise" is used twice/],
    "a heading that skips": ["### 1. Undo", "#### 1. Undo", /skips/],
    "an unknown lesson before": ["- distance-and-room", "- nowhere", /lesson "nowhere"/],
    "an exercise that is missing": ["exercise=", "task=", /undo-hidden-eq" does not stand/],
  };

  const faultsOf = (bad: string) => lessonFaults(bad, parseFrontmatter(bad, file), published).join("\n");

  test("too few questions", () => {
    const more = source.replace("outcomes:\n", "outcomes:\n  - something that nobody asks for\n");
    expect(faultsOf(more.replaceAll("<Predict", "<Nothing"))).toMatch(/outcomes have 3 questions/);
  });

  test("nothing measured", () => {
    const unmeasured = source.replace("exercises:\n  - undo-hidden-eq\n  - make-room", "exercises: []");
    expect(faultsOf(unmeasured)).toMatch(/measures nothing/);
  });

  test.each(Object.keys(spoilt))("%s", (name) => {
    const [from, to, fault] = spoilt[name] ?? ["", "", /^$/];
    expect(faultsOf(source.replaceAll(from, to))).toMatch(fault);
  });
});
