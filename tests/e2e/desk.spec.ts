import { expect, test } from "./floor";

test("an offer neither takes the focus nor the text that is being typed, and is answered by key", async ({
  floor,
  page,
}) => {
  await floor.signIn("Bert Kowalski");
  await floor.accept("Marta Holm");
  await floor.composer.pressSequentially("Hello Mar");
  await expect(floor.offerFrom("Daniel Okafor")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByTestId("spoken-now")).toContainText("Offer: WhatsApp from Daniel Okafor");
  await expect(floor.composer).toBeFocused();
  await floor.composer.pressSequentially("ta");
  await expect(floor.composer).toHaveValue("Hello Marta");
  await page.keyboard.press("Alt+KeyA");
  await expect(page.getByRole("heading", { level: 1, name: "Daniel Okafor" })).toBeVisible();
  await page.keyboard.press("Alt+Digit1");
  await expect(floor.composer).toHaveValue("Hello Marta");
  await page.keyboard.press("Alt+Digit0");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Bert");
});

test("an offer can be accepted while a dialog is open", async ({ floor, page }) => {
  await floor.signIn("Bert Kowalski");
  await floor.accept("Marta Holm");
  await floor.session("Marta Holm").hover();
  await floor.session("Marta Holm").getByRole("button", { name: "Close session: Marta Holm" }).click();
  const dialog = page.getByRole("dialog", { name: "Close this session?" });
  await expect(dialog).toContainText("offered to a colleague");
  await floor.offerFrom("Daniel Okafor").getByRole("button", { name: "Accept" }).click({ timeout: 30_000 });
  await expect(floor.session("Daniel Okafor")).toBeVisible();
  await expect(dialog).toBeVisible();
  await dialog.getByText("offered to a colleague").click();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(floor.session("Marta Holm")).toBeVisible();
});

