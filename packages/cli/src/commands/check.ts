import { checkAll, type Evidence, type Finding } from '@callboard/checks';
import { exitStatus } from '../exit-status';
import { meshHint } from '../facts/mesh-hint';
import { openNetworks } from '../folder/open-network';
import { plainLines } from '../output/plain';
import { plural } from '../output/plural';
import { problemLines } from '../output/problem-lines';
import { Run } from './Command';
import { statusOf } from './statuses';

/** `callboard check`: what is wrong, errors first. */
export const check: Run = async (given, world) => {
  const { values } = given;
  const [{ network, problems }] = await openNetworks(given, world);
  // Who declares a call says so in contract files and catalogs, which are no part of the folder.
  const findings = checkAll(network, []);
  const isWrong = findings.some(({ severity }) => severity !== 'info');
  const complete = problems.length === 0;
  return {
    output:
      values.output === 'json'
        ? [`${JSON.stringify({ version: 1, complete, findings, problems })}\n`]
        : plainLines(findingLines(findings)),
    remarks: [...problemLines(problems, given), ...meshHint(network)],
    status: statusOf(
      problems,
      given,
      isWrong ? exitStatus.found : exitStatus.done,
    ),
  };
};

function* findingLines(findings: Finding[]): Generator<string> {
  for (const { severity, id, service, message, evidence, fix } of findings) {
    const about = service ? ` ${service.namespace}/${service.name}` : '';
    yield `${severity}${about} (${id})`;
    yield `  ${message}`;
    for (const line of new Set(evidence.map(placeOf))) yield `  ${line}`;
    yield `  To do: ${fix}`;
    yield '';
  }
  const of = (wanted: string) =>
    findings.filter(({ severity }) => severity === wanted).length;
  yield `${plural(of('error'), 'error')}, ${plural(
    of('warning'),
    'warning',
  )}, ${of('info')} for information`;
}

function placeOf({ object, rule, at }: Evidence): string {
  const namespace = object?.namespace ? `${object.namespace}/` : '';
  return [
    `${at.path}:${at.line}`,
    ...(object ? [`${object.kind} ${namespace}${object.name}`] : []),
    // People count from 1, as the messages do.
    ...(rule === undefined ? [] : [`rule ${rule + 1}`]),
  ].join(' ');
}
