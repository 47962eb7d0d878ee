// Tries every page in a folder: `node check.mjs FOLDER BROWSER`. Beside each NAME.html lies NAME.json, the document that the page shows.

import fs from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";

import { accessible } from "./accessible.mjs";
import { keyboard } from "./keyboard.mjs";
import { alone, complete, readable } from "./page.mjs";
import { screens } from "./screens.mjs";

const [folder, executablePath] = process.argv.slice(2);
const SWITCHES = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
const AT_ONCE = 2;

const names = fs.readdirSync(folder).filter((name) => name.endsWith(".html")).sort();
if (names.length === 0) throw new Error(`there are no pages in ${folder}`);
const browser = await chromium.launch({ executablePath, args: SWITCHES });
const waiting = [...names];
const faults = [];

/** What a page shows of its document: annexes of a report to publish are a page of their own. */
function part(report, name) {
  const isAnnex = (section) => section.id === "annexes";
  if (report.kind !== "publication" || !report.sections.some(isAnnex)) return report;
  const wanted = name.endsWith(".annex.html");
  return { ...report, sections: report.sections.filter((section) => isAnnex(section) === wanted) };
}

async function work() {
  for (let name = waiting.shift(); name; name = waiting.shift()) {
    const file = path.resolve(folder, name);
    const subject = {
      browser,
      url: `file://${file}`,
      name: name.replace(/\.html$/, ""),
      report: part(JSON.parse(fs.readFileSync(file.replace(/html$/, "json"), "utf8")), name),
    };
    const found = [];
    const said = [];
    for (const look of [accessible, readable, complete, screens, keyboard, alone]) {
      said.push(await look(subject, (fault) => found.push(fault)));
    }
    console.log(`${found.length === 0 ? "ok    " : "FAILED"} ${name.padEnd(18)} ${said.join(", ")}`);
    faults.push(...found.map((fault) => `${name}: ${fault}`));
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, work));
await browser.close();
if (faults.length > 0) {
  console.error(`\n${faults.length} faults:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
  process.exit(1);
}
