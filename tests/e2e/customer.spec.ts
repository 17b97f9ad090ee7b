import { expect, test } from "./floor";
import { Desk, furnish, only, prefer } from "./house";
import { bare, onFile, visited } from "./records";

test("a customer is recognised by their number and shown with what is on file", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await bare(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await expect(desk.customerCard).toContainText("Contact");
  await expect(desk.customerCard).toContainText("hanna.lindqvist@post.example");
  await expect(desk.customerCard).toContainText("2024, 2 orders");
});

test("a conversation is unlinked, and linked again by keyboard alone", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await bare(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await desk.customerCard.getByRole("button", { name: "Unlink: Hanna Lindqvist" }).click();
  await expect(desk.customerCard).toContainText("Not on file");
  await desk.isAt("Visitor");
  const search = desk.customerCard.getByRole("combobox", { name: "Search contacts and accounts" });
  await search.fill("nobody by this name");
  await expect(desk.customerCard.getByText("Nothing found")).toBeVisible();
  await search.press("Escape");
  await expect(search).toHaveValue("");
  await search.pressSequentially("+46 701 234");
  await expect(desk.customerCard.getByRole("option", { name: /Hanna Lindqvist/ })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await search.press("Enter");
  await desk.isAt("Hanna Lindqvist");
  await expect(desk.customerCard).toContainText("Contact");
});

test("customers are found by name, town and number, and arrow keys choose", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("hanna"), onFile);
  await desk.pick("Hanna Lindqvist");
  await desk.customerCard.getByRole("button", { name: "Unlink: Hanna Lindqvist" }).click();
  const search = desk.customerCard.getByRole("combobox", { name: "Search contacts and accounts" });
  const hits = desk.customerCard.getByRole("option");
  await search.fill("a-1042");
  await expect(hits).toHaveCount(1);
  await expect(hits).toContainText("Fjord Hotels");
  await search.fill("bergen");
  await expect(hits.filter({ hasText: "Marta Holm" })).toHaveCount(1);
  await expect(hits.filter({ hasText: "Fjord Hotels" })).toHaveCount(1);
  await expect(hits.first()).toHaveAttribute("aria-selected", "true");
  await search.press("ArrowDown");
  await expect(hits.nth(1)).toHaveAttribute("aria-selected", "true");
  await search.press("ArrowUp");
  await expect(hits.first()).toHaveAttribute("aria-selected", "true");
});

test("a contact is created, with what is wrong said beside the field", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await bare(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await desk.customerCard.getByRole("button", { name: "Unlink: Hanna Lindqvist" }).click();
  await desk.customerCard.getByRole("button", { name: "Add contact" }).click();
  const form = page.getByRole("form", { name: "New customer" });
  await form.getByRole("button", { name: "Create" }).click();
  await expect(form.getByRole("alert").filter({ hasText: "The name is missing" })).toBeVisible();
  const name = form.getByRole("textbox", { name: "Name" });
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await name.fill("Nora Vik");
  const email = form.getByRole("textbox", { name: "E-mail" });
  await email.fill("nora");
  await email.press("Enter");
  await expect(email).toHaveAttribute("aria-invalid", "true");
  await expect(name).toHaveValue("Nora Vik");
  await email.fill("nora@vik.example");
  await email.press("Enter");
  await expect(desk.tab("Nora Vik")).toHaveAttribute("aria-selected", "true");
  await expect(desk.tab("New customer")).toHaveCount(0);
  await desk.isAt("Nora Vik");
  await desk.tab("Customer summary").click();
  await expect(desk.customerCard).toContainText("nora@vik.example");
});

test("what is in a form stays while another session is worked on", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await bare(page, "hanna", "tomas");
  await desk.pick("Hanna Lindqvist");
  await desk.openTab("New customer");
  await page.getByRole("form", { name: "New customer" }).getByRole("textbox", { name: "Name" }).fill("Nora");
  await desk.pick("Tomas Berg");
  await desk.goTo("Hanna Lindqvist");
  await expect(page.getByRole("form", { name: "New customer" }).getByRole("textbox", { name: "Name" })).toHaveValue("Nora");
});

test("a field is changed where it stands, and everywhere with it", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await bare(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  const city = await desk.edit(desk.customerCard, "City");
  await city.fill("Oslo");
  await city.press("Escape");
  await expect(desk.customerCard.getByRole("button", { name: "Edit City: Göteborg" })).toBeFocused();
  await page.keyboard.press("Enter");
  await desk.customerCard.getByRole("textbox", { name: "City" }).fill("Malmö");
  await page.keyboard.press("Enter");
  await expect(desk.customerCard.getByRole("button", { name: "Edit City: Malmö" })).toBeFocused();
  const email = await desk.edit(desk.customerCard, "E-mail");
  await email.fill("not an address");
  await email.press("Enter");
  await expect(desk.customerCard.getByRole("alert").filter({ hasText: "The e-mail address is not right" })).toBeVisible();
  await expect(email).toHaveAttribute("aria-invalid", "true");
  await email.press("Escape");
  const name = await desk.edit(desk.customerCard, "Name");
  await name.fill("Hanna Berg");
  await name.press("Enter");
  await desk.isAt("Hanna Berg");
  await expect(floor.session("Hanna Berg")).toHaveCount(1);
});

test("an account and its contacts lead to each other", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("hanna"), onFile);
  await desk.pick("Hanna Lindqvist");
  await desk.customerCard.getByRole("button", { name: "Fjord Hotels", exact: true }).click();
  await expect(desk.tab("Fjord Hotels")).toHaveAttribute("aria-selected", "true");
  const account = desk.content("Fjord Hotels");
  await expect(account).toContainText("A-1042");
  await account.getByRole("button", { name: "Hanna Lindqvist", exact: true }).click();
  await expect(desk.tab("Hanna Lindqvist")).toHaveAttribute("aria-selected", "true");
  const contact = desk.content("Hanna Lindqvist");
  await contact.getByRole("button", { name: "Unlink: Fjord Hotels" }).click();
  const search = contact.getByRole("combobox", { name: "Account" });
  await search.fill("fjord");
  await search.press("Enter");
  await expect(contact.getByRole("button", { name: "Fjord Hotels", exact: true })).toBeVisible();
});

test("what is known of the visit is told in tabs", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("marta"), visited("dead-side"));
  await desk.accept("Marta Holm");
  const tabs = page.getByRole("tablist", { name: "Conversation summary" });
  const survey = tabs.getByRole("tab", { name: "Pre-chat survey" });
  await expect(survey).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("tabpanel", { name: "Pre-chat survey" })).toContainText("20418");
  await survey.press("ArrowRight");
  const trail = page.getByRole("tabpanel", { name: "Portal navigation" }).getByRole("listitem");
  await expect(trail).toContainText(["Article viewed", "Phrase searched", "Page visited"]);
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tabpanel", { name: "Visitor details" })).toContainText("Firefox 130");
  await page.keyboard.press("ArrowRight");
  const rest = page.getByRole("tabpanel", { name: "Additional details" });
  await expect(rest).toContainText("autumn");
  await expect(rest).not.toContainText("20418");
});

test("without a survey there is no tab for it", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await bare(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  const tabs = page.getByRole("tablist", { name: "Conversation summary" });
  await expect(tabs.getByRole("tab")).toHaveText(["Portal navigation", "Visitor details"]);
  await expect(page.getByRole("tabpanel", { name: "Portal navigation" })).toContainText("Nothing is known");
});
