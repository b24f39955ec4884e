import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { LessonError } from "./lesson-error";
import { listLessons, loadLesson } from "./lessons";

const components = new Set(["Predict", "Recap"]);

const frontmatter = `---
id: near-and-far
title: Near and far
module: rooms
summary: What distance does.
minutes: 15
outcomes:
  - hear a room
  - choose a distance
requires: []
songs: []
exercises: []
---
`;
/** Line of the first paragraph, after the frontmatter above and an empty line. */
const FIRST_LINE = 15;

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "lessons-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(source: string, file = "01-rooms/02-near-and-far.mdx") {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), source);
}

const load = (id = "near-and-far") => loadLesson(id, components, folder);

test("a lesson is compiled, with its frontmatter", async () => {
  write(`${frontmatter}## Walk away\n\n<Recap notes={["one", -1, { a: null }]} />\n\n{/* a note */}\n`);
  const lesson = await load();
  expect(lesson?.frontmatter).toMatchObject({ title: "Near and far", minutes: 15, drills: [], sources: [] });
  expect(lesson?.code).toContain("walk-away");
  expect(lesson?.code).not.toContain("a note");
});

test("an unknown lesson is undefined", async () => {
  write(frontmatter);
  expect(await load("other")).toBeUndefined();
});

test("lessons come in the order of their numbers", async () => {
  const named = (id: string, module: string) =>
    frontmatter.replace("near-and-far", id).replace("module: rooms", `module: ${module}`);
  write(named("b", "eq"), "06-eq/01-b.mdx");
  write(named("c", "rooms"), "01-rooms/02-c.mdx");
  write(named("a", "rooms"), "01-rooms/01-a.mdx");
  expect((await listLessons(folder)).map(({ id }) => id)).toEqual(["a", "c", "b"]);
});

async function errorOf(action: Promise<unknown>): Promise<LessonError> {
  const error: unknown = await action.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(LessonError);
  return error as LessonError;
}

describe("names file and line of", () => {
  const file = "01-rooms/02-near-and-far.mdx";

  test.each([
    ["a missing field", frontmatter.replace(/^title:.*\n/m, ""), 1, "title"],
    ["a wrong value", frontmatter.replace("minutes: 15", "minutes: long"), 6, "minutes"],
    ["a wrong entry of a list", frontmatter.replace("  - choose a distance", "  - 7"), 9, "outcomes.1"],
    ["an unknown field", frontmatter.replace("songs: []", "songs: []\ncolour: red"), 1, "colour"],
    ["broken YAML", frontmatter.replace("minutes: 15", "minutes: 'long"), 13, ""],
    ["a foreign id", frontmatter.replace("id: near-and-far", "id: other"), 1, "near-and-far"],
    ["a foreign module", frontmatter.replace("module: rooms", "module: eq"), 1, "rooms"],
  ])("%s", async (_, source, line, word) => {
    write(source);
    const error = await errorOf(listLessons(folder));
    expect({ file: error.file, line: error.line }).toEqual({ file, line });
    expect(error.message).toContain(`${file}:${line}: `);
    expect(error.message).toContain(word);
  });

  test.each([
    ["an import", 'import x from "./x"'],
    ["an export", "export const x = 1"],
    ["a computed expression", "{1 + 1}"],
    ["a name", "text {title} text"],
    ["a call in an attribute", '<Predict question={fetch("/x")} />'],
    ["a function in an attribute", "<Predict question={() => 1} />"],
    ["a filled template", `<Predict question={\`\${title}\`} />`],
    ["a call deep inside a value", "<Predict options={[{ a: [run()] }]} />"],
    ["a computed key", '<Predict options={{ ["a"]: 1 }} />'],
    ["a prototype", "<Predict options={{ __proto__: {} }} />"],
    ["a getter", "<Predict options={{ get a() { return 1 } }} />"],
    ["a regular expression", "<Predict question={/a/} />"],
    ["an element in an attribute", "<Predict question={<Recap />} />"],
    ["a spread attribute", "<Predict {...props} />"],
    ["a component that lessons lack", "<Unknown />"],
    ["a component's member", "<Recap.Part />"],
    ["an HTML element", '<iframe src="/x"></iframe>'],
    ["an attribute on a plain element", '<br className="x" />'],
    ["an image from elsewhere", "![room](https://example.org/room.png)"],
    ["an image from elsewhere, by the page's protocol", "![room](//example.org/room.png)"],
    ["a link that runs a script", "[room](javascript:alert(1))"],
    ["a reference that runs a script", "[room][r]\n\n[r]: javascript:alert(1)"],
    ["an expression within a part", "<Recap>\n\ntext {x}\n\n</Recap>"],
    ["broken markup", "<Recap>"],
  ])("%s", async (_, text) => {
    write(`${frontmatter}\nA first line.\n\n${text}\n`);
    const error = await errorOf(load());
    expect(error.file).toBe(file);
    // The text stands two lines below; what is inside of it, or a definition below it, further down.
    const line = text.startsWith("<Recap>\n") || text.includes("[r]:") ? FIRST_LINE + 4 : FIRST_LINE + 2;
    expect(error.line).toBe(line);
  });
});

test.each(["js", "javascript", "coffee", "json", "toml"])(
  "frontmatter in %s is not run",
  async (language) => {
    write(`---${language}\n{ id: (globalThis.frontmatterRan = true) }\n---\n`);
    const error = await errorOf(listLessons(folder));
    expect(error.line).toBe(1);
    expect(Reflect.has(globalThis, "frontmatterRan")).toBe(false);
  },
);

test("a file in the wrong place and a second lesson of the same id are refused", async () => {
  write(frontmatter, "rooms/near-and-far.mdx");
  expect((await errorOf(listLessons(folder))).message).toContain("<nn-module>/<nn-slug>.mdx");
  rmSync(path.join(folder, "rooms"), { recursive: true });
  write(frontmatter);
  write(frontmatter, "02-rooms/01-near-and-far.mdx");
  expect((await errorOf(listLessons(folder))).message).toContain("already has the id");
});

const question = (props: string) =>
  `<Predict id="far" question="Which is far?" options={["A", \`B\`]} answer={1} explanation="It has room." ${props} />\n`;

test("a lesson's questions are written down as it asks them", async () => {
  write(`${frontmatter}## Walk\n\n${question("")}\n<Recap>\n\n${question('id="near"')}\n</Recap>\n`);
  const far = { question: "Which is far?", options: ["A", "B"], answer: 1, explanation: "It has room." };
  expect((await load())?.checkpoints).toEqual([
    { id: "far", ...far },
    { id: "near", ...far },
  ]);
});

test.each([
  ["an answer that is no option", question("answer={2}"), "there is no such option"],
  ["one option", question('options={["A"]}'), "options"],
  ["an option twice", question('options={["A", "A"]}'), "two options are the same"],
  ["no explanation", question('explanation=""'), "explanation"],
  ["an id twice", `${question("")}\n${question("")}`, 'another <Predict> of this lesson has the id "far"'],
  ["an unknown attribute", question("hint={1}"), "hint"],
])("a question with %s is refused, with file and line", async (_name, text, reason) => {
  write(`${frontmatter}\n${text}`);
  const error = await load().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(LessonError);
  expect(String(error)).toContain("01-rooms/02-near-and-far.mdx");
  expect(String(error)).toContain(reason);
});
