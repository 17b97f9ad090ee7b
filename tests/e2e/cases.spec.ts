import type { Page } from "@playwright/test";
import { type Floor, expect, test } from "./floor";
import { Desk, furnish, only, prefer } from "./house";
import { bare, onFile } from "./records";

async function withRecords(floor: Floor, page: Page) {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("hanna"), onFile);
  await desk.pick("Hanna Lindqvist");
  return desk;
}

/** The conversation turns out to be somebody else's. */
async function relink(desk: Desk, customer: string) {
  await desk.customerCard.getByRole("button", { name: "Unlink: Hanna Lindqvist" }).click();
  const search = desk.customerCard.getByRole("combobox", { name: "Search contacts and accounts" });
  await search.fill(customer);
  await search.press("Enter");
  await desk.isAt(customer);
}

test("a case is created from the conversation with what is already known", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await bare(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await desk.caseCard.getByRole("button", { name: "New case" }).click();
  const form = page.getByRole("form", { name: "New case" });
  await expect(form.getByRole("textbox", { name: "Title" })).not.toHaveValue("");
  await expect(form.getByRole("textbox", { name: "Description" })).toHaveValue(/headphones|Aurora/);
  await expect(form).toContainText("Hanna Lindqvist");
  await form.getByRole("textbox", { name: "Title" }).fill("");
  await form.getByRole("button", { name: "Create" }).click();
  await expect(form.getByRole("alert").filter({ hasText: "The title is missing" })).toBeVisible();
  await form.getByRole("textbox", { name: "Title" }).fill("Advice for runners");
  await form.getByRole("textbox", { name: "Product" }).fill("Aurora Sport");
  await form.getByRole("combobox", { name: "Priority" }).selectOption("High");
  await form.getByRole("button", { name: "Create" }).click();
  await expect(desk.tab("CAS-00001")).toHaveAttribute("aria-selected", "true");
  await expect(desk.tab("New case")).toHaveCount(0);
  await desk.tab("Customer summary").click();
  await expect(desk.caseCard).toContainText("CAS-00001 · Advice for runners");
  await expect(desk.recentCases).toContainText("High");
  await expect(desk.recentCases).toContainText("In progress");
  await expect(desk.entries(desk.timelineCard).filter({ hasText: "Case opened" })).toHaveCount(1);
});

test("a case is linked by its number, shows its seven fields, and is unlinked", async ({ floor, page }) => {
  const desk = await withRecords(floor, page);
  const search = desk.caseCard.getByRole("combobox", { name: "Search cases" });
  await search.fill("cas-00002");
  await expect(desk.caseCard.getByRole("option")).toHaveCount(1);
  await search.press("Enter");
  for (const label of ["Title", "Customer", "Subject", "Product", "Priority", "Type", "Description"]) {
    await expect(desk.caseCard.getByRole("term").filter({ hasText: label }).first()).toBeVisible();
  }
  await expect(desk.caseCard).toContainText("CAS-00002 · Left ear silent");
  await desk.caseCard.getByRole("button", { name: /^Unlink: CAS-00002/ }).click();
  await expect(search).toBeVisible();
});

test("a recent case is linked, and opened as a tab", async ({ floor, page }) => {
  const desk = await withRecords(floor, page);
  const late = desk.recentCases.getByRole("listitem").filter({ hasText: "Parcel late" });
  await expect(late).toContainText("On hold");
  await late.getByRole("button", { name: /^Link to this conversation/ }).click();
  await expect(desk.caseCard).toContainText("Parcel late");
  await late.getByRole("button", { name: /Parcel late/ }).first().click();
  await expect(desk.tab("CAS-00003")).toHaveAttribute("aria-selected", "true");
});

test("a case is resolved with what settled it, and opened again", async ({ floor, page }) => {
  const desk = await withRecords(floor, page);
  await desk.recentCases.getByRole("button", { name: "CAS-00002 · Left ear silent", exact: true }).click();
  const shown = desk.content("CAS-00002");
  await shown.getByRole("button", { name: "Resolve", exact: true }).click();
  await expect(shown.getByRole("alert").filter({ hasText: "The resolution is missing" })).toBeVisible();
  const resolution = shown.getByRole("textbox", { name: "Resolution" });
  await resolution.fill("The ear was exchanged");
  // It stays while another tab is in front.
  await desk.tab("Customer summary").click();
  await desk.tab("CAS-00002").click();
  await expect(resolution).toHaveValue("The ear was exchanged");
  await shown.getByRole("button", { name: "Resolve", exact: true }).click();
  await expect(shown).toContainText("The ear was exchanged");
  await expect(shown.getByRole("button", { name: /^Edit/ })).toHaveCount(0);
  await expect(desk.entries(shown).filter({ hasText: "Status: Resolved" })).toHaveCount(1);
  await shown.getByRole("button", { name: "Open again" }).click();
  await expect(shown.getByRole("button", { name: /^Edit Title/ })).toBeVisible();
});

