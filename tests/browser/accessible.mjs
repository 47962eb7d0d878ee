// What axe-core finds, with everything unfolded.

import fs from "node:fs";
import { createRequire } from "node:module";

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
export const SETTINGS = [
  { width: 320, colorScheme: "light", media: "screen" },
  { width: 320, colorScheme: "dark", media: "screen" },
  { width: 1100, colorScheme: "light", media: "screen" },
  { width: 1100, colorScheme: "dark", media: "screen" },
  { width: 1100, colorScheme: "light", media: "print" },
];

export async function accessible({ browser, url }, fault) {
  let passes = 0;
  // axe is put into the page, which its policy would forbid. The page is set anew rather than loaded again.
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
  await page.evaluate(AXE);
  for (const { width, colorScheme, media } of SETTINGS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ media, colorScheme });
    // The page hears of its new size with the next frame, and sets then what takes a stop of the keyboard.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const result = await page.evaluate((tags) => axe.run({ runOnly: tags, resultTypes: ["violations"] }), TAGS);
    passes += result.passes.length;
    for (const { id, help, nodes } of result.violations) {
      fault(`${width} px, ${colorScheme}, ${media}: ${id} (${help}), ${nodes.length} times, first ${nodes[0].html.slice(0, 160)}`);
    }
  }
  await context.close();
  if (passes < 10 * SETTINGS.length) fault(`axe looked at next to nothing: ${passes} rules passed`);
  return `axe ${passes} rules passed`;
}
