import { expect, test } from "vitest";
import { clientOf, deviceName } from "./client";

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox on Linux"],
  [
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36",
    "Chrome on Android",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1",
    "Safari on iPhone",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0",
    "Edge on Windows",
  ],
  ["curl/8.5", "A browser on another system"],
])("%s is called %s", (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name);
});

const addressOf = (forwarded: string) =>
  clientOf(new Request("http://course.example", { headers: { "x-forwarded-for": forwarded } })).address;

test("an address is the one that this server was spoken to by", () => {
  expect(addressOf("6.6.6.6, 192.0.2.1")).toBe(addressOf("192.0.2.1"));
  expect(addressOf("192.0.2.2")).not.toBe(addressOf("192.0.2.1"));
});

test("all addresses of an IPv6 network are one, and no others", () => {
  expect(addressOf("2001:db8:1:2:3:4:5:6")).toBe(addressOf("2001:db8:1:2::9"));
  expect(addressOf("2001:db8:1:3::9")).not.toBe(addressOf("2001:db8:1:2::9"));
  expect(addressOf("2001:db8::1")).toBe(addressOf("2001:db8:0:0:1::"));
  expect(addressOf("::ffff:192.0.2.1")).not.toBe(addressOf("::ffff:192.0.2.2"));
});
