import { expect, test } from "./floor";
import { Desk, type Macro, type Script, furnish, guide, only, prefer } from "./house";

/** The sample script of seed 002. */
const SAMPLE: Script[] = [
  {
    key: "sample",
    name: "Sample",
    description: "The sample as it is written.",
    steps: [
      { title: "Greet Customer", text: "Greet the customer with a welcome message from the quick reply repository" },
      { title: "Verify Customer", text: "uses any two of: customer ${customerName}, Email ID ${anchor.email}, ${Pet}" },
      { title: "Create Case", text: "Triggers create case form with customer context", macro: "create" },
      { title: "Send Details", text: "Opens email to send details to the customer", macro: "details" },
      { title: "Close Conversation", text: "Follow these steps to close a conversation", script: "close" },
    ],
  },
  { key: "close", name: "Close conversation", steps: [{ title: "Say goodbye" }, { title: "End it" }] },
];

const MACROS: Macro[] = [
  { key: "create", name: "Create", actions: [{ open_case_form: { title: "About {FullName{Customer}}" } }] },
  {
    key: "details",
    name: "Details",
    actions: [{ draft_email: { subject: "Your question", text: "Dear {FirstName{Customer}}," } }],
  },
  { key: "resolve", name: "Resolve", actions: [{ resolve_case: { resolution: "Settled." } }] },
];

test("the sample script works as it is written", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await furnish(page, only("hanna"), guide(SAMPLE, MACROS));
  await desk.pick("Hanna Lindqvist");
  const progress = page.getByTestId("script-progress");
  const chosen = desk.pane.getByLabel("Agent script");
  await expect(chosen).toHaveValue("1");
  await expect(progress).toHaveText("0 of 5 done");

  await test.step("an instruction is unfolded, with what is known filled in, and marked as done", async () => {
    await desk.pane.getByRole("button", { name: /^Verify Customer/ }).click();
    await expect(desk.step("Verify Customer")).toContainText(
      "customer Hanna Lindqvist, Email ID hanna.lindqvist@post.example, (not known yet)",
    );
    await desk.pane.getByRole("button", { name: "Mark as done: Greet Customer" }).click();
    await expect(desk.step("Greet Customer")).toHaveClass(/done/);
    await expect(progress).toHaveText("1 of 5 done");
  });

  await test.step("a macro is run: the form of a new case opens", async () => {
    await desk.pane.getByRole("button", { name: "Run: Create Case" }).click();
    await expect(page.getByRole("tab", { name: "New case" })).toHaveAttribute("aria-selected", "true");
    await expect(page.getByRole("tabpanel").getByLabel("Title")).toHaveValue("About Hanna Lindqvist");
    await expect(desk.step("Create Case")).toHaveClass(/done/);
  });

  await test.step("another one: a letter to the customer opens", async () => {
    await desk.pane.getByRole("button", { name: "Run: Send Details" }).click();
    await expect(page.getByRole("tab", { name: "E-mail" })).toHaveAttribute("aria-selected", "true");
    await expect(desk.step("Send Details")).toHaveClass(/done/);
    await expect(progress).toHaveText("3 of 5 done");
  });

  await test.step("a script takes this one's place, and this one keeps its progress", async () => {
    await desk.pane.getByRole("button", { name: "View: Close Conversation" }).click();
    await expect(chosen).toHaveValue("2");
    await expect(progress).toHaveText("0 of 2 done");
    await expect(chosen).toBeFocused();
    await chosen.selectOption({ label: "Sample" });
    await expect(progress).toHaveText("4 of 5 done");
  });

  await test.step("it is begun anew", async () => {
    await desk.pane.getByRole("button", { name: "Reset" }).click();
    await expect(progress).toHaveText("0 of 5 done");
    await expect(desk.pane.getByRole("button", { name: "Reset" })).toBeDisabled();
  });
});

test("a macro that cannot be done leaves a cross with the reason; the last run counts", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  const steps = [{ title: "Settle it", macro: "resolve" }];
  await furnish(page, only("hanna"), guide([{ key: "one", name: "One", steps }], MACROS));
  await desk.pick("Hanna Lindqvist");
  await desk.pane.getByRole("button", { name: "Run: Settle it" }).click();
  await expect(desk.step("Settle it")).toHaveClass(/failed/);
  await expect(desk.step("Settle it")).toContainText("No case is linked");
  await expect(page.getByTestId("script-progress")).toHaveText("0 of 1 done");

  await page.getByRole("button", { name: "Open a tab" }).click();
  await page.getByRole("menuitem", { name: "New case" }).click();
  const form = page.getByRole("tabpanel");
  await form.getByLabel("Title").fill("Runs in the rain");
  await form.getByLabel("Title").press("Enter");
  await expect(page.getByRole("tab", { name: /^CAS-/ })).toBeVisible();
  await desk.pane.getByRole("button", { name: "Run: Settle it" }).click();
  await expect(desk.step("Settle it")).toHaveClass(/done/);
});

