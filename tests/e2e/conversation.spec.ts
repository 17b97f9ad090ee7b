import { expect, test } from "./floor";
import { Desk, furnish, only, prefer, quiet } from "./house";

test("what is written to the customer and to colleagues never mixes", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna", "tomas");
  await desk.pick("Hanna Lindqvist");
  await floor.composer.fill("To Hanna");
  await desk.audience("Internal");
  await expect(floor.composer).toHaveCount(0);
  await expect(desk.internal).toBeFocused();
  await expect(desk.internal).toHaveValue("");
  await desk.internal.fill("To colleagues");
  await desk.pick("Tomas Berg");
  await expect(floor.composer).toHaveValue("");
  await desk.goTo("Hanna Lindqvist");
  await expect(desk.internal).toHaveValue("To colleagues");
  await page.keyboard.press("Alt+KeyI");
  await expect(floor.composer).toHaveValue("To Hanna");
  await floor.composer.press("Enter");
  await expect(desk.line("To Hanna")).not.toHaveClass(/internal/);
  await desk.audience("Internal");
  await expect(desk.internal).toHaveValue("To colleagues");
});

test("internal is unmistakable: its label, its colours, its button and its lines", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  const ground = () => page.locator("form").evaluate((form) => getComputedStyle(form).backgroundColor);
  const colour = (line: string) =>
    desk.line(line).locator(".bubble").evaluate((bubble) => getComputedStyle(bubble).backgroundColor);
  const before = await ground();
  await expect(page.getByText("The customer cannot see this")).toHaveCount(0);
  await floor.say("Hello from us.");
  await desk.audience("Internal");
  await expect(page.getByText("The customer cannot see this")).toBeVisible();
  await expect(page.getByRole("button", { name: "Internal", exact: true })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("button", { name: "Public", exact: true })).toHaveAttribute("aria-pressed", "false");
  await expect(page.getByRole("button", { name: "Send internally" })).toBeVisible();
  await expect.poll(ground).not.toBe(before);
  await desk.whisper("Is she a good customer?");
  await expect(desk.line("Is she a good customer?")).toContainText("You · to colleagues");
  await expect(desk.line("Hello from us.")).not.toContainText("to colleagues");
  expect(await colour("Is she a good customer?")).not.toBe(await colour("Hello from us."));
});

test("a customer answers what is public and nothing else", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "marta");
  await desk.accept("Marta Holm");
  await floor.say("Hello Marta.");
  await expect(desk.line("This is the third time")).toBeVisible();
  await desk.audience("Internal");
  await desk.whisper("What is her order number? Which model?");
  await floor.speed("20×");
  // She waits for a minute or two and then asks whether anybody is there: she has not heard a word.
  await expect(floor.transcript).toContainText("Are you still there?");
  await floor.speed("1×");
  await expect(floor.transcript).not.toContainText("20418");
  await expect(floor.transcript).not.toContainText("Aurora H2, the black ones");
  await desk.audience("Public");
  await floor.say("What is your order number?");
  await expect(floor.transcript).toContainText("It's order 20418.");
});

test("a message can be taken back for some seconds, into the composer it came from", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 10 });
  await furnish(page, only("hanna"));
  await desk.pick("Hanna Lindqvist");
  await desk.audience("Internal");
  await desk.internal.fill("She is right.");
  await desk.internal.press("Enter");
  await expect(desk.outgoing).toContainText("Sending …");
  await expect(desk.outgoing).toHaveClass(/internal/);
  await expect(desk.internal).toHaveValue("");
  await desk.audience("Public");
  await desk.outgoing.getByRole("button", { name: "Undo" }).click();
  await expect(desk.outgoing).toHaveCount(0);
  await expect(desk.internal).toHaveValue("She is right.");
  await desk.audience("Public");
  await expect(floor.composer).toHaveValue("");
  await expect(floor.transcript).not.toContainText("She is right.");
});

test("what was written since stays behind what is taken back", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 10 });
  await furnish(page, only("hanna"));
  await desk.pick("Hanna Lindqvist");
  await floor.composer.fill("First thought");
  await floor.composer.press("Enter");
  await expect(floor.composer).toHaveValue("");
  await floor.composer.fill("second thought");
  await desk.outgoing.getByRole("button", { name: "Undo" }).click();
  await expect(floor.composer).toHaveValue("First thought\nsecond thought");
});

