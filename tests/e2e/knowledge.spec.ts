import type { Page } from "@playwright/test";
import { type Floor, expect, test } from "./floor";
import { type Article, Desk, type Scenario, furnish, only, prefer, quiet, section, shelve } from "./house";

const EN: Article[] = [
  {
    key: "return-an-order",
    title: "Return an order",
    keywords: ["send back"],
    body: [
      "You have **60 days** to change your mind.",
      "",
      "## How",
      "",
      "1. Pack it well.",
      "2. Print the [return label](https://nordlyd.example/help/return-label).",
      "",
      "> Keep the receipt.",
    ],
  },
  { key: "return-label", title: "Print a label", body: ["It comes by e-mail, see [your orders](https://nordlyd.example/orders)."] },
  { key: "gift-cards", title: "Gift cards", status: "draft", body: ["They never run out."] },
];

const NB: Article[] = [{ key: "return-an-order", title: "Returnere en bestilling", body: ["Du har 60 dager."] }];

async function arrive(floor: Floor, page: Page, ...changes: ((scenario: Scenario) => void)[]) {
  const desk = new Desk(floor, page);
  await shelve(page, { en: EN, nb: NB });
  if (changes.length > 0) {
    await prefer(page, { undo_send: 0 });
    await furnish(page, only("hanna"), ...changes);
  } else await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.speed("Pause");
  return desk;
}

const tab = (page: Page) => page.getByRole("tabpanel");
const field = (page: Page) => tab(page).getByRole("searchbox", { name: "Search the knowledge base" });
const found = (page: Page) => tab(page).getByRole("list", { name: "Articles found" }).getByTestId("article");

async function read(floor: Floor, page: Page, title: string) {
  await floor.composer.fill(`/kb ${title}`);
  await floor.composer.press("Enter");
  await found(page).getByRole("button", { name: title, exact: true }).click();
  await expect(tab(page).getByRole("heading", { level: 2, name: title })).toBeVisible();
}

test("/kb finds words half typed, misspelt and in other forms, and marks them", async ({ floor, page }) => {
  await arrive(floor, page);
  await floor.composer.fill("/kb returning");
  await floor.composer.press("Enter");
  await expect(page.getByRole("tab", { name: "Knowledge" })).toHaveAttribute("aria-selected", "true");
  await expect(floor.composer).toHaveValue("");
  await expect(field(page)).toHaveValue("returning");
  await expect(field(page)).toBeFocused();
  await expect(found(page).first().locator("mark").first()).toHaveText("Return");
  for (const words of ["retu", "retrun oder", "RETURNS", "send bakc"]) {
    await field(page).fill(words);
    await expect(found(page).first(), words).toContainText("Return an order");
  }
  await expect(tab(page).getByRole("status")).toContainText(/article/);
  await field(page).fill("zzzzzz");
  await expect(tab(page).getByRole("status")).toContainText("Nothing found for “zzzzzz”");
  await field(page).fill("");
  await expect(found(page)).toHaveCount(2);
});

test("the list over the message finds articles while the command is typed", async ({ floor, page }) => {
  const desk = await arrive(floor, page);
  await floor.composer.fill("/kb label");
  await expect(desk.choices.first()).toContainText("Search the knowledge base");
  await floor.composer.press("ArrowDown");
  await expect(desk.choices.nth(1)).toHaveAttribute("aria-selected", "true");
  await floor.composer.press("Enter");
  await expect(tab(page).getByRole("heading", { level: 2 })).toBeVisible();
});

test("status and language narrow the search down, and only what is published can be sent", async ({ floor, page }) => {
  await arrive(floor, page);
  await floor.composer.fill("/kb");
  await floor.composer.press("Enter");
  await expect(found(page)).toHaveCount(2);
  await tab(page).getByLabel("Status").selectOption("Draft");
  await expect(found(page)).toHaveCount(1);
  await expect(found(page)).toContainText("Gift cards");
  await expect(found(page).getByText("Draft", { exact: true })).toBeVisible();
  await expect(found(page).getByRole("button", { name: "Send link: Gift cards" })).toBeDisabled();
  await tab(page).getByLabel("Status").selectOption("Any status");
  await expect(found(page)).toHaveCount(3);
  await tab(page).getByLabel("Language").selectOption("Norsk");
  await expect(found(page)).toHaveCount(1);
  await expect(found(page).getByRole("button", { name: "Returnere en bestilling", exact: true })).toHaveAttribute(
    "lang",
    "nb",
  );
});

test("what narrows the search down is named in the pane, and taken away there", async ({ floor, page }) => {
  await arrive(floor, page);
  await floor.composer.fill("/kb");
  await floor.composer.press("Enter");
  const pane = await section(page, "Knowledge");
  const narrowed = pane.getByRole("button", { name: /^Do not narrow the search down/ });
  await expect(narrowed).toHaveCount(0);
  await tab(page).getByLabel("Status").selectOption("Draft");
  await tab(page).getByLabel("Language").selectOption("Norsk");
  await expect(narrowed).toHaveText("Draft · Norsk");
  await narrowed.click();
  await expect(narrowed).toHaveCount(0);
  await expect(tab(page).getByLabel("Status")).toHaveValue("Published");
  await expect(tab(page).getByLabel("Language")).toHaveValue("en");
  await expect(found(page)).toHaveCount(2);
});

