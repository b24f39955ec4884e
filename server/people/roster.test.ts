import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { nameKeyOf } from "../db/people";
import { personName } from "./requests";
import { readRoster } from "./roster";

test.each([
  ["one name to a line", "Mia Berg\n\nNoah\r\n", ["Mia Berg", "Noah"]],
  ["a heading above one column", "Name\nMia\nNoah", ["Mia", "Noah"]],
  ["a column among others", "id;Student Name;mark\n1;Mia;3\n2;Noah;4", ["Mia", "Noah"]],
  ["first and last names", "Last name,First_name\nBerg,Mia\nOkafor,Noah", ["Mia Berg", "Noah Okafor"]],
  ["a mark at the beginning, as spreadsheets write it", "\uFEFFname\tclass\nMia\t7b", ["Mia"]],
  ["names in quotation marks", 'name,x\n"Berg, Mia",1', ["Berg, Mia"]],
  ["a name twice", "Mia\nmia \nNoah", ["Mia", "Noah"]],
])("a roster is read with %s", (_, csv, names) => {
  expect(readRoster(csv)).toEqual(names);
});

test.each([
  ["", "no names"],
  ["name\n", "no names"],
  ["Berg,Mia\nOkafor,Noah", "first line must say"],
  [`Mia\n${"x".repeat(81)}`, "Line 2: the name has at most 80"],
  ['name,x\n"Mia,1', "Line 2 has a quotation mark"],
  [Array.from({ length: 1001 }, (_, index) => `Mia ${index}`).join("\n"), "at most 1000"],
])("a roster like %j is refused with the reason", (csv, reason) => {
  expect(() => readRoster(csv)).toThrow(reason);
});

test("whatever people are called, a table of their names is read as it was written", () => {
  const name = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
    .map((text) => text.trim().replaceAll(/\s+/gu, " "))
    .filter((text) => personName.safeParse(text).success);
  const names = fc.uniqueArray(name, { minLength: 1, maxLength: 20, selector: nameKeyOf });
  fc.assert(
    fc.property(names, fc.constantFrom(",", ";", "\t"), (wanted, delimiter) => {
      const rows = wanted.map((each, index) => ({ number: index, name: each }));
      expect(readRoster(Papa.unparse(rows, { delimiter }))).toEqual(wanted);
    }),
  );
});
