import { expect, test } from "vitest";
import { CallError } from "./call";
import { refusalOf } from "./refusal";

test.each([
  [400, "name: may not be empty.", ["code", "name", "pin"], "name", "This may not be empty."],
  [400, "A PIN has 6 to 12 digits.", ["code", "name", "pin"], "pin", "A PIN has 6 to 12 digits."],
  [404, "This code opens no class, or not for this name.", ["code", "name"], "code", undefined],
  [409, "The user name ada is taken.", ["name", "userName"], "userName", undefined],
  [409, "Someone of that name is in the class already.", ["code", "name"], "name", undefined],
  [401, "User name or password is wrong.", ["userName", "password"], null, undefined],
  [429, "Too many tries under this name.", ["name"], null, undefined],
  [409, "Every seat of the class is taken.", ["code", "name"], null, undefined],
])("%i %s is put to the field that it is about", (status, sentence, fields, field, said = sentence) => {
  expect(refusalOf(new CallError(status, sentence), fields)).toEqual({ field, sentence: said });
});

test("what is no refusal stays an error", () => {
  expect(() => refusalOf(new TypeError("broken"), [])).toThrow(TypeError);
});