test("an article is drawn from its Markdown, and links to others open them", async ({ floor, page }) => {
  await arrive(floor, page);
  await read(floor, page, "Return an order");
  await expect(tab(page).getByRole("heading", { level: 3, name: "How" })).toBeVisible();
  await expect(tab(page).locator("strong", { hasText: "60 days" })).toBeVisible();
  await expect(tab(page).locator("ol li")).toHaveCount(2);
  await expect(tab(page).locator("blockquote")).toHaveText("Keep the receipt.");
  await expect(tab(page)).toContainText("send back");
  await tab(page).getByRole("button", { name: "Norsk" }).click();
  await expect(tab(page).getByRole("heading", { level: 2 })).toHaveText("Returnere en bestilling");
  await page.getByRole("tab", { name: "Return an order" }).click();
  await tab(page).getByRole("button", { name: "return label" }).click();
  await expect(page.getByRole("tab", { name: "Print a label" })).toHaveAttribute("aria-selected", "true");
  const outward = tab(page).getByRole("link", { name: "your orders" });
  await expect(outward).toHaveAttribute("href", "https://nordlyd.example/orders");
  await expect(outward).toHaveAttribute("rel", /noopener/);
});

test("link and text go into the message, and nothing is sent before Send", async ({ floor, page }) => {
  const desk = await arrive(floor, page);
  await read(floor, page, "Return an order");
  const link = `Return an order: ${new URL("portal/articles/return-an-order", page.url())}`;
  await tab(page).getByRole("button", { name: "Send link" }).click();
  await expect(floor.composer).toBeFocused();
  await expect(floor.composer).toHaveValue(link);
  await expect(desk.line("portal/articles")).toHaveCount(0);
  await floor.composer.press("Enter");
  await expect(desk.line("portal/articles/return-an-order")).toBeVisible();
  await tab(page).getByRole("button", { name: "Send text" }).click();
  // A text message shows no marks.
  await expect(floor.composer).toHaveValue(/^You have 60 days to change your mind\.\n\nHow\n\n1\. Pack it well\./);
  await expect(floor.composer).toHaveValue(/return label \(https:\/\/nordlyd\.example\/help\/return-label\)/);
});

test("an article belongs to the conversation, in the tab as in the pane", async ({ floor, page }) => {
  await arrive(floor, page);
  await read(floor, page, "Return an order");
  const link = tab(page).getByRole("button", { name: "Link to conversation" });
  await link.click();
  await expect(link).toHaveAttribute("aria-pressed", "true");
  const pane = await section(page, "Knowledge");
  const linked = pane.getByRole("list", { name: "Linked to this conversation" });
  await expect(linked).toContainText("Return an order");
  // The search is the session's, wherever it is asked.
  await expect(pane.getByRole("searchbox")).toHaveValue("Return an order");
  await linked.getByRole("button", { name: "Unlink from conversation: Return an order" }).click();
  await expect(linked).toHaveCount(0);
  await expect(link).toHaveAttribute("aria-pressed", "false");
});

test("an article belongs to a case as a note on its timeline", async ({ floor, page }) => {
  const opened = { key: "only", title: "It does not fit", customer: "hanna", opened_by: "bert", days_ago: 2 };
  await arrive(floor, page, (scenario) => {
    scenario.cases = [opened];
    Object.assign(scenario, { activities: [] });
  });
  await read(floor, page, "Return an order");
  const link = tab(page).getByRole("button", { name: "Link to case" });
  await link.click();
  await expect(link).toHaveAttribute("aria-pressed", "true");
  await link.click();
  await expect(link).toHaveAttribute("aria-pressed", "false");
});

test("thumbs and a comment are kept, and can be changed", async ({ floor, page }) => {
  await arrive(floor, page);
  await read(floor, page, "Return an order");
  const verdict = page.getByRole("region", { name: "Did it help?" });
  await expect(verdict.getByRole("textbox")).toHaveCount(0);
  await verdict.getByRole("button", { name: "It helped" }).click();
  await expect(verdict).toContainText("Helped: 1 · did not: 0");
  const comment = verdict.getByRole("textbox", { name: /^Comment/ });
  await comment.fill("Say what it costs.");
  // What is being written survives a look at another tab.
  await page.getByRole("tab", { name: "Customer summary" }).click();
  await page.getByRole("tab", { name: "Return an order" }).click();
  await expect(comment).toHaveValue("Say what it costs.");
  await verdict.getByRole("button", { name: "Save comment" }).click();
  await expect(verdict.getByRole("status")).toHaveText("Saved");
  await verdict.getByRole("button", { name: "It did not help" }).click();
  await expect(verdict).toContainText("Helped: 0 · did not: 1");
  await expect(comment).toHaveValue("Say what it costs.");
});

test("the palette finds articles behind everything found by its name", async ({ floor, page }) => {
  const desk = await arrive(floor, page);
  await page.keyboard.press("Control+KeyK");
  await page.keyboard.type("returning");
  await desk.choices.filter({ hasText: "Return an order" }).click();
  await expect(tab(page).getByRole("heading", { level: 2, name: "Return an order" })).toBeVisible();
});