test("the rules say which script comes first, and the agent's choice stays", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  const scripts = [
    { key: "usual", name: "Usual", steps: [{ title: "Ask" }] },
    { key: "running", name: "Running", steps: [{ title: "Recommend" }] },
  ];
  const about = { field: "first_message", operator: "contains", with: [{ value: { text: "run" } }] };
  await furnish(
    page,
    only("hanna"),
    guide(scripts, [], [{ when: { test: about }, script: "running" }, { script: "usual" }]),
  );
  await desk.pick("Hanna Lindqvist");
  await expect(desk.step("Recommend")).toBeVisible();
  await desk.pane.getByLabel("Agent script").selectOption({ label: "Usual" });
  await expect(desk.step("Ask")).toBeVisible();
  await floor.home();
  await desk.goTo("Hanna Lindqvist");
  await expect(desk.step("Ask")).toBeVisible();
});

test("progress and what is unfolded belong to their session", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("hanna", "tomas"), guide(SAMPLE, MACROS));
  await desk.pick("Hanna Lindqvist");
  await desk.pane.getByRole("button", { name: "Mark as done: Greet Customer" }).click();
  await desk.pane.getByRole("button", { name: /^Verify Customer/ }).click();
  await desk.pick("Tomas Berg");
  await expect(page.getByTestId("script-progress")).toHaveText("0 of 5 done");
  await expect(desk.pane.getByText("uses any two of")).toHaveCount(0);
  await desk.goTo("Hanna Lindqvist");
  await expect(page.getByTestId("script-progress")).toHaveText("1 of 5 done");
  await expect(desk.pane.getByText("uses any two of")).toBeVisible();
});

test("the pane is opened and closed by a key, each session its own, and is as wide as one makes it", async ({
  floor,
  page,
}) => {
  const desk = new Desk(floor, page);
  await furnish(page, only("hanna", "tomas"), guide(SAMPLE, MACROS));
  await desk.pick("Hanna Lindqvist");
  const chosen = desk.pane.getByLabel("Agent script");
  await expect(chosen).toBeVisible();
  const line = page.getByRole("separator", { name: "Width of the productivity pane" });
  const before = Number(await line.getAttribute("aria-valuenow"));
  await line.press("ArrowLeft");
  await expect(line).toHaveAttribute("aria-valuenow", String(before + 16));
  await page.keyboard.press("Alt+KeyP");
  await expect(chosen).toHaveCount(0);
  await expect(floor.composer).toBeFocused();
  await desk.pick("Tomas Berg");
  await expect(chosen).toBeVisible();
  await desk.goTo("Hanna Lindqvist");
  await expect(chosen).toHaveCount(0);
  await page.keyboard.press("Alt+KeyP");
  await expect(chosen).toBeFocused();
});

test("where there is no room it lies over the tabs, and Escape puts it away", async ({ floor, page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  const desk = new Desk(floor, page);
  await furnish(page, only("hanna"), guide(SAMPLE, MACROS));
  await desk.pick("Hanna Lindqvist");
  const chosen = desk.pane.getByLabel("Agent script");
  await expect(chosen).toHaveCount(0);
  const tabs = page.getByRole("region", { name: "Application tabs" });
  const width = await tabs.evaluate((part) => part.clientWidth);
  await desk.pane.getByRole("button", { name: "Script" }).click();
  await expect(chosen).toBeInViewport({ ratio: 1 });
  expect(await tabs.evaluate((part) => part.clientWidth)).toBe(width);
  await chosen.press("Escape");
  await expect(chosen).toHaveCount(0);
  await expect(floor.composer).toBeFocused();
});

test("where there is room for one pane it takes its place", async ({ floor, page }) => {
  await page.setViewportSize({ width: 720, height: 800 });
  const desk = new Desk(floor, page);
  await furnish(page, only("hanna"), guide(SAMPLE, MACROS));
  await desk.pick("Hanna Lindqvist");
  await expect(desk.pane).toBeHidden();
  const shown = page.getByRole("group", { name: "Conversation", exact: true });
  await shown.getByRole("button", { name: "Productivity" }).click();
  await expect(desk.pane.getByLabel("Agent script")).toBeVisible();
  await expect(floor.composer).toBeHidden();
  await shown.getByRole("button", { name: "Conversation" }).click();
  await expect(floor.composer).toBeVisible();
});
