import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { condition, currentList, listed, patient, provenance } from '../../test/samples';
import { showAt } from '../../test/page';
import { serve } from '../../test/serve';
import ChartPage from './ChartPage';

const disagreement = 'https://healthrecord.org/fhir/StructureDefinition/disagreement';
const says = (element: string, source: string, stated: string) => ({
  url: disagreement,
  extension: [
    { url: 'element', valueString: element },
    { url: 'source', valueString: source },
    { url: 'stated', valueString: stated },
  ],
});
const medicine = (id: string, text: string, status: string, over: object = {}) => ({
  resourceType: 'MedicationRequest',
  id,
  status,
  medicationCodeableConcept: { text },
  authoredOn: '2026-01-02',
  ...over,
});
const note = (contentType: string, text: string) => ({
  resourceType: 'DocumentReference',
  id: 'd1',
  status: 'current',
  type: { text: 'Progress note' },
  content: [{ attachment: { contentType, data: btoa(text) } }],
});
const survey = {
  resourceType: 'Observation',
  id: 's1',
  status: 'final',
  category: [{ coding: [{ code: 'survey' }] }],
  code: { text: 'Are you worried about losing your housing?' },
  valueCodeableConcept: { text: 'No' },
};

function show(resources: object[], query = '') {
  const entry = resources.map((resource) => ({ resource }));
  const asked = serve({ 'GET /fhir/Patient/p1/$everything': { body: { resourceType: 'Bundle', entry } } });
  showAt(`/people/p1${query}`, '/people/:id', <ChartPage />);
  return asked;
}
const panel = (name: string | RegExp) => screen.findByRole('region', { name });

it('says what is disputed of a person, with both sides in words', async () => {
  const birth = {
    birthDate: '1957-03-12',
    extension: [says('birthDate', 'hill', '1957-03-12'), says('birthDate', 'lake', '1957-12-03')],
  };
  show([{ ...patient, ...birth }, provenance('Condition/1', 'hill'), provenance('Condition/2', 'lake')]);
  expect(await screen.findByText(/Birth date/)).toBeVisible();
  expect(screen.getByText('“12 Mar 1957” says Hill Clinic')).toBeVisible();
  expect(screen.getByText(/“3 Dec 1957” says Lake Clinic/)).toBeVisible();
});

it('says what is disputed of a medicine, in its line and at the top', async () => {
  const disputed = { extension: [says('status', 'hill', 'active'), says('status', 'lake', 'stopped')] };
  show([
    patient,
    medicine('m1', 'lisinopril 10 MG', 'active', disputed),
    provenance('MedicationRequest/m1', 'hill', 'lake'),
    currentList('10160-0', listed('MedicationRequest/m1', { name: 'lisinopril' })),
  ]);
  const medicines = await panel('Current medicines (1)');
  expect(medicines).toHaveTextContent(/still taken: “active” says Hill Clinic · “stopped” says Lake Clinic/);
  expect(screen.getByRole('note')).toHaveTextContent('disagree about lisinopril (whether it is still taken)');
});

it('says that a chart may have a second half, and leads to it', async () => {
  const link = [{ type: 'seealso', other: { reference: 'Patient/p2' } }];
  show([{ ...patient, link }]);
  expect(await screen.findByText('This chart may have a second half')).toBeVisible();
  expect(screen.getByRole('link', { name: 'open the other chart' })).toHaveAttribute('href', '/people/p2');
});

it('says when each clinic was last heard', async () => {
  show([patient, { ...provenance('Condition/1', 'hill'), recorded: '2026-04-27T10:00:00Z' }]);
  const clinics = await screen.findByRole('list', { name: 'Clinics' });
  expect(clinics).toHaveTextContent('Hill Cliniclast heard 27 Apr 2026');
});

it('tells silence about allergies from the statement that there are none', async () => {
  show([patient, condition('c1', 'Asthma', '2021'), provenance('Condition/c1', 'hill')]);
  expect(await panel('Allergies (0)')).toHaveTextContent('No clinic has said anything about allergies.');
});

it('shows who states that there are no allergies, and who is silent', async () => {
  const none = { resourceType: 'AllergyIntolerance', id: 'a1', code: { text: 'No known allergies' } };
  show([patient, none, provenance('AllergyIntolerance/a1', 'hill'), provenance('Condition/c1', 'lake')]);
  const allergies = await panel('Allergies (0)');
  expect(allergies).toHaveTextContent(/Stated: “No known allergies”.*Hill Clinic/);
  expect(allergies).toHaveTextContent('Nothing about allergies from: Lake Clinic');
});

it('says nothing of silence while only a part of the chart is looked at', async () => {
  const problems = currentList('11450-4', listed('Condition/c1'));
  show([patient, condition('c1', 'Asthma', '2021'), problems], '?kinds=problem');
  expect(await panel('Problems (1)')).toBeVisible();
  expect(screen.queryByText(/No clinic has said anything/)).not.toBeInTheDocument();
});

