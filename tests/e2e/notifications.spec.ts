import type { Page } from "@playwright/test";
import { expect, test } from "./floor";
import { Desk, type Scenario, clickNotification, furnish, goAway, listen, only, played, prefer, says, told } from "./house";

const GONE = { timeout: 30_000 };

/** What is heard, in Hertz. */
const CHAT_RINGS = [660, 880];
const MESSAGE = 520;

/** An offer rings again after six seconds. */
const AGAIN = 7_000;

const HANNA = "Hanna Lindqvist";
const QUESTION = "Which one is waterproof?";

const settings = (page: Page) => page.getByRole("button", { name: "Settings" }).click();

const icon = (page: Page) => page.locator("link[rel='icon']");

/** Hanna, who says one more thing when she is answered. */
async function withHanna(page: Page) {
  await listen(page);
  await prefer(page, { undo_send: 0, desktop: true });
  await furnish(page, only("hanna"), says("hanna", "Hello!", QUESTION));
}

test("the sound is tried in the settings, unless it is off", async ({ floor, page }) => {
  await withHanna(page);
  await floor.signIn("Bert Kowalski");
  await settings(page);
  const button = page.getByRole("button", { name: "Test the sound" });
  await button.click();
  await expect.poll(() => played(page)).toEqual(CHAT_RINGS);
  await page.getByRole("slider", { name: "Sound" }).fill("0");
  await button.click();
  expect(await played(page)).toEqual(CHAT_RINGS);
});

test("the browser is asked before the desktop notifies, and remembered", async ({ floor, page }) => {
  await listen(page, "default", "granted");
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("hanna"));
  await floor.signIn("Bert Kowalski");
  await settings(page);
  const desktop = page.getByRole("button", { name: "Notify on the desktop" });
  await expect(desktop).toHaveAttribute("aria-pressed", "false");
  await desktop.click();
  await expect(desktop).toHaveAttribute("aria-pressed", "true");
  await page.reload();
  await page.getByRole("button", { name: "Bert Kowalski" }).click();
  await settings(page);
  await expect(desktop).toHaveAttribute("aria-pressed", "true");
  await desktop.click();
  await expect(desktop).toHaveAttribute("aria-pressed", "false");
});

test("a browser that does not allow it is explained", async ({ floor, page }) => {
  await listen(page, "default", "denied");
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("hanna"));
  await floor.signIn("Bert Kowalski");
  await settings(page);
  const desktop = page.getByRole("button", { name: "Notify on the desktop" });
  await desktop.click();
  await expect(page.getByRole("status", { name: "Notices" })).toContainText("does not allow notifications");
  await expect(desktop).toHaveAttribute("aria-pressed", "false");
});

test("in the background also the session in front counts, sounds and is shown, until it is seen", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await withHanna(page);
  await desk.pick(HANNA);
  await expect(page).toHaveTitle("Switchboard");
  await expect(icon(page)).toHaveAttribute("href", "icon.svg");
  await goAway(page, true);
  await floor.say("Hello there.");
  await floor.speed("20×");
  await expect(page).toHaveTitle(/^\(\d\) Switchboard$/, GONE);
  await floor.speed("Pause");
  await expect(icon(page)).toHaveAttribute("href", "icon-calls.svg");
  await expect.poll(() => played(page)).toContain(MESSAGE);
  expect(await told(page)).toContainEqual([HANNA, QUESTION]);
  await goAway(page, false);
  await expect(page).toHaveTitle("Switchboard");
  await expect(icon(page)).toHaveAttribute("href", "icon.svg");
});

test("what is being looked at makes no sound and shows nothing on the desktop", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await withHanna(page);
  await desk.pick(HANNA);
  await floor.say("Hello there.");
  await floor.speed("20×");
  await expect(desk.line(QUESTION).first()).toBeVisible(GONE);
  await floor.speed("Pause");
  await expect(page).toHaveTitle("Switchboard");
  expect(await played(page)).toEqual([]);
  expect(await told(page)).toEqual([]);
});

test("another session sounds, and the desktop stays out of it while the page is in view", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await withHanna(page);
  await desk.pick(HANNA);
  await floor.say("Hello there.");
  await floor.home();
  await floor.speed("20×");
  await expect(page).toHaveTitle(/^\(\d\) Switchboard$/, GONE);
  await floor.speed("Pause");
  await expect.poll(() => played(page)).toContain(MESSAGE);
  expect(await told(page)).toEqual([]);
});

test("a click on a notification of the desktop leads to the session", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await withHanna(page);
  await desk.pick(HANNA);
  await floor.say("Hello there.");
  await floor.home();
  await goAway(page, true);
  await floor.speed("20×");
  await expect.poll(() => told(page), GONE).toContainEqual([HANNA, QUESTION]);
  await floor.speed("Pause");
  await clickNotification(page);
  await goAway(page, false);
  await desk.isAt(HANNA);
  await expect(page).toHaveTitle("Switchboard");
});

test("an offer rings until it is answered, or only once", async ({ floor, page }) => {
  await listen(page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("marta"));
  await floor.signIn("Bert Kowalski");
  await expect(floor.offerFrom("Marta Holm")).toBeVisible();
  await floor.speed("Pause");
  await expect.poll(() => played(page)).toEqual([...CHAT_RINGS, ...CHAT_RINGS]);
  await settings(page);
  const again = page.getByRole("button", { name: "Ring again until answered" });
  await expect(again).toHaveAttribute("aria-pressed", "true");
  await again.click();
  await expect(again).toHaveAttribute("aria-pressed", "false");
  const before = await played(page);
  await page.waitForTimeout(AGAIN);
  expect(await played(page)).toEqual(before);
});

/** Five at once, and nobody but Bert who can take them. */
const rush = (scenario: Scenario) => {
  scenario.visits.forEach((visit, place) => Object.assign(visit, { after_s: 601 + place }));
  for (const agent of scenario.agents) {
    if (agent.colleague) agent.units = 10;
    if (agent.key === "bert") agent.units = 200;
  }
};

test("several offers at once can be read, and those without room are counted", async ({ floor, page }) => {
  await listen(page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("yuki", "marta", "daniel", "ingrid", "priya"), rush);
  await floor.signIn("Bert Kowalski");
  await expect(page.getByText("and 2 more", { exact: true })).toBeInViewport(GONE);
  await floor.speed("Pause");
  await expect(floor.offer).toHaveCount(3);
  await expect(page).toHaveTitle("(5) Switchboard");
  const boxes = await floor.offer.evaluateAll((offers) => offers.map((offer) => offer.getBoundingClientRect().toJSON()));
  boxes.reduce((above, below) => {
    expect(below.top, "none lies over another").toBeGreaterThanOrEqual(above.bottom);
    return below;
  });
  await floor.isAccessible();
  await floor.accept("Marta Holm");
  await expect(floor.offer).toHaveCount(3);
  await expect(page.getByText("and 1 more", { exact: true })).toBeInViewport();
});
