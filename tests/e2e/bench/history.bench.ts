import { expect, type Page, test } from "@playwright/test";
import { atEnd, goTo, speed, toLatest, unread, welcome, write } from "./crowd";
import type { Check } from "./figures";

/** What of a transcript is in view. */
type View = {
  first: number;
  last: number;
  /** Where the first line in view begins, in pixels from the top of the frame; and how much of it shows nothing. */
  offset: number;
  blank: number;
  top: number;
  end: number;
  hit: number | null;
};

/** What is in view once nothing moves any more. */
const settled = (page: Page) =>
  page.evaluate(async () => {
    const frame = document.querySelector<HTMLElement>('[aria-label="Transcript"]');
    if (!frame) throw new Error("no transcript");
    const painted = () =>
      new Promise<void>((done) => {
        requestAnimationFrame(() => requestAnimationFrame(() => done()));
      });
    const look = (): View => {
      const box = frame.getBoundingClientRect();
      const lines = [...frame.querySelectorAll<HTMLElement>("[data-row]")].map((line) => ({
        row: Number(line.dataset.row),
        is: line.getBoundingClientRect(),
        hit: line.classList.contains("hit"),
      }));
      const shown = lines.filter(({ is }) => is.bottom > box.top && is.top < box.bottom);
      const [first, last] = [shown[0], shown.at(-1)];
      const above = first ? Math.max(0, first.is.top - box.top) : box.height;
      const below = last ? Math.max(0, box.bottom - last.is.bottom) : 0;
      return {
        first: first?.row ?? -1,
        last: last?.row ?? -1,
        offset: Math.round((first?.is.top ?? 0) - box.top),
        // The transcript itself begins and ends with some room.
        blank: Math.round(above + below),
        top: Math.round(frame.scrollTop),
        end: Math.round(frame.scrollHeight - frame.clientHeight - frame.scrollTop),
        hit: shown.find(({ hit }) => hit)?.row ?? null,
      };
    };
    let [before, after] = [look(), look()];
    let calm = 0;
    while (calm < 2) {
      await painted();
      [before, after] = [after, look()];
      calm = JSON.stringify(before) === JSON.stringify(after) ? calm + 1 : 0;
    }
    return after;
  });

const lines = ({ first, last }: View) => `lines ${first} to ${last} in view`;

async function report(checks: Check[]) {
  await test.info().attach("checks", { body: JSON.stringify(checks) });
}

/** Turns the wheel until an end is reached; says which lines were in view, and the longest leap. */
async function walk(page: Page, by: number) {
  const frame = await page.getByRole("region", { name: "Transcript" }).boundingBox();
  if (!frame) throw new Error("no transcript");
  await page.mouse.move(frame.x + frame.width / 2, frame.y + frame.height / 2);
  const seen = new Set<number>();
  let [view, leap, steps] = [await settled(page), 0, 0];
  const see = () => {
    for (let row = view.first; row <= view.last; row++) seen.add(row);
  };
  for (see(); by < 0 ? view.top > 0 : view.end > 1; see()) {
    await page.mouse.wheel(0, by);
    const before = view;
    view = await settled(page);
    leap = Math.max(leap, by < 0 ? before.first - view.last : view.first - before.last);
    if (++steps > 4_000) throw new Error("the wheel leads nowhere");
  }
  return { seen, leap, steps, view };
}

test.use({
  launchOptions: {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-smooth-scrolling"],
  },
});

test("reading a conversation of 1,000 messages", async ({ page }) => {
  await welcome(page, 1, 0);
  await write(page, 500);
  const last = await atEnd(page, 1_000);
  await speed(page, "Pause");
  const checks: Check[] = [];
  for (const by of [-400, 400, -1_200, 1_200]) {
    const { seen, leap, steps, view } = await walk(page, by);
    const missed = Array.from({ length: last + 1 }, (_, row) => row).filter((row) => !seen.has(row)).length;
    const step = Math.abs(by);
    // A step is at most so many lines of the least height beyond what is in view.
    const most = Math.ceil(step / 40);
    const arrives = by < 0 ? view.first === 0 : view.last === last;
    checks.push({
      what: `the wheel, ${step} px at a time, leads ${by < 0 ? "up to the first" : "down to the last"} line`,
      holds: arrives && leap <= most && (step > 500 || missed === 0),
      found: `${steps} steps, longest leap ${leap} lines, ${missed} lines never in view, ${lines(view)}`,
    });
  }
  await report(checks);
});

