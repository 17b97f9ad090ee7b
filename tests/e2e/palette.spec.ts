import { expect, test } from "./floor";
import { Desk, furnish, only, prefer } from "./house";
import { onFile } from "./records";

test("the palette finds records by number and name, and opens them in a tab", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("hanna"), onFile);
  await desk.pick("Hanna Lindqvist");
  await floor.speed("Pause");
  for (const [words, title, group, tab] of [
    ["cas-00002", "CAS-00002 · Left ear silent", "Case", "CAS-00002"],
    ["parcel late", "CAS-00003 · Parcel late", "Case", "CAS-00003"],
    ["a-1042", "Fjord Hotels", "Customer", "Fjord Hotels"],
  ] as const) {
    await page.keyboard.press("Control+KeyK");
    await page.keyboard.type(words);
    const choice = desk.choices.filter({ hasText: title }).first();
    await expect(choice, words).toContainText(group);
    await choice.click();
    await expect(desk.palette).toHaveCount(0);
    await expect(desk.tab(tab)).toHaveAttribute("aria-selected", "true");
  }
});

test("from Home a record opens in its customer's session, and without one says what to do", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("hanna"), onFile);
  await desk.pick("Hanna Lindqvist");
  await floor.speed("Pause");
  await floor.home();
  await page.keyboard.press("Control+KeyK");
  await page.keyboard.type("fjord hotels");
  await expect(desk.choices.first()).toContainText("Fjord Hotels");
  await expect(desk.choices.first()).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status", { name: "Notices" })).toContainText("Open one first");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Bert");
  await page.keyboard.press("Control+KeyK");
  await page.keyboard.type("parcel late");
  await desk.choices.filter({ hasText: "Parcel late" }).first().click();
  await desk.isAt("Hanna Lindqvist");
  await expect(desk.tab("CAS-00003")).toHaveAttribute("aria-selected", "true");
});

test("a quick reply from the palette says what it leaves open", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("hanna"), (scenario) => {
    const text = "Your order {OCContext.number of nothing} is on its way.";
    scenario.quick_replies.push({ title: "Under way", text, locale: "en", tags: ["order"] });
  });
  await desk.pick("Hanna Lindqvist");
  await floor.speed("Pause");
  await page.keyboard.press("Control+KeyK");
  await page.keyboard.type("under way");
  await expect(desk.choices.first()).toContainText("Under way");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status", { name: "Notices" })).toContainText("OCContext.number of nothing");
  await expect(floor.composer).toHaveValue("Your order {OCContext.number of nothing} is on its way.");
});
