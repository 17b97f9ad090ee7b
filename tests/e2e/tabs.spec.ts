import type { Page } from "@playwright/test";
import { type Floor, expect, test } from "./floor";
import { Desk, furnish, only, prefer, says } from "./house";
import { onFile } from "./records";

async function arrive(floor: Floor, page: Page) {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("hanna"), onFile);
  await desk.pick("Hanna Lindqvist");
  await floor.speed("Pause");
  return desk;
}

const bar = (page: Page) => page.getByRole("tablist", { name: "Application tabs" }).getByRole("tab");
const front = (page: Page) => bar(page).and(page.locator("[aria-selected=true]"));

test("closing a tab goes to its left neighbour", async ({ floor, page }) => {
  const desk = await arrive(floor, page);
  for (const name of ["Work items", "Knowledge", "Cases"]) await desk.openTab(name);
  await desk.tab("Knowledge").click();
  await page.getByTitle("Close: Knowledge", { exact: true }).click();
  await expect(front(page)).toHaveText("Work items");
  await expect(desk.tab("Cases")).toHaveCount(1);
  await test.step("one that is not in front leaves what is", async () => {
    await page.getByTitle("Close: Cases", { exact: true }).click();
    await expect(front(page)).toHaveText("Work items");
  });
  await page.getByTitle("Close: Work items", { exact: true }).click();
  await expect(front(page)).toHaveText("Customer summary");
  await expect(page.getByRole("button", { name: /^Close: Customer summary/ })).toHaveCount(0);
});

test("Ctrl and a click open a record behind what is in front", async ({ floor, page }) => {
  const desk = await arrive(floor, page);
  const late = desk.recentCases.getByRole("listitem").filter({ hasText: "Parcel late" });
  await late.getByRole("button", { name: /Parcel late/ }).first().click({ modifiers: ["Control"] });
  await expect(desk.tab("CAS-00003")).toHaveAttribute("aria-selected", "false");
  await expect(front(page)).toHaveText("Customer summary");
});

test("the eleventh tab is refused, and says so", async ({ floor, page }) => {
  const desk = await arrive(floor, page);
  const menu = ["Work items", "My quick replies", "Knowledge", "Cases", "New case", "New customer", "E-mail"];
  for (const name of menu) await desk.openTab(name);
  await desk.tab("Customer summary").click();
  for (const title of ["Left ear silent", "Parcel late"]) {
    const record = desk.recentCases.getByRole("listitem").filter({ hasText: title });
    await record.getByRole("button", { name: new RegExp(title) }).first().click({ modifiers: ["Control"] });
  }
  await expect(bar(page)).toHaveCount(10);
  const told = page.getByRole("status", { name: "Notices" });
  await expect(told).toBeEmpty();
  const torn = desk.recentCases.getByRole("listitem").filter({ hasText: "Strap torn" });
  await torn.getByRole("button", { name: /Strap torn/ }).first().click();
  await expect(told).toContainText("All ten tabs are open. Close one first.");
  await expect(bar(page)).toHaveCount(10);
  await expect(front(page)).toHaveText("Customer summary");
});

test("Delete closes the tab that has the focus, and the summary stays", async ({ floor, page }) => {
  const desk = await arrive(floor, page);
  for (const name of ["Work items", "Cases"]) await desk.openTab(name);
  await desk.tab("Cases").focus();
  await page.keyboard.press("Delete");
  await expect(desk.tab("Cases")).toHaveCount(0);
  await expect(desk.tab("Work items")).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(desk.tab("Customer summary")).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(bar(page)).toHaveCount(1);
});

test("earlier conversations are in the menu by day and subject", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("tomas"), says("tomas", "My left earbud is silent since yesterday."));
  await desk.pick("Tomas Berg");
  await floor.speed("Pause");
  await desk.end();
  await page.getByRole("button", { name: "Close conversation", exact: true }).click();
  await floor.item("closed", "Tomas Berg").getByRole("button", { name: /Read/ }).click();
  await page.getByRole("dialog", { name: "Tomas Berg" }).getByRole("button", { name: "Follow up" }).click();
  await desk.isAt("Tomas Berg");
  await page.getByRole("button", { name: "Open a tab" }).click();
  const earlier = page.getByRole("menuitem", { name: /My left earbud is silent since yesterday$/ });
  await expect(earlier).toHaveText(/^Conversation \d+ · \d{1,2} \w+ \d{4} · /);
  await expect(page.getByRole("menuitem", { name: /Tomas/ })).toHaveCount(0);
  await earlier.click();
  await expect(front(page)).toHaveText(/^Conversation \d+$/);
});
