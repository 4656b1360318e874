/** The pages of the sources over the sample clinics: which there are, and how well their messages can be used. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browser, isAccessible, NARROW, open, WIDE } from './site.mjs';

let chromium;
before(async () => {
  chromium = await browser();
});
after(() => chromium?.close());

for (const [size, colorScheme] of [
  [WIDE, 'light'],
  [NARROW, 'dark'],
]) {
  test(`a source is found with its scorecard, ${size.width} wide and ${colorScheme}`, async () => {
    const page = await open(chromium, '/admin/sources', { size, colorScheme });
    await page.getByRole('link', { name: 'Riverside Urgent Care' }).click();
    await page.getByRole('heading', { level: 1, name: 'Riverside Urgent Care' }).waitFor();
    const card = page.getByRole('region', { name: 'Scorecard' });
    await card.getByText(/^Since .* records/).waitFor();
    await card.getByText(/^ORU\^R01: /).click();
    await card.getByText('Observation effective').first().waitFor();
    await isAccessible(page, 'the page of a source');
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.equal(beyond, 0, 'nothing has to be scrolled sideways');
    await page.context().close();
  });
}
