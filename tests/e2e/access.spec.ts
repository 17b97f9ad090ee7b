import type { Page } from "@playwright/test";
import { type Floor, expect, test } from "./floor";
import { Desk, furnish, only, prefer, section } from "./house";
import { onFile } from "./records";

type State = [
  name: string,
  reach: (desk: Desk, floor: Floor, page: Page) => Promise<void>,
];

const open = async (desk: Desk, page: Page, key: string, drawer: "Quick replies" | "Consult" | "Transfer") => {
  await page.keyboard.press(key);
  await expect(desk.drawer(drawer).getByRole("searchbox")).toBeFocused();
};

const STATES: State[] = [
  ["quick replies open", (desk, _, page) => open(desk, page, "Alt+KeyQ", "Quick replies")],
  ["consult open", (desk, _, page) => open(desk, page, "Alt+KeyC", "Consult")],
  ["transfer open, with people who cannot take it", (desk, _, page) => open(desk, page, "Alt+KeyT", "Transfer")],
  [
    "transfer open on queues, nothing found",
    async (desk, _, page) => {
      await open(desk, page, "Alt+KeyT", "Transfer");
      await desk.drawer("Transfer").getByRole("button", { name: "Queues" }).click();
      await desk.drawer("Transfer").getByRole("searchbox").fill("zzz");
      await expect(desk.drawer("Transfer").getByRole("status")).toBeVisible();
    },
  ],
  [
    "emoji open",
    async (desk, _, page) => {
      await page.getByRole("button", { name: "Emoji", exact: true }).click();
      await expect(desk.drawer("Emoji").getByRole("searchbox")).toBeFocused();
    },
  ],
  [
    "slash commands listed",
    async (desk, floor) => {
      await floor.composer.pressSequentially("/");
      await expect(desk.choices.first()).toBeVisible();
    },
  ],
  [
    "quick replies listed",
    async (desk, floor) => {
      await floor.composer.pressSequentially("/q ");
      await expect(desk.choices.nth(1)).toBeVisible();
      await floor.composer.press("ArrowDown");
    },
  ],
  [
    "slash command with nothing found",
    async (_, floor, page) => {
      await floor.composer.fill("/c zzz");
      await expect(page.getByText("Nothing found")).toBeVisible();
    },
  ],
  [
    "palette open",
    async (desk, _, page) => {
      await page.keyboard.press("Control+KeyK");
      await expect(desk.choices.first()).toBeVisible();
    },
  ],
  [
    "palette with nothing found",
    async (desk, _, page) => {
      await page.keyboard.press("Control+KeyK");
      await page.keyboard.type("zzzz");
      await expect(desk.palette.getByRole("status")).toBeVisible();
    },
  ],
  [
    "cheat sheet open",
    async (desk, _, page) => {
      await page.keyboard.press("Alt+Digit0");
      await page.keyboard.press("Shift+Slash");
      await expect(desk.cheatSheet).toBeVisible();
    },
  ],
  [
    "a key being changed, with a clash",
    async (desk, _, page) => {
      await page.keyboard.press("Alt+Digit0");
      await page.keyboard.press("Shift+Slash");
      await desk.cheatSheet.getByRole("button", { name: "Change: Home" }).click();
      await page.keyboard.press("Alt+KeyA");
      await expect(desk.cheatSheet.getByRole("alert")).not.toBeEmpty();
    },
  ],
  [
    "writing to colleagues",
    async (desk) => {
      await desk.audience("Internal");
      await desk.internal.fill("Between us: she is **right**, see https://shop.example");
      await desk.internal.press("Enter");
      await expect(desk.line("Between us")).toHaveClass(/internal/);
      await desk.internal.fill("And more of it");
    },
  ],
  [
    "a message held",
    async (desk, floor, page) => {
      await page.getByRole("button", { name: "Settings" }).click();
      await page.getByRole("group", { name: "Undo send" }).getByRole("menuitemradio", { name: "10 s" }).click();
      await desk.audience("Internal");
      await desk.internal.fill("Not yet.");
      await desk.internal.press("Enter");
      await expect(desk.outgoing).toContainText("Sending");
      await desk.audience("Public");
      await expect(floor.composer).toBeFocused();
    },
  ],
  [
    "too much written",
    async (_, floor, page) => {
      await floor.composer.fill("word ".repeat(400));
      await expect(page.locator("form")).toContainText("characters left");
    },
  ],
  [
    "advice asked and given",
    async (desk, floor, page) => {
      await open(desk, page, "Alt+KeyC", "Consult");
      await desk.drawer("Consult").getByRole("button", { name: /Lena Solheim/ }).click();
      await floor.speed("20×");
      await expect(desk.company).toContainText("advises, reads along");
      await floor.speed("Pause");
      await open(desk, page, "Alt+KeyC", "Consult");
      await desk.drawer("Consult").getByRole("button", { name: /Jonas Weber/ }).click();
      await expect(desk.company).toContainText("Jonas Weber is asked for advice");
    },
  ],
  [
    "search with hits",
    async (desk, floor, page) => {
      await floor.say("Something to find.");
      await page.keyboard.press("Alt+KeyF");
      await desk.search.fill("find");
      await expect(desk.line("Something to find.")).toHaveClass(/hit/);
    },
  ],
  [
    "a note written",
    async (desk) => {
      await desk.notes.fill("Runs in the rain.");
    },
  ],
  [
    "the knowledge base searched, in the pane and in a tab",
    async (_, floor, page) => {
      await floor.composer.fill("/kb return");
      await floor.composer.press("Enter");
      await expect(page.getByRole("tabpanel").locator("mark").first()).toBeVisible();
      const pane = await section(page, "Knowledge");
      await expect(pane.locator("mark").first()).toBeVisible();
    },
  ],
  [
    "an article open, judged and linked",
    async (_, floor, page) => {
      await floor.composer.fill("/kb return an order");
      await floor.composer.press("Enter");
      const tab = page.getByRole("tabpanel");
      await tab.getByTestId("article").first().locator("button").first().click();
      await tab.getByRole("button", { name: "Link to conversation" }).click();
      await tab.getByRole("button", { name: "It helped" }).click();
      await tab.getByRole("textbox", { name: /^Comment/ }).fill("Clear.");
    },
  ],
  [
    "suggestions",
    async (_, floor, page) => {
      const pane = await section(page, "Suggestions");
      await expect(pane.getByTestId("suggestion").first()).toBeVisible();
      await floor.speed("Pause");
    },
  ],
  [
    "a summary made",
    async (_, floor, page) => {
      const pane = await section(page, "Summary");
      await pane.getByRole("button", { name: "Summarise" }).click();
      await expect(pane.getByRole("textbox", { name: "Summary" })).not.toBeEmpty();
      await floor.speed("Pause");
    },
  ],
  [
    "what moved the sentiment",
    async (_, floor, page) => {
      await floor.speed("Pause");
      const panel = page.getByRole("region", { name: "Conversation", exact: true });
      await panel.getByRole("button", { name: /Customer sentiment/ }).click();
      await expect(page.getByRole("group", { name: "Customer sentiment" })).toBeVisible();
    },
  ],
  [
    "wrap-up with an outcome",
    async (desk, _, page) => {
      await desk.end();
      const outcome = page.getByRole("group", { name: /What came of it/ });
      await outcome.getByRole("button", { name: "Solved" }).click();
      await expect(outcome.getByRole("button", { name: "Solved" })).toHaveAttribute("aria-pressed", "true");
    },
  ],
  [
    "a conversation of nobody on file, customers found",
    async (desk) => {
      await desk.customerCard.getByRole("button", { name: "Unlink: Hanna Lindqvist" }).click();
      await desk.customerCard.getByRole("combobox").fill("berg");
      await expect(desk.customerCard.getByRole("option").first()).toBeVisible();
    },
  ],
  [
    "a field changed and refused",
    async (desk) => {
      const email = await desk.edit(desk.customerCard, "E-mail");
      await email.fill("nonsense");
      await email.press("Enter");
      await expect(email).toHaveAttribute("aria-invalid", "true");
    },
  ],
  [
    "a case linked, a task being written",
    async (desk) => {
      await desk.recentCases.getByRole("button", { name: /^Link to this conversation: CAS-00002/ }).click();
      await expect(desk.caseCard).toContainText("CAS-00002");
      await desk.timelineCard.getByRole("combobox", { name: "Kind of entry" }).selectOption("Task");
      await expect(desk.timelineCard.getByLabel("Due")).toBeVisible();
    },
  ],
  [
    "a new case, refused",
    async (desk, _, page) => {
      await desk.openTab("New case");
      const form = page.getByRole("form", { name: "New case" });
      await form.getByRole("textbox", { name: "Title" }).fill("");
      await form.getByRole("button", { name: "Create" }).click();
      await expect(form.getByRole("textbox", { name: "Title" })).toHaveAttribute("aria-invalid", "true");
    },
  ],
  [
    "a new customer",
    async (desk) => {
      await desk.openTab("New customer");
    },
  ],
  [
    "a letter",
    async (desk) => {
      await desk.openTab("E-mail");
    },
  ],
  [
    "the list of cases",
    async (desk, _, page) => {
      await desk.openTab("Cases");
      await expect(page.getByTestId("cases").getByRole("listitem")).toHaveCount(2);
    },
  ],
  [
    "a case as a tab",
    async (desk) => {
      await desk.recentCases.getByRole("button", { name: "CAS-00002 · Left ear silent", exact: true }).click();
      await expect(desk.tab("CAS-00002")).toHaveAttribute("aria-selected", "true");
    },
  ],
  [
    "a contact as a tab",
    async (desk) => {
      await desk.customerCard.getByRole("button", { name: "Hanna Lindqvist", exact: true }).click();
      await expect(desk.tab("Hanna Lindqvist")).toHaveAttribute("aria-selected", "true");
    },
  ],
  [
    "an activity as a tab",
    async (desk) => {
      await desk.entries(desk.timelineCard).getByRole("button", { name: "Called about ear tips" }).click();
      await expect(desk.content("Called about ear tips")).toContainText("Wants size M");
    },
  ],
  [
    "a script with a step done, one failed and one unfolded",
    async (desk, _, page) => {
      const script = desk.pane.getByLabel("Agent script");
      await script.selectOption({ label: "Close conversation" });
      await desk.pane.getByRole("button", { name: "Mark as done: Sum up" }).click();
      await desk.pane.getByRole("button", { name: "Run: Settle the case" }).click();
      await expect(desk.step("Settle the case")).toHaveClass(/failed/);
      await expect(page.getByTestId("script-progress")).toHaveText("1 of 5 done");
    },
  ],
  [
    "a macro in a dry run",
    async (desk) => {
      const macro = await desk.macro("Register a return");
      await macro.getByRole("button", { name: /^Register a return/ }).click();
      await expect(macro.getByRole("listitem").first()).toContainText("Creates the case");
    },
  ],
  [
    "a macro that was run and undone",
    async (desk) => {
      const macro = await desk.macro("Say goodbye");
      await macro.getByRole("button", { name: "Run: Say goodbye" }).click();
      await macro.getByRole("button", { name: "Undo" }).click();
      await expect(macro).toContainText("Undone");
    },
  ],
  [
    "the productivity pane over the tabs",
    async (desk, _, page) => {
      await page.setViewportSize({ width: 1024, height: 768 });
      await desk.pane.getByRole("button", { name: "Script" }).click();
      await expect(desk.pane.getByLabel("Agent script")).toBeVisible();
    },
  ],
  [
    "the rail collapsed, sorted and with a draft",
    async (_, floor, page) => {
      await floor.composer.fill("A draft");
      await page.getByRole("button", { name: "Sort by urgency" }).click();
      await page.getByRole("button", { name: "Collapse sessions" }).click();
      await page.keyboard.press("Alt+Digit0");
    },
  ],
];

for (const theme of ["light", "dark"] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });
    for (const [name, reach] of STATES) {
      test(`accessible (${theme}): ${name}`, async ({ floor, page }) => {
        const desk = new Desk(floor, page);
        const isWrapUp = name.startsWith("wrap-up");
        await prefer(page, { undo_send: 0 });
        await furnish(page, only(isWrapUp ? "marta" : "hanna"), onFile);
        if (isWrapUp) await desk.accept("Marta Holm");
        else await desk.pick("Hanna Lindqvist");
        await reach(desk, floor, page);
        await floor.isAccessible();
      });
    }
  });
}