test("a case that is changed in one session is changed in another", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("hanna", "tomas"), onFile);
  for (const name of ["Hanna Lindqvist", "Tomas Berg"]) {
    await desk.pick(name);
    const search = desk.caseCard.getByRole("combobox", { name: "Search cases" });
    await search.fill("CAS-00002");
    await search.press("Enter");
    await expect(desk.caseCard).toContainText("Left ear silent");
  }
  const title = await desk.edit(desk.caseCard, "Title");
  await title.fill("Right ear silent");
  await title.press("Enter");
  await desk.caseCard.getByRole("combobox", { name: "Priority" }).selectOption("Low");
  await desk.goTo("Hanna Lindqvist");
  await expect(desk.caseCard).toContainText("CAS-00002 · Right ear silent");
  await expect(desk.recentCases).toContainText("Low");
});

test("cases are listed, searched and filtered", async ({ floor, page }) => {
  const desk = await withRecords(floor, page);
  await desk.openTab("Cases");
  const rows = page.getByTestId("cases").getByRole("listitem");
  await expect(rows).toHaveCount(2);
  const list = desk.content("Cases");
  await list.getByRole("combobox", { name: "Which" }).selectOption("All");
  await expect(rows).toHaveCount(3);
  await list.getByRole("combobox", { name: "Priority" }).selectOption("High");
  await expect(rows).toHaveText([/Left ear silent/]);
  await list.getByRole("combobox", { name: "Priority" }).selectOption("Any priority");
  await list.getByRole("searchbox", { name: "Search cases" }).fill("strap");
  await expect(rows).toHaveText([/Strap torn.*Hanna Lindqvist.*Resolved/]);
  await list.getByRole("searchbox", { name: "Search cases" }).fill("nothing like it");
  await expect(list).toContainText("No case fits");
});

test("whoever is renamed is renamed in the list of cases", async ({ floor, page }) => {
  const desk = await withRecords(floor, page);
  await desk.openTab("Cases");
  const rows = page.getByTestId("cases").getByRole("listitem");
  await expect(rows.first()).toContainText("Hanna Lindqvist");
  await desk.tab("Customer summary").click();
  const name = await desk.edit(desk.customerCard, "Name");
  await name.fill("Hanna Berg");
  await name.press("Enter");
  await desk.isAt("Hanna Berg");
  await desk.tab("Cases").click();
  await expect(rows.first()).toContainText("Hanna Berg");
});

test("an untouched form is for whoever the conversation belongs to when it is opened again", async ({ floor, page }) => {
  const desk = await withRecords(floor, page);
  await desk.caseCard.getByRole("button", { name: "New case" }).click();
  const form = page.getByRole("form", { name: "New case" });
  await expect(form).toContainText("Hanna Lindqvist");
  await page.getByTitle("Close: New case").click();
  await relink(desk, "Marta Holm");
  await desk.caseCard.getByRole("button", { name: "New case" }).click();
  await expect(form).toContainText("Marta Holm");
  await expect(form).not.toContainText("Hanna Lindqvist");
  await expect(form).not.toContainText("linked to somebody else");
});

test("a form that was written in stays, and says that the customer is another one", async ({ floor, page }) => {
  const desk = await withRecords(floor, page);
  await desk.openTab("E-mail");
  const form = page.getByRole("form", { name: "E-mail" });
  await form.getByRole("textbox", { name: "Text" }).fill("Dear Hanna");
  await desk.tab("Customer summary").click();
  await relink(desk, "Marta Holm");
  await desk.tab("E-mail").click();
  await expect(form.getByRole("textbox", { name: "To" })).toHaveValue("hanna.lindqvist@post.example");
  await expect(form.getByRole("textbox", { name: "Text" })).toHaveValue("Dear Hanna");
  await expect(form.getByRole("status")).toContainText("linked to somebody else");
  await form.getByRole("button", { name: "Begin again" }).click();
  await expect(form.getByRole("textbox", { name: "To" })).not.toHaveValue("hanna.lindqvist@post.example");
  await expect(form.getByRole("textbox", { name: "Text" })).toHaveValue("");
  await expect(form.getByRole("status")).toBeEmpty();
});

test("whoever closes a session is told what is not saved", async ({ floor, page }) => {
  const desk = await withRecords(floor, page);
  await desk.openTab("New case");
  await desk.openTab("E-mail");
  await page.getByRole("form", { name: "E-mail" }).getByRole("textbox", { name: "Text" }).fill("Dear Hanna");
  await page.getByRole("button", { name: "Close session: Hanna Lindqvist" }).click();
  const question = page.getByRole("dialog", { name: "Close this session?" });
  await expect(question).toContainText("Not saved: E-mail.");
  await expect(question).not.toContainText("New case");
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("form", { name: "E-mail" }).getByRole("textbox", { name: "Text" })).toHaveValue("Dear Hanna");
});
