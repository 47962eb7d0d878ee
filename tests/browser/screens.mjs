// What a reader sees first, and how much there is before the annexes.

// Pages of runs.txt with their most screens before the annexes, at 1280 by 900 pixels.
const MOST = { inspection: 5, words: 5, welsh: 5, london: 8, comparison: 8, kind: 8, kinds: 8, aggregate: 10 };
const SCREENS = [{ width: 1280, height: 900 }, { width: 390, height: 844 }];
// So much of the first picture is on the first screen, in pixels.
const SEEN = 60;

/** The main points begin on the first screen, and so does the drawing of the first picture; no report is longer than its kind may be. */
export async function screens({ browser, url, name }, fault) {
  const most = MOST[name];
  if (most === undefined) return "not measured";
  let long = 0;
  for (const { width, height } of SCREENS) {
    // The contents are folded, or not, when a page is opened.
    const page = await browser.newPage({ viewport: { width, height } });
    await page.goto(url);
    const [points, picture, annexes] = await page.evaluate(() =>
      [".main-points li", ".drawing svg, .boxes li", "#annexes"].map((selector) => {
        const one = [...document.querySelectorAll(selector)].find((one) => one.checkVisibility());
        return one === undefined ? Infinity : one.getBoundingClientRect().top + scrollY;
      }),
    );
    if (points > height / 2) fault(`at ${width} px the main points begin at ${Math.round(points)} px`);
    if (picture > height - SEEN) fault(`at ${width} px the first picture begins at ${Math.round(picture)} px`);
    await page.close();
    if (width === SCREENS[0].width) long = annexes / height;
  }
  if (long > most) fault(`${long.toFixed(1)} screens stand before the annexes; at most ${most} may`);
  return `${long.toFixed(1)} screens`;
}
