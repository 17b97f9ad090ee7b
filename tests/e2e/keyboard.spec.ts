import { expect, test } from "./floor";
import { Desk, furnish, only, prefer, quiet, shelve } from "./house";
import { bare } from "./records";

test("a whole conversation without a mouse, from signing in to closing", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "marta");
  await page.goto("");
  const bert = page.getByRole("button", { name: "Bert Kowalski" });
  await expect(bert).toBeVisible();
  await desk.tabTo(bert);
  await page.keyboard.press("Enter");
  await expect(floor.offerFrom("Marta Holm")).toBeVisible();
  await page.keyboard.press("Alt+KeyA");
  await desk.isAt("Marta Holm");
  await expect(floor.composer).toBeFocused();
  await page.keyboard.type("Hello Marta, what is your order number?");
  await page.keyboard.press("Enter");
  await expect(floor.transcript).toContainText("20418");
  await page.keyboard.press("Alt+KeyI");
  await page.keyboard.type("A replacement, then.");
  await page.keyboard.press("Enter");
  await expect(desk.line("A replacement, then.")).toHaveClass(/internal/);
  await page.keyboard.press("Alt+KeyI");
  await page.keyboard.type("/q warr");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(floor.transcript).toContainText(/helps a lot|would be great/);
  await desk.tabTo(desk.notes);
  await page.keyboard.type("Replacement for 20418");
  await desk.tabTo(page.getByRole("button", { name: "End", exact: true }), "Shift+Tab");
  await page.keyboard.press("Enter");
  const code = page.getByRole("group", { name: /What came of it/ }).getByRole("button", { name: "Replacement sent" });
  await desk.tabTo(code, "Shift+Tab");
  await page.keyboard.press("Space");
  await expect(code).toHaveAttribute("aria-pressed", "true");
  await expect(code).toBeFocused();
  await desk.tabTo(page.getByRole("button", { name: "Close conversation", exact: true }));
  await page.keyboard.press("Enter");
  await expect(floor.sessions).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Bert");
  await expect(page.locator("body")).not.toBeFocused();
});

test("what is over is closed by key without a question", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "marta");
  await desk.accept("Marta Holm");
  await desk.end();
  await page.keyboard.press("Alt+KeyW");
  await expect(floor.sessions).toHaveCount(0);
});

test("a conversation is ended by pressing the same keys twice", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await page.keyboard.press("Alt+KeyE");
  const told = page.getByRole("status", { name: "Notices" });
  await expect(told).toContainText("Press the same keys again");
  await page.keyboard.press("Alt+KeyE");
  await expect(floor.composer).toHaveCount(0);
});

test("a conversation is not ended by two presses with other work between", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  const told = page.getByRole("status", { name: "Notices" });
  await page.keyboard.press("Alt+KeyE");
  await expect(told).toContainText("Press the same keys again");
  await told.getByRole("button", { name: "Dismiss" }).click();
  await floor.say("Let us go on.");
  await page.keyboard.press("Alt+KeyE");
  await expect(told).toContainText("Press the same keys again");
  await floor.say("Still here.");
});

test("the palette finds sessions, people, quick replies and actions by a few letters", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna", "tomas");
  await desk.pick("Tomas Berg");
  await desk.pick("Hanna Lindqvist");
  await page.keyboard.press("Control+KeyK");
  await expect(desk.palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("tom");
  await expect(desk.choices.first()).toContainText("Tomas Berg");
  await page.keyboard.press("Enter");
  await expect(desk.palette).toHaveCount(0);
  await desk.isAt("Tomas Berg");
  await page.keyboard.press("Control+KeyK");
  await page.keyboard.type("transfer");
  await expect(desk.choices.first()).toContainText("Transfer");
  await expect(desk.choices.first()).toContainText("Alt T");
  await page.keyboard.press("Enter");
  await expect(desk.drawer("Transfer")).toBeVisible();
  await page.keyboard.press("Control+KeyK");
  await page.keyboard.type("greeting");
  await page.keyboard.press("Enter");
  await expect(floor.composer).toHaveValue("Hello Tomas, you are talking to Bert at Nordlyd Audio. How can I help?");
  await page.keyboard.press("Control+KeyK");
  await page.keyboard.type("lena");
  await expect(desk.choices.first()).toContainText("Consult");
  await page.keyboard.press("Enter");
  await expect(desk.company).toContainText("Lena Solheim");
  await page.keyboard.press("Control+KeyK");
  await page.keyboard.type("zzzz");
  await expect(desk.palette.getByRole("status")).toHaveText("Nothing found");
  await page.keyboard.press("Escape");
  await expect(desk.palette).toHaveCount(0);
  await page.keyboard.press("Control+KeyK");
  await page.keyboard.press("ArrowUp");
  await expect(desk.choices.last()).toHaveAttribute("aria-selected", "true");
  await expect(desk.choices.last()).toBeInViewport({ ratio: 0.9 });
  await page.keyboard.press("Control+KeyK");
  await expect(desk.palette).toHaveCount(0);
});

