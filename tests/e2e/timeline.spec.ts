import { readFile } from "node:fs/promises";
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

test("the timeline is filtered, searched and sorted", async ({ floor, page }) => {
  const desk = await withRecords(floor, page);
  const entries = desk.entries(desk.timelineCard);
  const call = entries.filter({ hasText: "Called about ear tips" });
  await expect(call).toContainText("Lena Solheim");
  await desk.timelineCard.getByRole("combobox", { name: "Show" }).selectOption("Phone call");
  await expect(entries).toHaveText([/Called about ear tips/]);
  await desk.timelineCard.getByRole("combobox", { name: "Show" }).selectOption("Everything");
  await desk.timelineCard.getByRole("searchbox").fill("runs rain");
  await expect(entries).toHaveText([/Runs in the rain/]);
  await desk.timelineCard.getByRole("searchbox").fill("");
  await expect(entries.last()).toContainText("Strap torn");
  await desk.timelineCard.getByRole("combobox", { name: "Order" }).selectOption("Oldest first");
  await expect(entries.first()).toContainText("Strap torn");
});

test("the timeline is that of the case, the contact or the account", async ({ floor, page }) => {
  const desk = await withRecords(floor, page);
  await desk.recentCases.getByRole("button", { name: /^Link to this conversation: CAS-00002/ }).click();
  const sources = desk.timelineCard.getByRole("group", { name: "Timeline of" });
  const entries = desk.entries(desk.timelineCard);
  const ofCase = sources.getByRole("button", { name: "Case: CAS-00002" });
  await expect(ofCase).toHaveAttribute("aria-pressed", "true");
  await expect(entries.filter({ hasText: "Visit to the workshop" })).toHaveCount(1);
  await expect(entries.filter({ hasText: "Called about ear tips" })).toHaveCount(0);
  await sources.getByRole("button", { name: "Contact: Hanna Lindqvist" }).click();
  await expect(entries.filter({ hasText: "Called about ear tips" })).toHaveCount(1);
  await sources.getByRole("button", { name: "Account: Fjord Hotels" }).click();
  const task = entries.filter({ hasText: "Renew the agreement" });
  await task.getByRole("checkbox", { name: "Done" }).check();
  await expect(task.getByRole("checkbox", { name: "Done" })).toBeChecked();
});

test("an account that is renamed is renamed among the timelines", async ({ floor, page }) => {
  const desk = await withRecords(floor, page);
  const sources = desk.timelineCard.getByRole("group", { name: "Timeline of" });
  await expect(sources.getByRole("button", { name: "Account: Fjord Hotels" })).toBeVisible();
  await desk.customerCard.getByRole("button", { name: "Fjord Hotels", exact: true }).click();
  const name = await desk.edit(desk.content("Fjord Hotels"), "Name");
  await name.fill("Fjord Inns");
  await name.press("Enter");
  await expect(desk.tab("Fjord Inns")).toBeVisible();
  await desk.tab("Customer summary").click();
  await expect(sources.getByRole("button", { name: "Account: Fjord Inns" })).toBeVisible();
});

test("a quick note, a call and an appointment are added", async ({ floor, page }) => {
  const desk = await withRecords(floor, page);
  const entries = desk.entries(desk.timelineCard);
  const text = desk.timelineCard.getByRole("textbox", { name: "Text" });
  await text.fill("Asked for a discount");
  await text.press("Control+Enter");
  await expect(entries.filter({ hasText: "Asked for a discount" })).toContainText("Bert Kowalski");
  await expect(text).toHaveValue("");
  await desk.timelineCard.getByRole("combobox", { name: "Kind of entry" }).selectOption("Phone call");
  await desk.timelineCard.getByRole("button", { name: "Add", exact: true }).click();
  await expect(desk.timelineCard.getByRole("alert").filter({ hasText: "The title is missing" })).toBeVisible();
  await desk.timelineCard.getByRole("textbox", { name: "Title" }).fill("Called back");
  await desk.timelineCard.getByRole("button", { name: "Add", exact: true }).click();
  await expect(entries.filter({ hasText: "Called back" })).toContainText("Phone call");
  await desk.timelineCard.getByRole("combobox", { name: "Kind of entry" }).selectOption("Appointment");
  await desk.timelineCard.getByRole("textbox", { name: "Title" }).fill("Fitting");
  await desk.timelineCard.getByRole("button", { name: "Add", exact: true }).click();
  await expect(desk.timelineCard.getByRole("alert").filter({ hasText: "The time is missing" })).toBeVisible();
  await desk.timelineCard.getByLabel("Starts").fill("2031-05-06T10:30");
  await desk.timelineCard.getByRole("button", { name: "Add", exact: true }).click();
  await expect(entries.filter({ hasText: "Fitting" })).toContainText("10:30");
});

