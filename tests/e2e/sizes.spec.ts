import { expect, test } from "./floor";
import { Desk, quiet } from "./house";

for (const size of [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 720, height: 800 },
  { width: 480, height: 800 },
]) {
  const at = `${size.width}×${size.height}`;

  test(`drawers and the search keep on screen at ${at}`, async ({ floor, page }) => {
    await page.setViewportSize(size);
    const desk = new Desk(floor, page);
    await quiet(page, "hanna");
    await desk.pick("Hanna Lindqvist");
    for (const [key, name] of [
      ["Alt+KeyQ", "Quick replies"],
      ["Alt+KeyC", "Consult"],
      ["Alt+KeyT", "Transfer"],
    ] as const) {
      await page.keyboard.press(key);
      const drawer = desk.drawer(name);
      await expect(drawer).toBeInViewport({ ratio: 1 });
      await expect(drawer.locator(".choice").first()).toBeInViewport({ ratio: 1 });
      await expect(floor.composer).toBeInViewport({ ratio: 1 });
      await expect(page.getByRole("button", { name: "Send", exact: true })).toBeInViewport({ ratio: 1 });
      await page.keyboard.press("Escape");
    }
    await page.keyboard.press("Alt+KeyF");
    await expect(page.getByRole("search").getByRole("button", { name: "Close" })).toBeInViewport({ ratio: 1 });
    await page.keyboard.press("Escape");
    await floor.composer.pressSequentially("/q ");
    await expect(desk.choices.last()).toBeVisible();
    await expect(page.getByRole("listbox", { name: "Choices" })).toBeInViewport({ ratio: 1 });
  });

  test(`the palette and the cheat sheet keep on screen at ${at}`, async ({ floor, page }) => {
    await page.setViewportSize(size);
    const desk = new Desk(floor, page);
    await quiet(page, "hanna");
    await desk.pick("Hanna Lindqvist");
    await page.keyboard.press("Control+KeyK");
    await expect(desk.palette).toBeInViewport({ ratio: 1 });
    await page.keyboard.press("Escape");
    await page.keyboard.press("Alt+Digit0");
    await page.keyboard.press("Shift+Slash");
    for (const name of ["None: Keyboard", "Close"]) {
      const button = desk.cheatSheet.getByRole("button", { name, exact: true });
      await expect(button).toBeInViewport({ ratio: 1 });
    }
  });

  test(`writing to colleagues keeps within its panel at ${at}`, async ({ floor, page }) => {
    await page.setViewportSize(size);
    const desk = new Desk(floor, page);
    await quiet(page, "hanna");
    await desk.pick("Hanna Lindqvist");
    await desk.audience("Internal");
    const right = (selector: string) => page.locator(selector).evaluate((part) => part.getBoundingClientRect().right);
    expect(await right(".composer .send")).toBeLessThanOrEqual(await right(".conversation"));
  });
}
