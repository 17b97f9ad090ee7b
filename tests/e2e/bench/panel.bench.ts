import { expect, type Page, test } from "@playwright/test";
import { atEnd, goTo, inRail, keysTo, speed, toLatest, unread, welcome, write } from "./crowd";
import { type Figure, figure } from "./figures";
import { type Lap, wind } from "./stopwatch";

const SESSIONS = 10;
const SWITCHES = 120;
const KEYS = 320;
const OPENINGS = 30;

test.beforeEach(async ({ page }) => {
  await page.addInitScript(wind);
});

/** Hands what was measured to the table. A target that is missed is a result, not a failure. */
async function report(figures: Figure[], facts: Record<string, string> = {}) {
  await test.info().attach("figures", { body: JSON.stringify(figures) });
  await test.info().attach("facts", { body: JSON.stringify(facts) });
}

/** One key: until a session with this name shows this line, or until the page had dealt with it. */
async function lap(page: Page, number: number, key: string, heading?: string, row?: number): Promise<Lap> {
  // People press keys at any moment of a frame; right after the last measured one would always be the same moment.
  const phase = (number * 7) % 17;
  await page.evaluate(
    ([heading, row, phase]) => {
      window.stopwatch.arm(heading, row);
      return new Promise((done) => setTimeout(done, phase));
    },
    [heading, row, phase] as const,
  );
  await page.keyboard.press(key);
  return page.evaluate(() => window.stopwatch.lap);
}

const seen = ({ start, second }: Lap) => second - start;
const drawn = ({ start, drawn }: Lap) => drawn - start;
const painted = ({ start, painted }: Lap) => painted - start;
/** Without the time in which the page waited for the display. */
const worked = ({ start, drawn, frame, painted }: Lap) => drawn - start + (painted - frame);

/** The same clock with nothing to do: what measuring itself takes. */
async function idle(page: Page) {
  const laps: Lap[] = [];
  for (let press = 0; press < 68; press++) laps.push(await lap(page, press, "F8"));
  return laps;
}

/** How many milliseconds of a processor the page's own thread has taken: what else runs here does not count. */
async function meter(page: Page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await devtools.send("Performance.getMetrics");
    const spent = metrics.find(({ name }) => name === "TaskDuration");
    if (!spent) throw new Error("the browser does not tell what the page has spent");
    return spent.value * 1_000;
  };
}

const nodes = (page: Page) => page.evaluate(() => document.querySelectorAll("*").length);

test("switching between ten sessions of 1,000 messages, and the size of the page", async ({ page, browser }) => {
  await welcome(page, SESSIONS, 0);
  const names = await inRail(page);
  const last: number[] = [];
  const sizes: number[] = [];
  for (const place of names.keys()) {
    await goTo(page, place);
    await write(page, 500);
    last.push(await atEnd(page, 1_000));
    sizes.push(await nodes(page));
  }
  const spent = await meter(page);
  const laps: Lap[] = [];
  const costs: number[] = [];
  // Once round before it counts.
  for (let place = -SESSIONS; place < SWITCHES; place++) {
    const session = (place + SESSIONS) % SESSIONS;
    const key = keysTo(session).at(-1) ?? "";
    const before = await spent();
    const taken = await lap(page, place + SESSIONS, key, names[session] ?? "", last[session]);
    if (place < 0) continue;
    laps.push(taken);
    costs.push((await spent()) - before);
  }
  const quiet = await idle(page);
  await page.keyboard.press("Alt+Digit0");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Bert");
  await report(
    [
      figure("1. switching sessions of 1,000 messages: key to second frame", laps.map(seen), 50),
      figure("   key to painted, by the first frame", laps.map(painted)),
      figure("   key to everything in the document", laps.map(drawn)),
      figure("   processor time of the page for it, second frame included", costs),
      figure("   a key that does nothing: key to second frame", quiet.map(seen)),
      figure(`4. elements on the page, ${SESSIONS} sessions open, one in front`, sizes, 6_000, ""),
      figure(`   elements on the page, ${SESSIONS} sessions open, Home in front`, [await nodes(page)], undefined, ""),
    ],
    { browser: `Chromium ${browser.version()}` },
  );
});

