import { expect, test } from "./floor";
import { Desk, type Macro, furnish, guide, only, prefer } from "./house";

const MACROS: Macro[] = [
  {
    key: "return",
    name: "Register a return",
    actions: [
      { create_case: { title: "Return for {FullName{Customer}}", subject: "Returns" } },
      { update_case: { description: "See ${caseId}", priority: "high" } },
      { open_tab: "case" },
      { insert_quick_reply: { title: "Anything else" } },
      { set_focus: "composer" },
    ],
  },
  {
    key: "stops",
    name: "Stops on the way",
    actions: [
      { create_case: { title: "Half done" } },
      { link_customer: { search: "Nobody Known" } },
      { insert_quick_reply: { title: "Goodbye" } },
    ],
  },
  { key: "form", name: "Fill in the form", actions: [{ open_case_form: { title: "From a macro" } }] },
  { key: "record", name: "Show the record", actions: [{ open_tab: "customer" }] },
];

test("a dry run shows each effect, a run does it, and Undo takes it back", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await furnish(page, only("hanna"), guide([], MACROS));
  await desk.pick("Hanna Lindqvist");
  const macro = await desk.macro("Register a return");
  const tabs = page.getByRole("tablist", { name: "Application tabs" }).getByRole("tab");

  await test.step("what it will do stands there before it happens", async () => {
    await macro.getByRole("button", { name: /^Register a return/ }).click();
    await expect(macro.getByRole("list", { name: "What it will do" }).getByRole("listitem")).toHaveText([
      /Creates the case “Return for Hanna Lindqvist” and links it\./,
      /Changes the new case “Return for Hanna Lindqvist”: Description: See CAS-… · Priority: High\./,
      /Opens the new case “Return for Hanna Lindqvist” in a tab\./,
      /Puts the quick reply “Anything else” into the message to the customer\./,
      /Moves the focus to the message to the customer, if you are in this session\./,
    ]);
    await expect(tabs).toHaveCount(1);
    await expect(floor.composer).toHaveValue("");
  });

  await test.step("later actions use what earlier ones made", async () => {
    await macro.getByRole("button", { name: "Run: Register a return" }).click();
    await expect(macro).toContainText("All done");
    await expect(page.getByRole("tab", { name: /^CAS-/ })).toHaveAttribute("aria-selected", "true");
    await expect(page.getByRole("tabpanel")).toContainText("Return for Hanna Lindqvist");
    await expect(floor.composer).toHaveValue("Is there anything else I can do for you?");
    await expect(floor.composer).toBeFocused();
  });

  await test.step("everything is as before", async () => {
    await macro.getByRole("button", { name: "Undo" }).click();
    await expect(macro).toContainText("Undone");
    await expect(macro.getByRole("listitem").filter({ hasText: "Undone:" })).toHaveCount(4);
    await expect(tabs).toHaveCount(1);
    await expect(floor.composer).toHaveValue("");
  });
});

test("it stops on the first error, with what was done and what was not", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await furnish(page, only("hanna"), guide([], MACROS));
  await desk.pick("Hanna Lindqvist");
  const macro = await desk.macro("Stops on the way");
  await macro.getByRole("button", { name: "Run: Stops on the way" }).click();
  await expect(macro.getByRole("list", { name: "What it did" }).getByRole("listitem")).toHaveText([
    /^\s*Done: Creates the case “Half done”/,
    /^\s*Failed: Link a contact or an account.*Nobody on file fits “Nobody Known”/,
    /^\s*Not done: Insert a quick reply/,
  ]);
  await expect(floor.composer).toHaveValue("");
  await macro.getByRole("button", { name: "Undo" }).click();
  await expect(macro.getByRole("listitem").first()).toContainText("Undone:");
  await macro.getByRole("button", { name: "Dry run" }).click();
  await expect(macro.getByRole("list", { name: "What it will do" })).toBeVisible();
});

test("what was changed since stays, and says so", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await furnish(page, only("hanna"), guide([], MACROS));
  await desk.pick("Hanna Lindqvist");
  const macro = await desk.macro("Register a return");
  await macro.getByRole("button", { name: "Run: Register a return" }).click();
  await floor.composer.fill("Something of my own");
  await macro.getByRole("button", { name: "Undo" }).click();
  await expect(macro.getByRole("listitem").filter({ hasText: "Stays:" })).toContainText(
    "It was changed or saved since.",
  );
  await expect(floor.composer).toHaveValue("Something of my own");
});

test("a case that is being written is not written over", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await furnish(page, only("hanna"), guide([], MACROS));
  await desk.pick("Hanna Lindqvist");
  await page.getByRole("button", { name: "Open a tab" }).click();
  await page.getByRole("menuitem", { name: "New case" }).click();
  const title = page.getByRole("tabpanel").getByLabel("Title");
  await title.fill("In my own words");
  const macro = await desk.macro("Fill in the form");
  await macro.getByRole("button", { name: "Run: Fill in the form" }).click();
  await expect(macro).toContainText("A new case is being written already: save or discard it first.");
  await expect(title).toHaveValue("In my own words");
});

test("it changes the session it was run in and no other", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("hanna", "tomas"), guide([], MACROS));
  await desk.pick("Tomas Berg");
  await desk.pick("Hanna Lindqvist");
  const macro = await desk.macro("Register a return");
  await macro.getByRole("button", { name: "Run: Register a return" }).click();
  await expect(macro).toContainText("All done");
  await desk.goTo("Tomas Berg");
  await expect(floor.composer).toHaveValue("");
  await expect(page.getByRole("tablist", { name: "Application tabs" }).getByRole("tab")).toHaveCount(1);
  await desk.goTo("Hanna Lindqvist");
  await expect(desk.pane.getByTestId("macro").filter({ hasText: "All done" })).toBeVisible();
});
