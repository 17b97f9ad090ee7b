import { expect, test } from "./floor";

// The whole job, as a new agent meets it.
test("a first day: three conversations at once, a pick, a missed offer", async ({ floor, page }) => {
  await floor.signIn("Bert Kowalski");
  await expect(floor.presence).toHaveText("Available");

  await test.step("an offer comes within ten seconds and opens a session", async () => {
    await expect(floor.offerFrom("Marta Holm")).toBeVisible({ timeout: 10_000 });
    await expect(floor.offerFrom("Marta Holm")).toContainText("Live chat");
    await floor.accept("Marta Holm");
    await expect(floor.presence).toHaveText("Busy");
    await expect(floor.capacity).toContainText("40 of 100 used");
  });

  await test.step("an answer gets an answer back", async () => {
    await floor.say("Hello Marta, what is your order number?");
    await expect(floor.transcript).toContainText("20418");
  });

  await test.step("three at once on three channels fill the capacity", async () => {
    await expect(floor.offerFrom("Daniel Okafor")).toContainText("WhatsApp", { timeout: 30_000 });
    await floor.accept("Daniel Okafor");
    await floor.say("Hi Daniel, one moment please.");
    await expect(floor.presence).toHaveText("Busy");
    await expect(floor.offerFrom("Ingrid Sæther")).toContainText("SMS", { timeout: 30_000 });
    await floor.accept("Ingrid Sæther");
    await expect(floor.capacity).toContainText("100 of 100 used");
    await expect(floor.presence).toHaveText("Do not disturb");
    await expect(floor.sessions).toHaveCount(3);
  });

  await test.step("a draft stays with its session", async () => {
    await floor.composer.fill("I will look into the battery");
    await floor.session("Marta Holm").getByRole("button", { name: /Marta/ }).first().click();
    await expect(floor.composer).toHaveValue("");
    await expect(floor.session("Ingrid Sæther")).toContainText("Draft: I will look into the battery");
    await floor.session("Ingrid Sæther").getByRole("button", { name: /Ingrid/ }).first().click();
    await expect(floor.composer).toHaveValue("I will look into the battery");
  });

  await test.step("all three are ended and closed, and the capacity comes back", async () => {
    for (const customer of ["Ingrid Sæther", "Daniel Okafor", "Marta Holm"]) {
      await floor.session(customer).getByRole("button", { name: new RegExp(customer) }).first().click();
      await page.getByRole("button", { name: "End", exact: true }).click();
      await expect(page.getByText(/Wrap-up \d/)).toBeVisible();
      await page.getByRole("button", { name: "Close conversation", exact: true }).click();
      await expect(floor.session(customer)).toHaveCount(0);
    }
    await expect(floor.sessions).toHaveCount(0);
    for (const customer of ["Ingrid Sæther", "Daniel Okafor", "Marta Holm"]) {
      await expect(floor.item("closed", customer)).toBeVisible();
    }
  });

  await test.step("one is picked by hand", async () => {
    await floor.item("open", "Hanna Lindqvist").getByRole("button", { name: /Pick/ }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Hanna Lindqvist" })).toBeVisible();
    await floor.home();
    await expect(floor.item("my", "Hanna Lindqvist")).toBeVisible();
  });

  await test.step("an offer that nobody answers sets Inactive, with a way back", async () => {
    await floor.speed("20×");
    await expect(floor.presence).toHaveText("Inactive", { timeout: 60_000 });
    await floor.speed("Pause");
    const banner = page.getByTestId("banner");
    await expect(banner).toContainText("You missed an offer");
    await banner.getByRole("button", { name: "Reset presence" }).click();
    await expect(banner).toHaveCount(0);
    await expect(floor.presence).toHaveText(/Busy|Do not disturb/);
  });
});
