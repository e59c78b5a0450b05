import { expect, test } from "vitest";
import { isPageAddress } from "../../src/main/page-address.ts";

test.each(["app://galley/", "app://galley/index.html", "app://galley/assets/a.js?x#y"])("%s is ours", (url) => {
  expect(isPageAddress(url)).toBe(true);
});

test.each([
  "",
  "about:blank",
  "app://galley.example/",
  "app://galley@evil/",
  "app://evil@galley/",
  "app://galley:80/",
  "app:galley/",
  "xapp://galley/",
  "file:///galley/",
  "https://galley/",
  "data:text/html,app://galley/",
  "blob:app://galley/1",
])("%s is not", (url) => {
  expect(isPageAddress(url)).toBe(false);
});
