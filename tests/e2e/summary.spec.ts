import { expect, test } from "./floor";
import { Desk, furnish, only, prefer, says, section } from "./house";

const OPENING = "My left earbud stopped charging yesterday. I need a new one before Friday.";

test("a summary is made on demand, edited, and kept as a note", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("hanna", "tomas"), says("hanna", OPENING));
  await desk.pick("Tomas Berg");
  await desk.pick("Hanna Lindqvist");
  await floor.speed("Pause");
  await floor.say("Have you tried to reset the case?");
  await desk.audience("Internal");
  await desk.whisper("I think the customer dropped it, that is the problem.");
  const pane = await section(page, "Summary");
  await pane.getByRole("button", { name: "Summarise" }).click();
  const text = pane.getByRole("textbox", { name: "Summary" });
  await expect(text).toHaveValue(/^Issue:\n- .*stopped charging/);
  await expect(text).toHaveValue(/Tried:\n- Have you tried to reset the case\?/);
  await expect(text, "what is internal is left out").not.toHaveValue(/dropped/);
  await expect(pane.getByRole("status")).toContainText("chosen on this device");
  await text.fill("She needs a new one.");
  await desk.goTo("Tomas Berg");
  await desk.goTo("Hanna Lindqvist");
  await section(page, "Summary");
  await expect(text).toHaveValue("She needs a new one.");
  await desk.notes.fill("Runs in the rain.");
  await pane.getByRole("button", { name: "Save as note" }).click();
  await expect(desk.notes).toHaveValue("Runs in the rain.\n\nShe needs a new one.");
  await pane.getByRole("button", { name: "Discard" }).click();
  await expect(pane.getByRole("button", { name: "Summarise", exact: true })).toBeVisible();
});

test("a summary that was edited comes back after it was made anew", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("hanna"), says("hanna", OPENING));
  await desk.pick("Hanna Lindqvist");
  await floor.speed("Pause");
  const pane = await section(page, "Summary");
  const text = pane.getByRole("textbox", { name: "Summary" });
  const undo = pane.getByRole("button", { name: "Undo", exact: true });
  await pane.getByRole("button", { name: "Summarise", exact: true }).click();
  await expect(text).toHaveValue(/^Issue:/);
  await expect(undo).toHaveCount(0);
  await text.fill("She needs a new one.");
  for (const _ of ["once", "and again"]) {
    await pane.getByRole("button", { name: "Summarise again" }).click();
    await expect(text).toHaveValue(/^Issue:/);
  }
  await undo.click();
  await expect(text).toHaveValue("She needs a new one.");
  await expect(undo).toHaveCount(0);
});

test("where the browser can sum up, its summary takes the place of the quotes", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await page.addInitScript(() => {
    const Summarizer = {
      availability: async () => "available",
      create: async (options: { type: string; format: string }) => ({
        summarize: async (text: string) => `${options.type} ${options.format}: ${text.split("\n").length} lines`,
        destroy: () => undefined,
      }),
    };
    Object.assign(self, { Summarizer });
  });
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("hanna"), says("hanna", OPENING));
  await desk.pick("Hanna Lindqvist");
  const pane = await section(page, "Summary");
  await pane.getByRole("button", { name: "Summarise" }).click();
  await expect(pane.getByRole("textbox", { name: "Summary" })).toHaveValue(/^key-points plain-text: \d+ lines$/);
  await expect(pane.getByRole("status")).toContainText("browser’s own summariser");
});