test("closing a live chat without ending it asks first and gives it back", async ({ floor, page }) => {
  await floor.signIn("Bert Kowalski");
  await floor.accept("Marta Holm");
  await floor.session("Marta Holm").getByRole("button", { name: "Close session: Marta Holm" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Close this session?" });
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(floor.sessions).toHaveCount(0);
  await expect(floor.capacity).toHaveText(/^(0|30|40|70) of 100 used$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Bert");
});

test("presence is chosen by keyboard and says who set it and when", async ({ floor, page }) => {
  await floor.signIn("Ines Fagerli");
  const button = page.getByRole("button", { name: /Set your presence status/ });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Set by the system.")).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(floor.presence).toHaveText("Appear away");
  await button.click();
  await expect(page.getByText("You chose this. It stays until you change it or sign out.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();
});

test("a presence of the house's own is chosen like any other and shown by its text", async ({ floor, page }) => {
  await floor.signIn("Bert Kowalski");
  const button = page.getByRole("button", { name: /Set your presence status/ });
  await button.click();
  await page.getByRole("menuitemradio", { name: "In training" }).click();
  await expect(floor.presence).toHaveText("In training");
  await button.click();
  await expect(page.getByRole("menuitemradio", { name: "In training" })).toBeChecked();
  await expect(page.getByRole("menuitemradio", { name: "Do not disturb" })).not.toBeChecked();
  await floor.isAccessible();
});

test("away after this one waits for the work in hand, can be taken back, and then takes effect", async ({
  floor,
  page,
}) => {
  await floor.signIn("Bert Kowalski");
  await floor.stream("open").getByRole("button", { name: "Pick" }).first().click();
  await expect(floor.sessions).toHaveCount(1);
  const button = page.getByRole("button", { name: /Set your presence status/ });
  const plan = page.getByRole("menuitemcheckbox", { name: "Away after this one" });
  for (const checked of [false, true, false]) {
    await button.focus();
    await page.keyboard.press("Enter");
    await expect(plan).toBeChecked({ checked });
    await plan.press("Enter");
  }
  await expect(button).toContainText("Away after this one");
  await expect(floor.presence).not.toHaveText("Appear away");
  await page.getByRole("button", { name: "End", exact: true }).click();
  await page.getByRole("button", { name: "Close conversation", exact: true }).click();
  await expect(floor.presence).toHaveText("Appear away");
});

test("signing out and in again within the restore window brings the presence back", async ({ floor, page }) => {
  await floor.signIn("Ines Fagerli");
  await page.getByRole("button", { name: /Set your presence status/ }).click();
  await page.getByRole("menuitemradio", { name: "Do not disturb" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("button", { name: "Ines Fagerli" }).click();
  await expect(floor.presence).toHaveText("Do not disturb");
});

test("theme, language and pane widths are remembered", async ({ floor, page }) => {
  await floor.signIn("Bert Kowalski");
  const rail = page.getByRole("separator", { name: "Width of the session rail" });
  await rail.focus();
  await page.keyboard.press("ArrowRight");
  await expect(rail).toHaveAttribute("aria-valuenow", "244");
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await page.getByRole("menuitemradio", { name: "Norsk" }).click();
  await expect(page.getByRole("heading", { name: "Mine saker" })).toBeVisible();
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("html")).toHaveAttribute("lang", "nb");
  await page.getByRole("button", { name: "Bert Kowalski" }).click();
  await expect(page.getByRole("separator", { name: "Bredde på øktlisten" })).toHaveAttribute("aria-valuenow", "244");
});

test("a closed conversation can be read and followed up", async ({ floor, page }) => {
  await floor.signIn("Bert Kowalski");
  await floor.item("open", "Tomas Berg").getByRole("button", { name: /Pick/ }).click();
  await floor.say("I recommend the Aurora Sport.");
  await page.getByRole("button", { name: "End", exact: true }).click();
  await page.getByRole("button", { name: "Close conversation", exact: true }).click();
  await floor.item("closed", "Tomas Berg").getByRole("button", { name: /Read/ }).click();
  const dialog = page.getByRole("dialog", { name: "Tomas Berg" });
  await expect(dialog).toContainText("I recommend the Aurora Sport.");
  await dialog.getByRole("button", { name: "Follow up" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Tomas Berg" })).toBeVisible();
  await expect(page.getByText("Follows up")).toBeVisible();
});

test("text from customers and agents stays text", async ({ floor, page }) => {
  const attack = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>`;
  await floor.signIn("Bert Kowalski");
  await floor.accept("Marta Holm");
  await floor.say(attack);
  await expect(floor.transcript).toContainText(attack);
  await expect(page).toHaveTitle("Switchboard");
});

test("the transcript follows new lines, and stays where the reader has gone", async ({ floor, page }) => {
  await floor.signIn("Bert Kowalski");
  await floor.accept("Marta Holm");
  for (let line = 1; line <= 8; line++) await floor.say(`Line ${line}. ${"Let me tell you more about it. ".repeat(8)}`);
  await expect(floor.transcript.getByText("Line 8.")).toBeInViewport();
  await page.getByRole("region", { name: "Transcript" }).evaluate((frame) => frame.scrollTo(0, 0));
  const latest = page.getByRole("button", { name: "Jump to latest" });
  await expect(latest).toBeVisible();
  await floor.say("One more line.");
  await expect(floor.transcript.getByText("Line 1.")).toBeInViewport();
  await page.keyboard.press("Alt+Digit0");
  await page.keyboard.press("Alt+Digit1");
  await expect(floor.transcript.getByText("Line 1.")).toBeInViewport();
  await latest.click();
  await expect(floor.transcript.getByText("One more line.")).toBeInViewport();
});

test("leaving a session before it is drawn is harmless", async ({ floor, page }) => {
  await floor.signIn("Bert Kowalski");
  await expect(floor.offerFrom("Marta Holm")).toBeVisible();
  await page.evaluate(() => {
    const held: FrameRequestCallback[] = [];
    const usual = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) => held.push(callback);
    Object.assign(window, { release: () => usual((now) => held.splice(0).forEach((callback) => callback(now))) });
  });
  await page.keyboard.press("Alt+KeyA");
  await expect(page.getByRole("heading", { level: 1, name: "Marta Holm" })).toBeVisible();
  await page.keyboard.press("Alt+Digit0");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Bert");
  await page.evaluate(() => (window as unknown as { release(): void }).release());
  await page.keyboard.press("Alt+Digit1");
  await expect(page.getByRole("heading", { level: 1, name: "Marta Holm" })).toBeVisible();
});

test("what one agent was about to write is not shown to the next", async ({ floor, page }) => {
  await floor.signIn("Bert Kowalski");
  await floor.item("open", "Hanna Lindqvist").getByRole("button", { name: /Pick/ }).click();
  await floor.composer.fill("Bert's secret draft");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("button", { name: "Sofie Brandt" }).click();
  await floor.speed("20×");
  // Back in the queue once the restore window of 2.5 minutes is over.
  await floor.item("open", "Hanna Lindqvist").getByRole("button", { name: /Pick/ }).click({ timeout: 30_000 });
  await expect(page.getByRole("heading", { level: 1, name: "Hanna Lindqvist" })).toBeVisible();
  await expect(floor.composer).toHaveValue("");
});

test("letters written with Alt or AltGr stay letters", async ({ floor, page }) => {
  await floor.signIn("Bert Kowalski");
  await floor.accept("Marta Holm");
  await floor.composer.focus();
  // As a Mac keyboard has it: Alt+A is å.
  await floor.composer.dispatchEvent("keydown", { key: "å", code: "KeyA", altKey: true, bubbles: true });
  await floor.composer.dispatchEvent("keydown", { key: "º", code: "Digit0", altKey: true, bubbles: true });
  await expect(page.getByRole("heading", { level: 1, name: "Marta Holm" })).toBeVisible();
  await page.keyboard.press("Alt+Digit0");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Bert");
});

test("the keyboard goes on where it was after what had the focus is gone", async ({ floor, page }) => {
  await floor.signIn("Ines Fagerli");
  const presence = page.getByRole("button", { name: /Set your presence status/ });
  await presence.click();
  await page.getByRole("menuitemradio", { name: "Busy" }).click();
  await expect(presence).toBeFocused();
  await page.getByRole("button", { name: "Settings" }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Settings" })).toBeFocused();
  await page.getByRole("link", { name: "Skip to content" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});