test("an entry opens as a tab; one of one's own is changed and thrown away", async ({ floor, page }) => {
  const desk = await withRecords(floor, page);
  const entries = desk.entries(desk.timelineCard);
  await entries.getByRole("button", { name: "Called about ear tips" }).click();
  const call = desk.content("Called about ear tips");
  await expect(call).toContainText("Wants size M");
  await expect(call.getByRole("button", { name: /^Edit/ })).toHaveCount(0);
  await desk.tab("Customer summary").click();
  await desk.timelineCard.getByRole("textbox", { name: "Text" }).fill("Mine");
  await desk.timelineCard.getByRole("button", { name: "Add", exact: true }).click();
  await entries.filter({ hasText: "Mine" }).getByRole("button", { name: "Note" }).click();
  const note = desk.content("Note");
  const title = await desk.edit(note, "Title");
  await title.fill("A title");
  await title.press("Enter");
  await expect(desk.tab("A title")).toBeVisible();
  await desk.content("A title").getByRole("button", { name: "Delete", exact: true }).click();
  await expect(desk.tab("A title")).toHaveCount(0);
  await desk.tab("Customer summary").click();
  await expect(entries.filter({ hasText: "Mine" })).toHaveCount(0);
});

test("notes about a conversation are on the timeline of its case", async ({ floor, page }) => {
  const desk = await withRecords(floor, page);
  await desk.recentCases.getByRole("button", { name: /^Link to this conversation: CAS-00003/ }).click();
  await desk.notes.fill("Prefers red ones");
  await desk.notes.blur();
  const note = desk.entries(desk.timelineCard).filter({ hasText: "Prefers red ones" });
  await expect(note).toContainText("Note about Conversation");
  await desk.caseCard.getByRole("button", { name: "CAS-00003 · Parcel late", exact: true }).click();
  await expect(desk.entries(desk.content("CAS-00003")).filter({ hasText: "Prefers red ones" })).toHaveCount(1);
});

test("an earlier conversation is read and its transcript downloaded", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await bare(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.say("Take the red ones.");
  await desk.audience("Internal");
  await desk.whisper("She runs a lot.");
  await desk.end();
  await page.getByRole("button", { name: "Close conversation", exact: true }).click();
  await floor.item("closed", "Hanna Lindqvist").getByRole("button", { name: /Follow up/ }).click();
  await desk.isAt("Hanna Lindqvist");
  const earlier = desk.entries(desk.timelineCard).filter({ hasText: "Closed" });
  await earlier.getByRole("button").first().click();
  const shown = desk.content(/^Conversation \d+$/);
  await expect(shown.getByTestId("transcript")).toContainText("Take the red ones.");
  const downloaded = async (button: string) => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      shown.getByRole("button", { name: button, exact: true }).click(),
    ]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
  };
  const forAnybody = await downloaded("Download transcript");
  expect(forAnybody.name).toMatch(/^conversation-\d+\.txt$/);
  expect(forAnybody.text).toContain("Bert Kowalski: Take the red ones.");
  expect(forAnybody.text).not.toContain("She runs a lot.");
  const forTheHouse = await downloaded("Download with internal messages");
  expect(forTheHouse.name).toMatch(/^conversation-\d+-internal\.txt$/);
  expect(forTheHouse.text).toContain("Bert Kowalski: Take the red ones.");
  expect(forTheHouse.text).toContain("[Internal] Bert Kowalski: She runs a lot.");
});

test("a record is found again where it was left", async ({ floor, page }) => {
  await page.setViewportSize({ width: 1440, height: 500 });
  const desk = await withRecords(floor, page);
  await desk.caseCard.scrollIntoViewIfNeeded();
  await desk.recentCases.getByRole("button", { name: "CAS-00002 · Left ear silent", exact: true }).click();
  const record = desk.content("CAS-00002").getByRole("region").first();
  await record.evaluate((element) => element.scrollTo(0, 120));
  await expect.poll(() => record.evaluate((element) => element.scrollTop)).toBe(120);
  // The scroll event comes with the next frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await desk.tab("Customer summary").click();
  await desk.tab("CAS-00002").click();
  await expect.poll(() => record.evaluate((element) => element.scrollTop)).toBe(120);
});

test("what narrows a record's timeline down stays while another tab is in front", async ({ floor, page }) => {
  const desk = await withRecords(floor, page);
  await desk.recentCases.getByRole("button", { name: "CAS-00002 · Left ear silent", exact: true }).click();
  const shown = desk.content("CAS-00002");
  await shown.getByRole("combobox", { name: "Show" }).selectOption("Appointment");
  await desk.tab("Customer summary").click();
  await expect(desk.timelineCard.getByRole("combobox", { name: "Show" })).toHaveValue("");
  await desk.tab("CAS-00002").click();
  await expect(shown.getByRole("combobox", { name: "Show" })).toHaveValue("Appointment");
  await expect(desk.entries(shown)).toHaveText([/Visit to the workshop/]);
});

test("a letter is kept as a draft, sent, and on the timeline", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await bare(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await desk.openTab("E-mail");
  const form = page.getByRole("form", { name: "E-mail" });
  await expect(form.getByRole("textbox", { name: "To" })).toHaveValue("hanna.lindqvist@post.example");
  await form.getByRole("textbox", { name: "Subject" }).fill("Your running shoes");
  await form.getByRole("textbox", { name: "Text" }).fill("Dear Hanna");
  await form.getByRole("button", { name: "Save draft" }).click();
  const letter = desk.content("Your running shoes");
  await expect(letter).toContainText("Draft");
  await letter.getByRole("button", { name: "Send e-mail" }).click();
  await expect(letter.getByRole("button", { name: "Send e-mail" })).toHaveCount(0);
  await desk.tab("Customer summary").click();
  const entry = desk.entries(desk.timelineCard).filter({ hasText: "Your running shoes" });
  await expect(entry).toContainText("hanna.lindqvist@post.example");
  await expect(entry).not.toContainText("Draft");
});
