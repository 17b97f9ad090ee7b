import { expect, test } from "./floor";

for (const theme of ["light", "dark"] as const) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });

    test(`every screen is accessible (${theme})`, async ({ floor, page }) => {
      await page.goto("");
      await expect(page.getByRole("heading", { name: "Who works today?" })).toBeVisible();
      await floor.isAccessible();

      await floor.signIn("Bert Kowalski");
      await expect(floor.offerFrom("Marta Holm")).toBeVisible();
      await floor.isAccessible();

      await floor.accept("Marta Holm");
      await floor.say("Hello Marta, what is your order number?");
      await expect(floor.transcript).toContainText("20418");
      await floor.isAccessible();

      await page.getByRole("button", { name: /Set your presence status/ }).click();
      await floor.isAccessible();
      await page.keyboard.press("Escape");

      await floor.session("Marta Holm").getByRole("button", { name: "Close session: Marta Holm" }).focus();
      await page.keyboard.press("Enter");
      await expect(page.getByRole("dialog")).toBeVisible();
      await floor.isAccessible();
      await page.keyboard.press("Escape");

      await page.getByRole("button", { name: "End", exact: true }).click();
      await expect(page.getByRole("button", { name: "Close conversation", exact: true })).toBeVisible();
      await floor.isAccessible();
    });
  });
}

for (const size of [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 720, height: 800 },
  { width: 480, height: 800 },
]) {
  test(`everything needed is on screen at ${size.width}×${size.height}`, async ({ floor, page }) => {
    await page.setViewportSize(size);
    await page.goto("");
    await expect(page.getByRole("heading", { name: "Who works today?" })).toBeVisible();
    await floor.signIn("Bert Kowalski");
    await expect(floor.offerFrom("Marta Holm").getByRole("button", { name: "Accept" })).toBeInViewport({ ratio: 1 });
    await floor.accept("Marta Holm");
    await floor.say("a".repeat(400));
    const controls = [
      page.getByRole("button", { name: "Send", exact: true }),
      page.getByRole("button", { name: "End", exact: true }),
      page.getByRole("button", { name: "Sign out" }),
      page.getByRole("button", { name: /Set your presence status/ }),
      page.getByRole("radio", { name: "20×" }),
    ];
    for (const control of controls) await expect(control).toBeInViewport({ ratio: 1 });
    await floor.session("Marta Holm").getByRole("button", { name: "Close session: Marta Holm" }).focus();
    await floor.isAccessible();
  });
}