test("typing while 50 messages a second arrive", async ({ page }) => {
  // Five a second in each session, a hundred at twenty times the speed.
  await welcome(page, SESSIONS, 0.2);
  for (let place = 0; place < SESSIONS; place++) {
    await goTo(page, place);
    await write(page, 800);
  }
  await speed(page, "20×");
  // Ours and theirs make more than a thousand in every session, and there are some hundred more to come.
  await page.waitForFunction(() => {
    const rows = [...document.querySelectorAll('[data-test="session"]:not(.focused)')];
    return rows.every((row) => Number(/(\d+) unread/.exec((row as HTMLElement).innerText)?.[1] ?? 0) > 220);
  });
  await speed(page, "1×");
  const latest = page.getByRole("button", { name: "Jump to latest" });
  await toLatest(page);
  const composer = page.getByLabel("Message to the customer");

  const type = async (keys: number) => {
    await composer.focus();
    await page.evaluate(() => window.stopwatch.listen());
    const text = "dear customer thank you for your patience i am looking into it now ";
    for (let key = 0; key < keys; key++) {
      // Some twenty keys a second, at no fixed distance from the frames of the display.
      await page.keyboard.press(text[key % text.length]?.replace(" ", "Space") ?? "", { delay: 35 + ((key * 7) % 17) });
    }
    return page.evaluate(() => window.stopwatch.stop());
  };
  const before = await unread(page);
  const began = Date.now();
  const busy = await type(KEYS);
  const seconds = (Date.now() - began) / 1_000;
  const came = (await unread(page)).map((count, place) => count - (before[place] ?? 0)).filter((count) => count > 0);
  expect(came.length, "messages came in all sessions but the one in front").toBe(SESSIONS - 1);
  // The one in front gets as many as each of the others.
  const rate = (came.reduce((sum, count) => sum + count, 0) / came.length / seconds) * SESSIONS;
  expect(rate, "messages a second").toBeGreaterThan(40);
  expect(await composer.inputValue()).toHaveLength(KEYS);
  const follows = !(await latest.isVisible());

  await speed(page, "Pause");
  await composer.fill("");
  const quiet = await type(KEYS / 2);
  const nothing = await idle(page);
  await report(
    [
      figure("2. typing while messages come: key to painted", busy.laps.map(painted), 16),
      figure("   of it at work: dealing with the key, and drawing", busy.laps.map(worked)),
      figure("   of it until the key was taken and dealt with", busy.laps.map(drawn)),
      figure("   typing while nothing comes: key to painted", quiet.laps.map(painted)),
      figure("   a key that does nothing: key to painted", nothing.map(painted)),
    ],
    {
      "messages a second while typing": rate.toFixed(1),
      "keys for which the browser says more than 16 ms to the next paint":
        `${busy.durations.filter((duration) => duration > 16).length} of ${KEYS}`,
      "the transcript followed what came": follows ? "yes" : "no",
    },
  );
});

test("opening a conversation of 10,000 messages", async ({ page }) => {
  await welcome(page, 1, 0);
  const [name] = await inRail(page);
  await goTo(page, 0);
  await write(page, 5_000);
  const last = await atEnd(page, 10_000);
  const spent = await meter(page);
  const laps: Lap[] = [];
  const costs: number[] = [];
  for (let opening = -1; opening < OPENINGS; opening++) {
    await page.keyboard.press("Alt+Digit0");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Bert");
    const before = await spent();
    const taken = await lap(page, opening + 1, "Alt+Digit1", name ?? "", last);
    // The first one does not count.
    if (opening < 0) continue;
    laps.push(taken);
    costs.push((await spent()) - before);
  }
  await report([
    figure("3. opening a conversation of 10,000 messages: key to second frame", laps.map(seen), 150),
    figure("   key to everything in the document", laps.map(drawn)),
    figure("   processor time of the page for it, second frame included", costs),
  ]);
});