for (const [name, summarizer] of [
  ["has to fetch a model first", { availability: "downloadable" }],
  ["breaks", { availability: "throw" }],
] as const) {
  test(`where the browser's summariser ${name}, the quotes stay`, async ({ floor, page }) => {
    const desk = new Desk(floor, page);
    await page.addInitScript(({ availability }) => {
      const asked = async () => {
        (window as unknown as { __asked: boolean }).__asked = true;
        if (availability === "throw") throw new Error("no");
        return availability;
      };
      Object.assign(self, { Summarizer: { availability: asked } });
    }, summarizer);
    await prefer(page, { undo_send: 0 });
    await furnish(page, only("hanna"), says("hanna", OPENING));
    await desk.pick("Hanna Lindqvist");
    const pane = await section(page, "Summary");
    await pane.getByRole("button", { name: "Summarise" }).click();
    await page.waitForFunction(() => (window as unknown as { __asked?: boolean }).__asked);
    await expect(pane.getByRole("textbox", { name: "Summary" })).toHaveValue(/^Issue:/);
    await expect(pane.getByRole("status")).toContainText("chosen on this device");
  });
}

test("whoever is to take over finds a summary in the note, which can be changed", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("hanna"), says("hanna", OPENING));
  await desk.pick("Hanna Lindqvist");
  await floor.speed("Pause");
  await page.keyboard.press("Alt+KeyT");
  const note = desk.drawer("Transfer").getByLabel(/^Note to whoever takes it/);
  await expect(note).toHaveValue(/^Issue:\n- .*stopped charging/);
  await note.press("End");
  await note.pressSequentially(" Please hurry.");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Alt+KeyT");
  await expect(note).toHaveValue(/Please hurry\./);
  await desk.drawer("Transfer").getByRole("button", { name: /Lena Solheim/ }).click();
  await expect(desk.line("Please hurry.")).toHaveClass(/internal/);
});

test("whoever is asked for advice gets a summary when the agent puts it in", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("hanna"), says("hanna", OPENING));
  await desk.pick("Hanna Lindqvist");
  await floor.speed("Pause");
  await page.keyboard.press("Alt+KeyC");
  const drawer = desk.drawer("Consult");
  await expect(drawer.getByLabel(/^Note to whoever is asked/)).toHaveValue("");
  await drawer.getByRole("button", { name: "Insert summary" }).click();
  await expect(drawer.getByLabel(/^Note to whoever is asked/)).toHaveValue(/^Issue:/);
  await drawer.getByRole("button", { name: /Lena Solheim/ }).click();
  await expect(page.locator(".internal").filter({ hasText: "stopped charging" }).first()).toBeVisible();
});

test("whoever takes over from a colleague reads what it is about, until they write", async ({ floor, page }) => {
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("lucia"), (scenario) => {
    scenario.visits = [{ after_s: 601, customer: "lucia", work_stream: "sms", story: "battery" }];
    for (const agent of scenario.agents) {
      if (agent.key !== "jonas" && agent.colleague) agent.units = 10;
      if (agent.key === "bert") agent.units = 20;
      if (agent.key === "jonas") {
        const habits = { transfers_percent: 100, asks_percent: 0, rejects_percent: 0, replies_s: [4, 5] };
        Object.assign(agent.colleague ?? {}, habits);
      }
    }
  });
  await floor.signIn("Bert Kowalski");
  await floor.speed("4×");
  await expect(floor.offer.filter({ hasText: "hands over to you" })).toBeVisible({ timeout: 30_000 });
  await floor.speed("Pause");
  await page.keyboard.press("Alt+KeyA");
  const told = page.getByRole("region", { name: /^Handed over to you/ });
  await expect(told).toContainText("Issue:");
  await floor.say("I take over.");
  await expect(told).toHaveCount(0);
});

test("wrap-up offers a summary for the note", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("marta"));
  await desk.accept("Marta Holm");
  await desk.end();
  const panel = page.getByRole("region", { name: "Conversation" });
  await panel.getByRole("button", { name: "Summarise", exact: true }).click();
  await expect(panel.getByRole("textbox", { name: "Summary" })).toHaveValue(/^Issue:/);
  await panel.getByRole("button", { name: "Save as note" }).click();
  await expect(desk.notes).toHaveValue(/^Issue:/);
});
