// The page itself: its widths, its figures, and that it needs nothing else.

// No text of a drawing is smaller, in pixels.
const SMALLEST = 12;

/** Nothing but tables scrolls sideways, and the one drawing that is seen has texts that can be read. */
export async function readable({ browser, url, report }, fault) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  const count = (of) => blocks(of).filter((block) => block.block === "chart").length;
  const charts = count(report);
  // On a page with both, the annexes are folded.
  const before = report.sections.filter((section) => section.id !== "annexes");
  const unannexed = before.length > 0 ? count({ ...report, sections: before }) : charts;
  for (const unfolded of [false, true]) {
    await page.evaluate((open) => document.querySelectorAll("details").forEach((one) => (one.open = open)), unfolded);
    for (const width of [320, 480, 639, 640, 800, 960, 1100, 1600]) {
      await page.setViewportSize({ width, height: 900 });
      const { over, drawings } = await page.evaluate(() => ({
        over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        drawings: [...document.querySelectorAll(".drawing svg")]
          .filter((svg) => svg.checkVisibility())
          .map((svg) => (14 * svg.getBoundingClientRect().width) / svg.viewBox.baseVal.width),
      }));
      if (over > 0) fault(`at ${width} px${unfolded ? ", unfolded," : ""} the page scrolls sideways by ${over} px`);
      const seen = unfolded ? charts : unannexed;
      if (drawings.length !== seen) fault(`at ${width} px ${drawings.length} drawings of ${seen} charts are seen`);
      for (const word of await page.evaluate(broken)) fault(`at ${width} px "${word}" is broken within a word`);
      for (const size of drawings.filter((size) => size < SMALLEST)) {
        fault(`at ${width} px a drawing has texts of ${size.toFixed(1)} px`);
      }
    }
  }
  await context.close();
  return `${charts} charts`;
}

/** Every figure of the document stands on the page as the document has it, once for each time, and has one anchor. */
export async function complete({ browser, url, report }, fault) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  const shown = await page.$$eval("data[data-figure]", (all) =>
    all.map((one) => ({ id: one.dataset.figure, text: one.textContent, value: one.getAttribute("value"), anchor: one.id })),
  );
  const wanted = figures(report);
  if (shown.length !== wanted.length) fault(`${shown.length} figures are shown of ${wanted.length}`);
  const by = new Map();
  for (const one of shown) by.set(one.id, [...(by.get(one.id) ?? []), one]);
  for (const figure of wanted) {
    const own = by.get(figure.id) ?? [];
    const found = own.find((one) => one.text === visible(figure.text) && same(one.value, figure.value));
    if (!found) fault(`\`${figure.id}\` is not shown as ${figure.text} (${figure.value})`);
    const anchors = own.filter((one) => one.anchor !== "").length;
    if (anchors !== 1) fault(`\`${figure.id}\` has ${anchors} anchors`);
  }
  const ids = await page.$$eval("[id]", (all) => all.map((one) => one.id));
  if (new Set(ids).size !== ids.length) fault("an id is given twice");
  const tables = await page.$$eval("a[download]", (all) => all.map((one) => decodeURIComponent(one.getAttribute("href"))));
  for (const table of tables) {
    const lines = table.replace(/^data:text\/csv;charset=utf-8,/, "").trim().split("\n");
    if (!lines[0].split(",").includes("audience") || lines.length < 2) fault(`a chart's table is no CSV: ${lines[0].slice(0, 80)}`);
  }
  const links = await page.$$eval("a[href]:not([download])", (all) => all.map((one) => one.getAttribute("href")));
  for (const link of links) {
    // The other page of a report lies beside it.
    if (/^(report|annex)\.html(#|$)/.test(link)) continue;
    if (!link.startsWith("#") || !ids.includes(link.slice(1))) fault(`the link ${link} leads nowhere`);
  }
  await context.close();
  return `${wanted.length} figures`;
}

/** With scripts off, and without a network, the page says the same and still unfolds; it asks for nothing and complains of nothing. */
export async function alone({ browser, url }, fault) {
  const texts = [];
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled, offline: true });
    const page = await context.newPage();
    page.on("request", (request) => request.url() !== url && fault(`the page asks for ${request.url().slice(0, 80)}`));
    page.on("console", (message) => fault(`the console says: ${message.text()}`));
    page.on("pageerror", (error) => fault(`the script fails: ${error.message}`));
    await page.goto(url);
    texts.push((await page.locator("main").textContent()).replace(/Show only rows with\s*/g, "").replace(/\s+/g, " "));
    if (!javaScriptEnabled) {
      const summary = page.locator("main summary").first();
      if ((await summary.count()) > 0) {
        await summary.click();
        if ((await page.locator("main details[open]").count()) === 0) fault("nothing unfolds without a script");
      }
    }
    await context.close();
  }
  if (texts[0] !== texts[1]) fault("the page says something else without a script");
  return "alone";
}

/** Ratings with a word that does not stand in one line. */
function broken() {
  const found = [];
  for (const one of document.querySelectorAll(".shade")) {
    const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      for (const word of text.data.matchAll(/\S+/g)) {
        const range = document.createRange();
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        const tops = new Set([...range.getClientRects()].filter((box) => box.width > 0).map((box) => Math.round(box.top)));
        if (tops.size > 1) found.push(one.textContent);
      }
    }
  }
  return found.slice(0, 3);
}

/** As a page has a text in which characters act unseen. */
function visible(text) {
  const acting = /[\p{Cc}\u00ad\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;
  return text.replace(/[\n\t]/g, " ").replace(acting, (one) => `\\u{${one.codePointAt(0).toString(16)}}`);
}

function same(shown, value) {
  return shown === value || (shown !== null && value !== null && Number(shown) === Number(value));
}

function blocks(report) {
  const of = (sections) => sections.flatMap((section) => [...section.blocks, ...of(section.sections)]);
  return of(report.sections);
}

function figures(report) {
  const columns = (table) => table.columns.filter((column) => column.shown !== "scripts");
  const cells = (table) => table.rows.flatMap((row) => columns(table).map((column) => row.cells[column.id] ?? { cell: "empty" }));
  const found = blocks(report).flatMap((block) => {
    switch (block.block) {
      case "items": return block.items.map((item) => item.value);
      case "table": return cells(block);
      case "chart": return cells(block.table);
      case "key-figures": return block.figures.map((one) => ({ cell: "figure", ...one.figure }));
      default: return [];
    }
  });
  return found.flatMap((cell) => {
    if (cell.cell === "figure") return [{ id: cell.id, text: cell.text, value: cell.exact ?? text(cell.number) }];
    if (cell.figure === undefined) return [];
    const counted = cell.n === null || cell.n === undefined ? text(cell.value) : `${cell.n}/${cell.of}`;
    return [{ id: cell.figure, text: cell.text, value: cell.cell === "share" ? counted : null }];
  });
}

function text(number) {
  return number === null || number === undefined ? null : String(number);
}
