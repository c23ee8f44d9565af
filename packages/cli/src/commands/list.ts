import { matrixOf, rangesOutside } from '@callboard/reachability';
import { Ends, Matrix } from '../connections/matrix';
import { pairsOf } from '../connections/pairs';
import { meshHint } from '../facts/mesh-hint';
import { openNetworks } from '../folder/open-network';
import { listCsv } from '../output/list-csv';
import { listDot } from '../output/list-dot';
import { Listing, listJson } from '../output/list-json';
import { listMd } from '../output/list-md';
import { listText } from '../output/list-text';
import { problemLines } from '../output/problem-lines';
import { findWorkload } from '../peers/find-peer';
import { Run } from './Command';
import { statusOf } from './statuses';

const formats: Record<string, (listing: Listing) => Iterable<string>> = {
  text: listText,
  json: listJson,
  csv: listCsv,
  md: listMd,
  dot: listDot,
};

/** `callboard list`: who may call whom. */
export const list: Run = async (given, world) => {
  const { values } = given;
  const [{ network, problems }] = await openNetworks(given, world);
  const ranges = rangesOutside(network);
  const ends = new Ends([network], ranges);
  const focus = values.focus
    ? findWorkload(network, '--focus', values.focus)
    : undefined;
  const listing = {
    ends: ends.all,
    pairs: pairsOf(
      new Matrix(matrixOf(network, ranges), ends),
      ends.all.length,
      focus && ends.indexOf({ kind: 'workload', workload: focus }),
    ),
    problems,
  };
  return {
    output: formats[values.output ?? 'text'](listing),
    remarks: [...problemLines(problems, given), ...meshHint(network)],
    status: statusOf(problems, given),
  };
};
