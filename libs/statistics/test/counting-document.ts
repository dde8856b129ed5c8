import { PLACEMENT_SCENARIOS } from './placement-scenarios';
import type { Scenario } from './scenario';
import { VACANCY_SCENARIOS, WILLINGNESS_SCENARIOS } from './stock-scenarios';
import { Story } from './story';

/** docs/counting.md: the scenarios in words, with the numbers that a test holds them to. */
export function countingDocument(): string {
  return `# How things are counted

Every row below is executed by a test against PostgreSQL. Change the scenarios in \`libs/statistics/test\`, then write this file with \`UPDATE_DOCS=1 npx jest libs/statistics/src/queries/counting\`.

## Rules

- **Facts are only added.** A start adds +1. A correction adds −1 with the old properties and +1 with the new ones, a reversal adds −1. Every figure names the position of the log up to which it counts, and asked for as of that position it comes out the same for ever.
- **Two clocks.** By *occurred* a fact belongs to the month of the start or end itself; a reversal takes it out of that month. By *recorded* it belongs to the month in which it was recorded; a reversal is a −1 of its own month.
- **Persons and person-times** (人, 人次). Person-times are placements. Somebody is one person in a cell, however often. The persons of a total are not the sum of the rows: one person may stand in several rows. By the recorded clock a person of whom only something was taken back counts −1.
- **As stamped.** Units, groups, age, occupation and place are counted as they stood in the event of the start or of its correction; nothing that is learned elsewhere later moves a figure. Ends are counted by the properties of their start, so that starts and ends compare.
- **Unknown is a value** and stands in its own row; it is never zero. Group \`none\` means that no group was on record. An industry counts under its section, an occupation under one of the 79 middle groups; one that was told less precisely is unknown.
- **Destination** is a province outside the city, \`abroad\`, and inside the city the reporting unit, or the district where the unit is not certain.
- **Forgetting changes no figure.** Who is forgotten stays counted; if they register anew they are somebody new.
- **Vacancies.** A published posting offers its headcount. A suspended, expired or withdrawn one offers what is reserved or taken and no more, so that nothing of it is open; a filled one is offered and taken. An end of work gives no vacancy back, the reversal of a start does. What is listed as incomplete is counted apart. The unit is that of the place of work where the place alone leaves no doubt.

## Placements

Expected: persons / person-times. Where nothing else is said: starts, January to June 2026, by occurred, recorded on 15 January 2026. Units are by origin.

${table(PLACEMENT_SCENARIOS)}

## Willingness to work

${table(WILLINGNESS_SCENARIOS)}

## Vacancies

${table(VACANCY_SCENARIOS)}
`;
}

function table(scenarios: readonly Scenario[]): string {
  const rows = scenarios.flatMap(({ name, told, tell }) =>
    tell(new Story()).map(([words, , answer], index) =>
      [index === 0 ? `**${name}.** ${told}` : '', words, answer.replaceAll('-1', '−1')].join(' | '),
    ),
  );
  return [
    '| What happened | Asked | Expected |',
    '| --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
}
