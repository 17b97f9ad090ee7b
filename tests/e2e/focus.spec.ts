import type { Page } from "@playwright/test";
import { type Floor, expect, test } from "./floor";
import { Desk, furnish, only, prefer, quiet } from "./house";

// Whoever works by keyboard goes on where they were: what takes itself away hands the focus on.

const isSomewhere = (page: Page) => expect(page.locator("body")).not.toBeFocused();

async function ask(floor: Floor, page: Page) {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.speed("Pause");
  await page.keyboard.press("Alt+KeyC");
  await desk.drawer("Consult").getByRole("button", { name: /Lena Solheim/ }).click();
  await expect(desk.company).toContainText("Lena Solheim");
  return desk;
}

test("after a question was taken back", async ({ floor, page }) => {
  const desk = await ask(floor, page);
  await desk.company.getByRole("button", { name: "Take back" }).press("Enter");
  await expect(desk.company).toHaveCount(0);
  await isSomewhere(page);
});

test("after an adviser was added, and after the consult was ended", async ({ floor, page }) => {
  const desk = await ask(floor, page);
  await floor.speed("20×");
  await expect(desk.company).toContainText("advises, reads along");
  await floor.speed("Pause");
  await desk.company.getByRole("button", { name: "Add to conversation" }).press("Enter");
  await expect(desk.company).toContainText("writes to the customer too");
  await isSomewhere(page);
  await desk.company.getByRole("button", { name: "End consult" }).press("Enter");
  await expect(desk.company).toHaveCount(0);
  await isSomewhere(page);
});

test("after a message was taken back", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 10 });
  await furnish(page, only("hanna"));
  await desk.pick("Hanna Lindqvist");
  await floor.composer.fill("Not like this");
  await floor.composer.press("Enter");
  await desk.outgoing.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(floor.composer).toHaveValue("Not like this");
  await expect(floor.composer).toBeFocused();
});

test("after the search was closed", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await page.keyboard.press("Alt+KeyF");
  await expect(desk.search).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(desk.search).toHaveCount(0);
  await isSomewhere(page);
});

test("after jumping to the latest", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  for (let line = 1; line <= 8; line++) await floor.say(`Line ${line}. ${"Let me tell you more about it. ".repeat(8)}`);
  await page.getByRole("region", { name: "Transcript" }).evaluate((frame) => frame.scrollTo(0, 0));
  const latest = page.getByRole("button", { name: "Jump to latest" });
  await latest.press("Enter");
  await expect(latest).toHaveCount(0);
  await isSomewhere(page);
});

test("after a drawer was closed by Escape or its button", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  for (const close of ["Escape", "button"]) {
    await page.keyboard.press("Alt+KeyQ");
    await expect(desk.drawer("Quick replies").getByRole("searchbox")).toBeFocused();
    if (close === "button") await desk.drawer("Quick replies").getByRole("button", { name: "Close" }).press("Enter");
    else await page.keyboard.press(close);
    await expect(desk.drawer("Quick replies")).toHaveCount(0);
    await expect(floor.composer).toBeFocused();
  }
});

test("after a drawer was closed by the key that opened it", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await page.keyboard.press("Alt+KeyQ");
  await expect(desk.drawer("Quick replies").getByRole("searchbox")).toBeFocused();
  await page.keyboard.press("Alt+KeyQ");
  await expect(desk.drawer("Quick replies")).toHaveCount(0);
  await isSomewhere(page);
});

test("after the palette and the cheat sheet were left", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await page.keyboard.press("Control+KeyK");
  await expect(desk.palette).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(floor.composer).toBeFocused();
  await page.getByRole("button", { name: "Settings" }).focus();
  await page.keyboard.press("Shift+Slash");
  await expect(desk.cheatSheet).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Settings" })).toBeFocused();
});

test("while a dialog is open the focus stays in it", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await page.keyboard.press("Alt+Digit0");
  await page.keyboard.press("Shift+Slash");
  const isInside = () => desk.cheatSheet.evaluate((dialog) => dialog.contains(document.activeElement));
  for (let steps = 0; steps < 70; steps++) {
    await page.keyboard.press(steps % 9 === 0 ? "Shift+Tab" : "Tab");
    expect(await isInside()).toBe(true);
  }
});