for (const [action, words] of [
  ["Go to the message", "message"],
  ["Search in this conversation", "search in"],
  ["Quick replies", "quick replies"],
  ["Keyboard", "keyboard"],
] as const) {
  test(`the palette leaves the focus where the work goes on: ${action}`, async ({ floor, page }) => {
    const desk = new Desk(floor, page);
    await quiet(page, "hanna");
    await desk.pick("Hanna Lindqvist");
    // From somewhere else, so that giving the focus back is not enough.
    await desk.notes.focus();
    await page.keyboard.press("Control+KeyK");
    await page.keyboard.type(words);
    await expect(desk.choices.first()).toContainText(action);
    await page.keyboard.press("Enter");
    await expect(desk.palette).toHaveCount(0);
    const target = {
      "Go to the message": floor.composer,
      "Search in this conversation": desk.search,
      "Quick replies": desk.drawer("Quick replies").getByRole("searchbox"),
      Keyboard: desk.cheatSheet.locator(":focus"),
    }[action];
    if (action === "Keyboard") await expect(target).toHaveCount(1);
    else await expect(target).toBeFocused();
  });
}

test("the cheat sheet lists every key; a new one works, is remembered and can be taken back", async ({
  floor,
  page,
}) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await page.keyboard.press("Shift+Slash");
  await expect(floor.composer).toHaveValue("?");
  await floor.composer.fill("");
  await page.keyboard.press("Alt+Digit0");
  await page.keyboard.press("Shift+Slash");
  const row = (name: string) => desk.cheatSheet.getByRole("row", { name });
  await expect(desk.cheatSheet.getByRole("row")).toHaveCount(28);
  await expect(row("Accept what rings first")).toContainText("Alt A");
  await expect(row("Session 9")).toContainText("Alt 9");
  await desk.cheatSheet.getByRole("button", { name: "Change: Session 1", exact: true }).click();
  await expect(row("Session 1").first()).toContainText("Press the new keys, or Escape");
  await page.keyboard.press("Control+Shift+KeyJ");
  await expect(row("Session 1").first()).toContainText("Ctrl Shift J");
  await desk.cheatSheet.getByRole("button", { name: "None: Home" }).click();
  await expect(row("Home")).toContainText("none");
  await desk.cheatSheet.getByRole("button", { name: "Close", exact: true }).click();
  await page.keyboard.press("Alt+Digit1");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Bert");
  await page.keyboard.press("Control+Shift+KeyJ");
  await desk.isAt("Hanna Lindqvist");
  await page.keyboard.press("Alt+Digit0");
  await desk.isAt("Hanna Lindqvist");
  await page.reload();
  await floor.signIn("Bert Kowalski");
  await page.keyboard.press("Shift+Slash");
  await expect(row("Session 1").first()).toContainText("Ctrl Shift J");
  await desk.cheatSheet.getByRole("button", { name: "Reset all keys" }).click();
  await expect(row("Session 1").first()).toContainText("Alt 1");
});

test("keys that mean something already are told, and change nothing", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await floor.signIn("Bert Kowalski");
  await page.keyboard.press("Shift+Slash");
  await desk.cheatSheet.getByRole("button", { name: "Change: Home" }).click();
  await page.keyboard.press("Alt+KeyA");
  await expect(desk.cheatSheet.getByRole("alert")).toHaveText("Alt A already means: Accept what rings first");
  await page.keyboard.press("Alt+KeyH");
  await expect(desk.cheatSheet.getByRole("row", { name: "Home" })).toContainText("Alt H");
  await expect(desk.cheatSheet.getByRole("row", { name: "Accept what" })).toContainText("Alt A");
});