it('folds past medicines and questionnaires away', async () => {
  show([patient, medicine('m1', 'aspirin 81 MG', 'stopped'), survey, currentList('10160-0')]);
  expect(await panel('Current medicines (0)')).toHaveTextContent(
    'No clinic says that a medicine is taken now.',
  );
  expect(screen.queryByText(/Aspirin/)).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: /Past medicines \(1\)/ }));
  expect(screen.getByText(/Aspirin/)).toBeVisible();
  const questions = within(await panel('Questionnaires (1)'));
  expect(questions.queryByText(/housing/)).not.toBeInTheDocument();
  await userEvent.click(questions.getByRole('button', { name: /Show questionnaires/ }));
  expect(questions.getByText(/worried about losing your housing/)).toBeVisible();
  expect(screen.queryByRole('region', { name: /^Laboratory/ })).not.toBeInTheDocument();
});

it('says of a current medicine what the list of the server says', async () => {
  const said = { name: 'lisinopril', dose: '1 tab daily', since: '1980-06-01', note: 'no end stated' };
  show([
    patient,
    medicine('m1', 'lisinopril 10 MG', 'stopped'),
    currentList('10160-0', listed('MedicationRequest/m1', said)),
  ]);
  expect(await panel('Current medicines (1)')).toHaveTextContent(
    /Lisinopril — 1 tab daily.*known since 1 Jun 1980.*no end stated/,
  );
});

it('calls nothing past while the list of what is current is missing', async () => {
  show([patient, medicine('m1', 'aspirin 81 MG', 'active'), condition('c1', 'Asthma', '2021')]);
  expect(await panel('Medicines (1)')).toHaveTextContent('Which of them are taken now is not known yet.');
  expect(await panel('Problems (1)')).toHaveTextContent('Which of them last is not known yet.');
});

it('says what other clinics add to a fact, beside the evidence', async () => {
  const also = (parts: object[]) => ({
    url: 'https://healthrecord.org/fhir/StructureDefinition/also-stated',
    extension: [{ url: 'source', valueString: 'lake' }, ...parts],
  });
  const extension = [
    also([{ url: 'element', valueString: 'bodySite' }]),
    also([
      { url: 'element', valueString: 'recordedDate' },
      { url: 'stated', valueString: '2019-03-04' },
    ]),
  ];
  const entry = [
    patient,
    { ...condition('c1', 'Asthma', '2021'), extension },
    provenance('Condition/c1', 'hill', 'lake'),
  ].map((resource) => ({ resource }));
  serve({
    'GET /fhir/Patient/p1/$everything': { body: { resourceType: 'Bundle', entry } },
    'GET /fhir/Condition/c1/$evidence': { body: { resourceType: 'Parameters' } },
  });
  showAt('/people/p1?fact=Condition/c1', '/people/:id', <ChartPage />);
  const added = await screen.findByRole('list', { name: 'What other clinics add' });
  expect(added).toHaveTextContent(
    'Lake Clinic adds: where in the body; it also says: when it was recorded: 4 Mar 2019',
  );
});

it('opens a note where it is, its words only', async () => {
  const html = '<html><body><p>Seen <b>today</b>.</p><script>document.title = "taken"</script></body></html>';
  show([patient, note('text/html', html)]);
  await userEvent.click(await screen.findByRole('button', { name: 'Read: Progress note' }));
  const dialog = await screen.findByRole('dialog', { name: 'Progress note' });
  expect(dialog).toHaveTextContent('Seen today.');
  expect(dialog).not.toHaveTextContent('taken');
});

it('opens a clinical document that lies behind an address, by its sections', async () => {
  const xml = `<ClinicalDocument xmlns="urn:hl7-org:v3"><component><structuredBody><component><section>
    <title>Plan</title><text><list><item>Rest</item></list></text>
  </section></component></structuredBody></component></ClinicalDocument>`;
  const content = [{ attachment: { contentType: 'application/xml', url: 'Binary/b1' } }];
  const entry = [patient, { ...note('', ''), content }].map((resource) => ({ resource }));
  serve({
    'GET /fhir/Patient/p1/$everything': { body: { resourceType: 'Bundle', entry } },
    'GET /fhir/Binary/b1': {
      body: { resourceType: 'Binary', contentType: 'application/xml', data: btoa(xml) },
    },
  });
  showAt('/people/p1?note=DocumentReference/d1', '/people/:id', <ChartPage />);
  const plan = within(await screen.findByRole('dialog')).findByRole('region', { name: 'Plan' });
  expect(within(await plan).getByRole('listitem')).toHaveTextContent('Rest');
});

it('opens the tab that the address names, with the years to jump to', async () => {
  const visit = {
    resourceType: 'Encounter',
    id: 'e1',
    class: { code: 'AMB' },
    type: [{ text: 'Check-up' }],
    period: { start: '2024-05-01' },
  };
  const found = { ...condition('c1', 'Asthma', '2024-05-01'), encounter: { reference: 'Encounter/e1' } };
  show([patient, visit, found, condition('c2', 'Gout', '2019')], '?tab=timeline');
  expect(await screen.findByRole('tab', { name: 'Timeline', selected: true })).toBeVisible();
  const years = screen.getByRole('combobox', { name: 'Jump to' });
  expect(
    within(years)
      .getAllByRole('option')
      .map((o) => o.textContent),
  ).toEqual(['2024', '2019']);
  const frame = screen.getByRole('article', { name: 'Check-up' });
  expect(within(frame).getByText('Asthma')).toBeVisible();
  expect(within(frame).queryByText('Gout')).not.toBeInTheDocument();
});