test("finding one's way in a conversation of 10,000 messages", async ({ page }) => {
  await welcome(page, 1, 0);
  await write(page, 5_000);
  const last = await atEnd(page, 10_000);
  await speed(page, "Pause");
  const checks: Check[] = [];

  const frame = page.getByRole("region", { name: "Transcript" });
  const drag = async (share: number) => {
    await frame.evaluate((frame, share) => {
      frame.scrollTop = share * (frame.scrollHeight - frame.clientHeight);
    }, share);
    return settled(page);
  };
  const shares = [0.9, 0.5, 0.1, 0, 0.3, 1];
  let [off, blank] = [0, 0];
  for (const share of shares) {
    const view = await drag(share);
    off = Math.max(off, Math.abs(view.first - share * last));
    blank = Math.max(blank, view.blank);
  }
  checks.push({
    what: `the scroll bar, put to ${shares.map((share) => share * 100).join(", ")} %, leads near that line`,
    holds: off < 0.02 * last && blank < 100,
    found: `at most ${Math.round(off)} lines off, ${blank} px of nothing`,
  });

  const jump = async (start: View, how: string) => {
    await toLatest(page);
    const view = await settled(page);
    checks.push({
      what: `"Jump to latest" leads from line ${start.first}, reached by ${how}, to the end`,
      holds: view.last === last && view.end < 2,
      found: `${lines(view)} of ${last}, ${view.end} px from the end`,
    });
    await drag(1);
  };
  for (const share of [0, 0.01, 0.3, 0.98]) await jump(await drag(share), "the scroll bar");
  await frame.focus();
  await page.keyboard.press("Home");
  await settled(page);
  await page.keyboard.press("PageDown");
  await jump(await settled(page), "Home and Page Down");

  await page.keyboard.press("Alt+KeyF");
  const search = page.getByRole("searchbox");
  for (const words of ["is anybody there", "Theirs 2500:", "Ours 5000:", "Ours 3:", "Ours 4990:", "Ours 30:"]) {
    const start = await settled(page);
    await search.fill(words);
    await expect(page.getByRole("search").getByRole("status")).toHaveText("1 of 1");
    const view = await settled(page);
    checks.push({
      what: `the hit for "${words}" is shown, coming from line ${start.first}`,
      holds: view.hit !== null,
      found: view.hit === null ? `not in view: ${lines(view)}` : `in view, line ${view.hit}`,
    });
  }
  await search.press("Escape");
  await jump(await settled(page), "a search");
  await report(checks);
});

test("reading while messages come", async ({ page }) => {
  // Two a second in each of two sessions; the other one counts them.
  await welcome(page, 2, 0.5);
  for (const place of [1, 0]) {
    await goTo(page, place);
    await write(page, 300);
  }
  const other = async () => Math.max(...(await unread(page)));
  const come = async (count: number) => {
    const before = await other();
    await speed(page, "1×");
    await expect.poll(other).toBeGreaterThanOrEqual(before + count);
    await speed(page, "Pause");
  };
  await speed(page, "Pause");
  await atEnd(page, 300);
  const checks: Check[] = [];

  await come(4);
  const view = await settled(page);
  checks.push({
    what: "at the end of a long transcript, what comes is followed",
    holds: view.end < 2,
    found: `${view.end} px from the end after four messages`,
  });

  await atEnd(page, 300);
  await page.getByRole("region", { name: "Transcript" }).hover();
  await page.mouse.wheel(0, -3_000);
  const start = await settled(page);
  await come(4);
  const stays = await settled(page);
  checks.push({
    what: "what is being read stays where it is while messages come",
    holds: stays.first === start.first && Math.abs(stays.offset - start.offset) <= 2,
    found: `line ${start.first} at ${start.offset} px, then line ${stays.first} at ${stays.offset} px`,
  });

  // The hits are "Ours 300" and "Theirs …"; what comes is a new hit.
  await page.keyboard.press("Alt+KeyF");
  await page.getByRole("searchbox").fill("ours 29");
  const hit = await settled(page);
  await come(4);
  const later = await settled(page);
  checks.push({
    what: "the hit being looked at stays while other messages come",
    holds: hit.hit !== null && later.hit === hit.hit,
    found: `line ${hit.hit}, then line ${later.hit}`,
  });
  await page.getByRole("searchbox").fill("theirs");
  const theirs = await settled(page);
  await come(4);
  const moved = await settled(page);
  checks.push({
    what: "the hit being looked at stays while messages come that are hits as well",
    holds: theirs.hit !== null && moved.hit === theirs.hit,
    found: `line ${theirs.hit}, then line ${moved.hit}`,
  });
  await report(checks);
});