test("after the seconds a message is in the transcript, once", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 3 });
  await furnish(page, only("hanna"));
  await desk.pick("Hanna Lindqvist");
  await floor.composer.fill("It will be there on Friday.");
  await floor.composer.press("Enter");
  await expect(desk.outgoing).toContainText("It will be there on Friday.");
  await expect(desk.line("It will be there on Friday.")).toHaveCount(0);
  await expect(desk.line("It will be there on Friday.")).toHaveCount(1);
  await expect(desk.outgoing).toHaveCount(0);
});

test("a second message releases the first, and ending the conversation both, in order", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 10 });
  await furnish(page, only("hanna"));
  await desk.pick("Hanna Lindqvist");
  for (const text of ["One.", "Two."]) {
    await floor.composer.fill(text);
    await floor.composer.press("Enter");
  }
  await expect(desk.line("One.")).toBeVisible();
  await expect(desk.outgoing).toContainText("Two.");
  await page.getByRole("button", { name: "End", exact: true }).click();
  await expect(desk.outgoing).toHaveCount(0);
  const lines = await floor.transcript.locator("[data-row]").allTextContents();
  const place = (text: string) => lines.findIndex((line) => line.includes(text));
  expect(place("One.")).toBeGreaterThan(0);
  expect(place("Two.")).toBeGreaterThan(place("One."));
  expect(place("ended the conversation")).toBeGreaterThan(place("Two."));
});

test("Undo send is set in the settings and remembered", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await furnish(page, only("hanna"));
  await desk.pick("Hanna Lindqvist");
  await page.getByRole("button", { name: "Settings" }).click();
  const group = page.getByRole("group", { name: "Undo send" });
  await expect(group.getByRole("menuitemradio", { name: "3 s" })).toBeChecked();
  await group.getByRole("menuitemradio", { name: "Off" }).click();
  await floor.composer.fill("At once.");
  await floor.composer.press("Enter");
  await expect(desk.line("At once.")).toBeVisible({ timeout: 2_500 });
  await page.reload();
  await floor.signIn("Bert Kowalski");
  await page.getByRole("button", { name: "Settings" }).click();
  await expect(group.getByRole("menuitemradio", { name: "Off" })).toBeChecked();
});

test("a message that is held looks as it will", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 10 });
  await furnish(page, only("hanna"));
  await desk.pick("Hanna Lindqvist");
  await floor.composer.fill("**Aurora** Sport");
  await floor.composer.press("Enter");
  // A text message has no bold.
  await expect(desk.outgoing.locator(".bubble")).toHaveText("**Aurora** Sport");
});

test("notes are saved as they are typed and are there after going away and after signing out", async ({
  floor,
  page,
}) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna", "tomas");
  await desk.pick("Hanna Lindqvist");
  await desk.notes.pressSequentially("Runs in the rain.");
  await desk.pick("Tomas Berg");
  await expect(desk.notes).toHaveValue("");
  await desk.notes.pressSequentially("Budget 1500");
  await desk.goTo("Hanna Lindqvist");
  await expect(desk.notes).toHaveValue("Runs in the rain.");
  await desk.notes.press("End");
  await desk.notes.pressSequentially(" Often.");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("button", { name: "Bert Kowalski" }).click();
  await desk.goTo("Hanna Lindqvist");
  await expect(desk.notes).toHaveValue("Runs in the rain. Often.");
  await desk.goTo("Tomas Berg");
  await expect(desk.notes).toHaveValue("Budget 1500");
});

test("wrap-up takes what came of it, up to the limit, and asks for it where it has to", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("marta"), (scenario) => {
    for (const stream of scenario.work_streams) {
      if (stream.dispositions) Object.assign(stream.dispositions, { required: true, limit: 2 });
    }
  });
  await desk.accept("Marta Holm");
  await desk.end();
  const outcome = page.getByRole("group", { name: /What came of it/ });
  await expect(outcome).toContainText("up to 2");
  await expect(outcome).toContainText("One has to be chosen before closing.");
  await page.getByRole("button", { name: "Close conversation", exact: true }).click();
  await expect(page.getByRole("status", { name: "Notices" })).toContainText("Choose what came of it first");
  const code = (name: string) => outcome.getByRole("button", { name });
  for (const name of ["Solved", "Passed on"]) {
    await code(name).click();
    await expect(code(name)).toHaveAttribute("aria-pressed", "true");
  }
  await code("Customer left").click();
  await expect(page.getByRole("status", { name: "Notices" })).toContainText("No more than 2 outcomes");
  await expect(code("Customer left")).toHaveAttribute("aria-pressed", "false");
  await code("Passed on").click();
  await expect(code("Passed on")).toHaveAttribute("aria-pressed", "false");
  await page.getByRole("button", { name: "Close conversation", exact: true }).click();
  await expect(floor.sessions).toHaveCount(0);
});
