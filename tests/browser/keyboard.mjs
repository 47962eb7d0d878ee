// The keyboard alone: every control in order, seen when it has the focus, and working.

// A page with more controls is walked only so far.
const MOST = 120;
const CONTROLS = "a[href], summary, button, input, [tabindex='0']";

export async function keyboard({ browser, url }, fault) {
  let stops = 0;
  for (const width of [320, 1100]) {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    await page.goto(url);
    stops = await walk(page, width, fault);
    if (width === 1100) {
      await unfold(page, fault);
      await sort(page, fault);
      await filter(page, fault);
      await skip(page, fault);
    }
    await context.close();
  }
  return `${stops} stops`;
}

/** Tab reaches each control in the order of the page, and the one that has the focus shows it and is not covered. */
async function walk(page, width, fault) {
  const wanted = await page.evaluate((controls) => {
    const all = [...document.querySelectorAll(controls)].filter((one) => one.checkVisibility());
    all.forEach((one, place) => one.setAttribute("data-stop", place));
    return all.length;
  }, CONTROLS);
  const count = Math.min(wanted, MOST);
  for (let place = 0; place < count; place += 1) {
    await page.keyboard.press("Tab");
    const { stop, seen, clear, name } = await page.evaluate(() => {
      const one = document.activeElement;
      const style = getComputedStyle(one);
      const { left, right, top, bottom } = one.getBoundingClientRect();
      const x = Math.min(Math.max(left + 4, 0), innerWidth - 2);
      const y = Math.min(Math.max((top + bottom) / 2, 0), innerHeight - 2);
      const hit = document.elementFromPoint(Math.min(x, right), y);
      return {
        stop: Number(one.dataset.stop),
        name: `${one.tagName} ${one.textContent.slice(0, 40)}`,
        seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && style.boxShadow !== "none",
        clear: hit !== null && (one.contains(hit) || hit.contains(one)),
      };
    });
    if (stop !== place) {
      fault(`at ${width} px the ${place + 1}. press of Tab leads to control ${stop + 1} (${name})`);
      return wanted;
    }
    if (!seen) fault(`at ${width} px ${name} does not show that it has the focus`);
    if (!clear) fault(`at ${width} px ${name} has the focus and is covered`);
  }
  return wanted;
}

/** Enter unfolds and folds. */
async function unfold(page, fault) {
  const summary = page.locator("main summary").first();
  if ((await summary.count()) === 0) return;
  const isOpen = () => summary.evaluate((one) => one.parentElement.open);
  await summary.focus();
  for (const wanted of [true, false]) {
    await page.keyboard.press("Enter");
    if ((await isOpen()) !== wanted) fault(`Enter does not ${wanted ? "unfold" : "fold"} the first summary`);
  }
}

/** Enter on a heading sorts the rows of each group, up and then down, and says so; no row is lost. */
async function sort(page, fault) {
  const tables = page.locator("table.long");
  if ((await tables.count()) === 0) return;
  const rows = () => tables.first().evaluate((table) => [...table.querySelectorAll("tr.body")].map((row) => row.textContent));
  const before = await rows();
  const buttons = tables.first().locator("thead button");
  if ((await buttons.count()) === 0) return fault("a long table cannot be sorted");
  for (let place = 0; place < (await buttons.count()); place += 1) {
    const button = buttons.nth(place);
    await button.evaluate((one) => one.closest("details")?.setAttribute("open", ""));
    await button.focus();
    for (const direction of ["ascending", "descending"]) {
      await page.keyboard.press("Enter");
      const { said, wrong } = await button.evaluate((one, direction) => {
        const heading = one.closest("th");
        const values = (body) =>
          [...body.querySelectorAll("tr.body")].map((row) => {
            const cell = row.cells[heading.cellIndex];
            return parseFloat((cell.querySelector("data") ?? cell).textContent.replace(/,/g, "").replace("\u2212", "-"));
          });
        const isWrong = (list) => {
          const numbers = list.filter((value) => !Number.isNaN(value));
          return numbers.some((value, at) => at > 0 && (direction === "ascending" ? numbers[at - 1] > value : numbers[at - 1] < value));
        };
        return { said: heading.getAttribute("aria-sort"), wrong: [...heading.closest("table").tBodies].some((body) => isWrong(values(body))) };
      }, direction);
      if (said !== direction) fault(`a sorted heading says ${said}, not ${direction}`);
      if (wrong) fault(`column ${place + 1} is not ${direction}`);
    }
  }
  const after = await rows();
  if ([...before].sort().join() !== [...after].sort().join()) fault("sorting loses rows");
}

/** What is typed leaves only rows that have it, and taking it away brings all of them back. */
async function filter(page, fault) {
  const table = page.locator("table.long").first();
  if ((await table.count()) === 0) return;
  const field = page.locator(".filter input").first();
  if ((await field.count()) === 0) return fault("a long table cannot be filtered");
  const seen = () => table.evaluate((one) => [...one.querySelectorAll("tr.body:not([hidden])")].map((row) => row.textContent.toLowerCase()));
  await field.evaluate((one) => one.closest("details")?.setAttribute("open", ""));
  const all = await seen();
  const words = all.flatMap((row) => row.split(/[^a-z0-9]+/));
  const word = words.find((word) => word !== "" && all.some((row) => row.includes(word)) && all.some((row) => !row.includes(word)));
  if (!word) return fault("no word tells rows of the first table apart");
  await field.focus();
  await page.keyboard.type(word);
  const some = await seen();
  if (some.length === 0 || some.length >= all.length || some.some((row) => !row.includes(word))) {
    fault(`filtering by "${word}" leaves ${some.length} of ${all.length} rows`);
  }
  for (const _ of word) await page.keyboard.press("Backspace");
  if ((await seen()).length !== all.length) fault("taking the filter away does not bring all rows back");
}

/** The first stop of the page leads past its contents. */
async function skip(page, fault) {
  await page.reload();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const there = await page.evaluate(() => document.activeElement.id);
  if (there !== "main") fault(`the link past the contents leads to \`${there}\``);
}
