import type { Page } from "@playwright/test";
import { expect, test } from "./floor";
import { Desk, quiet } from "./house";

const goTo = (page: Page, link: string) =>
  page.evaluate((link) => {
    location.hash = link;
  }, link);

const notice = (page: Page) => page.getByRole("status", { name: "Notices" });

const LEADS_NOWHERE = "This link leads to no message you can read here.";

/** Copies the link to a line and reads it from the clipboard. */
async function copied(desk: Desk, text: string) {
  await desk.line(text).hover();
  await desk.line(text).getByRole("button", { name: "Copy link to this message" }).click();
  await expect(desk.line(text).getByRole("button", { name: "Link copied" })).toBeVisible();
  return desk.page.evaluate(() => navigator.clipboard.readText());
}

test.beforeEach(({ context }) => context.grantPermissions(["clipboard-read", "clipboard-write"]));

test("a link to a message leads back to it from another session, and marks it", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna", "tomas");
  await desk.pick("Hanna Lindqvist");
  await floor.say("Our café sells them.");
  const link = await copied(desk, "Our café sells them.");
  expect(link).toMatch(/^https?:\/\/[^#]+#conversation\/\d+\/message\/\d+$/);
  for (let line = 1; line <= 12; line++) await floor.say(`Line ${line}. ${"More about it. ".repeat(12)}`);
  await expect(desk.line("Our café sells them.")).not.toBeInViewport();
  await desk.pick("Tomas Berg");
  await goTo(page, link.split("#")[1]);
  await desk.isAt("Hanna Lindqvist");
  await expect(desk.line("Our café sells them.")).toBeInViewport();
  await expect(desk.line("Our café sells them.")).toHaveClass(/hit/);
  expect(new URL(page.url()).hash, "a reload does not follow it once more").toBe("");
  await desk.goTo("Tomas Berg");
  await goTo(page, link.split("#")[1]);
  await desk.isAt("Hanna Lindqvist");
});

test("a link to a closed conversation opens it", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.say("Our café sells them.");
  const link = await copied(desk, "Our café sells them.");
  await desk.end();
  await page.getByRole("button", { name: "Close conversation", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Bert");
  await goTo(page, link.split("#")[1]);
  const dialog = page.getByRole("dialog", { name: "Hanna Lindqvist" });
  await expect(dialog.locator(".hit")).toContainText("Our café sells them.");
  await expect(dialog.locator(".hit")).toBeInViewport();
});

test("a link that leads nowhere says so", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  for (const link of [
    "conversation/999/message/1",
    "conversation/1/message/999",
    "conversation/1/message/0",
    "conversation/x/message/<img src=x onerror=alert(1)>",
    "conversation/",
  ]) {
    await goTo(page, link);
    await expect(notice(page)).toContainText(LEADS_NOWHERE);
    await notice(page).getByRole("button", { name: "Dismiss" }).click();
    await expect(notice(page)).not.toContainText(LEADS_NOWHERE);
    await desk.isAt("Hanna Lindqvist");
  }
});

test("the page can be opened with a link, and other anchors are left alone", async ({ floor, page }) => {
  await quiet(page, "hanna");
  await page.goto("#conversation/999/message/1");
  await page.getByRole("button", { name: "Bert Kowalski" }).click();
  await expect(notice(page)).toContainText(LEADS_NOWHERE);
  await notice(page).getByRole("button", { name: "Dismiss" }).click();
  await goTo(page, "elsewhere");
  await floor.home();
  await expect(notice(page)).not.toContainText(LEADS_NOWHERE);
  expect(new URL(page.url()).hash).toBe("#elsewhere");
});

test("links are copied by keyboard, from one line to the next", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.say("First of us.");
  await floor.say("Second of us.");
  const button = (text: string) => desk.line(text).getByRole("button", { name: /Copy link|Link copied/ });
  await desk.tabTo(button("Second of us."), "Shift+Tab");
  await page.keyboard.press("ArrowUp");
  await expect(button("First of us.")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(button("First of us.")).toHaveAccessibleName("Link copied");
  await page.keyboard.press("ArrowDown");
  await expect(button("Second of us.")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(button("Second of us.")).toBeFocused();
  // The others are no stops: the Tab key leaves the transcript.
  await page.keyboard.press("Tab");
  await expect(floor.transcript.getByRole("button", { name: "Copy link to this message" }).and(page.locator(":focus")))
    .toHaveCount(0);
});