test("a told clash is forgotten once other keys are chosen", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await floor.signIn("Bert Kowalski");
  await page.keyboard.press("Shift+Slash");
  await desk.cheatSheet.getByRole("button", { name: "Change: Home" }).click();
  await page.keyboard.press("Alt+KeyA");
  await expect(desk.cheatSheet.getByRole("alert")).toContainText("already means");
  await page.keyboard.press("Alt+KeyH");
  await expect(desk.cheatSheet.getByRole("alert")).toBeEmpty();
});

test("Escape ends the choice of a key and keeps the old one", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await floor.signIn("Bert Kowalski");
  await page.keyboard.press("Shift+Slash");
  await desk.cheatSheet.getByRole("button", { name: "Change: Home" }).click();
  await page.keyboard.press("Escape");
  await expect(desk.cheatSheet.getByRole("row", { name: "Home" })).toContainText("Alt 0");
  await expect(desk.cheatSheet).toBeVisible();
});

test("a key that writes or works the page cannot be taken for something else", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await floor.signIn("Bert Kowalski");
  await page.keyboard.press("Shift+Slash");
  await desk.cheatSheet.getByRole("button", { name: "Change: Home" }).click();
  for (const key of ["Enter", "Space", "KeyX", "ArrowDown", "Control+KeyV"]) await page.keyboard.press(key);
  const home = desk.cheatSheet.getByRole("row", { name: "Home" });
  await expect(home).toContainText("Press the new keys");
});

test("the palette offers what can be done here and now", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await bare(page, "marta");
  await shelve(page, { en: [], nb: [] });
  await desk.accept("Marta Holm");
  await desk.end();
  await page.keyboard.press("Control+KeyK");
  await expect(desk.choices.first()).toBeVisible();
  for (const words of ["transfer", "lena", "greeting"]) {
    await desk.palette.getByRole("combobox").fill(words);
    await expect(desk.palette.getByRole("status"), words).toHaveText("Nothing found");
  }
});

test("offers name the keys as they are", async ({ floor, page }) => {
  await prefer(page, { keys: { Accept: "Ctrl+KeyY" } });
  await furnish(page, only("marta"));
  await floor.signIn("Bert Kowalski");
  await expect(floor.offerFrom("Marta Holm")).toBeVisible();
  await expect(floor.offerFrom("Marta Holm")).toContainText("Ctrl Y");
  await expect(page.getByTestId("spoken-now")).not.toContainText("Alt A");
});

test("letters written with AltGr are not taken away", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  // @ on a German keyboard, € and ł on others; Windows reports Control and Alt with AltGr.
  for (const [key, code, control] of [
    ["@", "KeyQ", true],
    ["@", "KeyQ", false],
    ["ł", "KeyL", true],
    ["©", "KeyC", true],
    ["®", "KeyR", false],
    ["}", "Digit0", true],
    ["€", "KeyE", true],
  ] as const) {
    const isOurs = await floor.composer.evaluate(
      (field, [key, code, control]) => {
        const modifiers = { modifierAltGraph: true, altKey: true, ctrlKey: control };
        const event = new KeyboardEvent("keydown", { key, code, ...modifiers, bubbles: true, cancelable: true });
        field.dispatchEvent(event);
        return event.defaultPrevented;
      },
      [key, code, control] as const,
    );
    expect(isOurs, `${key} on ${code}`).toBe(false);
  }
  await desk.isAt("Hanna Lindqvist");
  for (const drawer of ["Quick replies", "Consult"] as const) await expect(desk.drawer(drawer)).toHaveCount(0);
  await expect(page.getByRole("status", { name: "Notices" })).toBeEmpty();
  await page.keyboard.press("Alt+KeyQ");
  await expect(desk.drawer("Quick replies")).toBeVisible();
});

test("Enter that ends a composition sends nothing", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.composer.fill("こんにちは");
  await floor.composer.evaluate((field) => {
    const composing = { key: "Enter", isComposing: true, bubbles: true, cancelable: true };
    field.dispatchEvent(new KeyboardEvent("keydown", composing));
  });
  await expect(floor.composer).toHaveValue("こんにちは");
  await floor.composer.press("Enter");
  await expect(desk.line("こんにちは")).toHaveCount(1);
});
