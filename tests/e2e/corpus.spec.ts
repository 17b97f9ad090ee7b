import type { Page } from "@playwright/test";
import { expect, test } from "./floor";
import { CORPUS } from "./attacks";
import { Desk, type Scenario, furnish, only, prefer } from "./house";
import { isUnharmed, watch } from "./unharmed";

/** So many sessions are opened to see names in the rail and in tabs. */
const OPENED = 6;

/** The longest name of a file. */
const NAME = 200;

type Told = [title: string, body: string];

/** Everything that would be shown on the desktop is written down instead. */
async function listen(page: Page) {
  await page.addInitScript(() => {
    const told: [string, string][] = [];
    class Notification {
      static permission = "granted";
      static requestPermission = async () => "granted";
      onclick = null;
      constructor(title: string, options?: { body?: string }) {
        told.push([title, options?.body ?? ""]);
      }
      close() {}
    }
    Object.assign(window, { Notification, told });
    // Notifications are for pages in the background.
    Object.defineProperty(Document.prototype, "hidden", { get: () => true });
  });
}

/** Somebody for every text, who is called that and writes that, and Marta, who says all of it. */
const crowd = (texts: string[]) => (scenario: Scenario) => {
  // Marta is for whoever reads her, not for a colleague who is free at that moment.
  scenario.agents = scenario.agents.map(({ colleague, ...agent }) =>
    colleague ? { ...agent, colleague: { ...colleague, arrives_s: 36_000 } } : agent,
  );
  for (const story of scenario.stories) {
    const says = { opening: [texts[0]], otherwise: texts, facts: [], pace_s: [1, 1] };
    if (story.key === "dead-side") Object.assign(story, says);
  }
  texts.forEach((text, place) => {
    const key = `crowd-${place}`;
    scenario.customers.push({ key, name: text, phone: `+4791${String(place).padStart(6, "0")}` });
    scenario.stories.push({ ...scenario.stories[1], key, opening: [text] });
    scenario.visits.push({ after_s: 60, customer: key, work_stream: "sms-advice", story: key });
  });
};

/** Drops files of these names on the conversation. */
const drop = (page: Page, names: string[]) =>
  page.evaluate((names) => {
    const carried = new DataTransfer();
    for (const name of names) carried.items.add(new File(["x"], name, { type: "image/png" }));
    const event = new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true });
    document.querySelector(".conversation .frame")?.dispatchEvent(event);
  }, names);

function batches<T>(all: T[], size: number) {
  const count = Math.ceil(all.length / size);
  return Array.from({ length: count }, (_, place) => all.slice(place * size, (place + 1) * size));
}

test("the corpus is large, and no text of it is there twice", () => {
  const texts = Object.values(CORPUS).flat();
  expect(texts.length).toBeGreaterThanOrEqual(200);
  expect(new Set(texts).size).toBe(texts.length);
  for (const text of texts) expect([...text].length, text.slice(0, 40)).toBeLessThanOrEqual(6_000);
});

for (const [kind, texts] of Object.entries(CORPUS)) {
  test(`wherever it is shown it does no harm: ${kind}`, async ({ floor, page }) => {
    test.slow();
    const desk = new Desk(floor, page);
    const dialogs = watch(page);
    await listen(page);
    await prefer(page, { undo_send: 0, desktop: true });
    await furnish(page, only("marta"), crowd(texts));
    await floor.signIn("Bert Kowalski");

    // Names and subjects in the lists of Home, in the rail, as tabs and as headings.
    const waiting = floor.stream("open").getByTestId("item");
    await expect.poll(() => waiting.count()).toBeGreaterThanOrEqual(texts.length);
    await isUnharmed(page, "Home");
    const pick = floor.stream("open").getByRole("button", { name: /Pick/ });
    for (let opened = 1; opened <= OPENED; opened++) {
      await pick.first().click();
      await expect(floor.sessions).toHaveCount(opened);
      await expect(floor.composer).toBeVisible();
      await isUnharmed(page, `session ${opened}`);
      await floor.home();
    }

    // What a customer says, in the offer, the transcript, the rail and the notifications.
    await expect(floor.offerFrom("Marta Holm")).toBeVisible();
    await isUnharmed(page, "offer");
    await floor.accept("Marta Holm");
    await floor.speed("20×");
    const theirs = floor.transcript.locator(".theirs");
    for (const [place, text] of texts.entries()) {
      await floor.composer.fill("Go on.");
      await floor.composer.press("Enter");
      await expect(theirs).toHaveCount(place + 2);
      await isUnharmed(page, text.slice(0, 60));
    }
    await floor.speed("Pause");
    await expect(page).toHaveTitle(/^(\(\d\+?\) )?Switchboard$/);
    const told = await page.evaluate(() => (window as unknown as { told: Told[] }).told);
    for (const line of told.flat()) {
      expect(line).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202A-\u202E\u2066-\u2069]/);
      expect([...line].length, line.slice(0, 60)).toBeLessThanOrEqual(240);
    }

    // As names of files: refused in a notice, attached to a draft, and in the transcript.
    const names = texts.map((text) => [...text].slice(0, NAME).join("").replaceAll(":", ";"));
    const notices = page.getByRole("status", { name: "Notices" });
    for (const [place, some] of batches(names, 3).entries()) {
      await drop(page, [...some.map((name) => `${name}.exe`), `notice ${place}.exe`]);
      await expect(notices).toContainText(`notice ${place}.exe is a program`);
      await isUnharmed(page, `notice ${place}`);
    }
    for (const [place, some] of batches(names, 4).entries()) {
      await drop(page, [...some.map((name) => `${name}.txt`), `file ${place}.txt`]);
      await expect(desk.chips.last()).toContainText(`file ${place}.txt`);
      await isUnharmed(page, `chips ${place}`);
      await floor.composer.press("Enter");
      await expect(desk.attached.last()).toContainText(`file ${place}.txt`);
      await isUnharmed(page, `files ${place}`);
    }

    // And as what somebody looks for.
    await page.keyboard.press("Control+KeyK");
    for (const text of texts) {
      await desk.palette.getByRole("combobox").fill(text);
      await expect(desk.choices.first().or(desk.palette.getByRole("status")), text.slice(0, 60)).toBeVisible();
      await isUnharmed(page, `palette, ${text.slice(0, 60)}`);
    }
    expect(dialogs).toEqual([]);
  });
}
