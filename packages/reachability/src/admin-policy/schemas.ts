import { z } from 'zod';
import { parseCidr } from '../address/range';
import { selectorSchema } from '../labels/selector';
import { AdminPeer, PodsEntry } from './admin-policy';

/** "Priority is a value from 0 to 1000." */
export const prioritySchema = z.int().min(0).max(1000);

export const ruleNameSchema = z.string().max(100).optional();

/** "The Start value must be less than End." */
export const isRange = ({ start, end }: { start: number; end: number }) =>
  start < end;
export const rangeError = { error: 'start must be less than end' };

const cidr = z.string().transform((text, context) => {
  const range = parseCidr(text);
  if (range) return range;
  context.addIssue({ code: 'custom', message: `'${text}' is not a CIDR` });
  return z.NEVER;
});

const domainName = z
  .string()
  .regex(
    /^(\*\.)?([a-zA-Z0-9]([-a-zA-Z0-9_]*[a-zA-Z0-9])?\.)+[a-zA-Z0-9]([-a-zA-Z0-9_]*[a-zA-Z0-9])?\.?$/,
    { error: 'not a domain name, nor one that starts with *.' },
  );

/** "If empty, it selects all Namespaces": so a selector that is left out is not one that somebody meant. */
const pods = z
  .strictObject({
    namespaceSelector: selectorSchema,
    podSelector: selectorSchema,
  })
  .optional();

const fieldsOfPods = { namespaces: selectorSchema.optional(), pods };

const ingressPeer = z.strictObject(fieldsOfPods).transform(onlyOne);

const egressPeer = z
  .strictObject({
    ...fieldsOfPods,
    nodes: selectorSchema.optional(),
    networks: z.array(cidr).min(1).max(25).optional(),
    domainNames: z.array(domainName).min(1).max(25).optional(),
  })
  .transform(onlyOne);

/** The pods that a policy is for: by namespaces, or by namespaces and labels. */
export const subjectSchema = z
  .strictObject(fieldsOfPods)
  .transform((entry, context) => onlyOne(entry, context) as PodsEntry);

/** Items of `from` and `to`, of which a rule has at least one. */
export const peersSchema = (most: number) => ({
  from: z.array(ingressPeer).min(1).max(most),
  to: z.array(egressPeer).min(1).max(most),
});

/** "Exactly one of the fields must be set." */
function onlyOne(
  entry: z.infer<z.ZodObject<typeof fieldsOfPods>> & {
    nodes?: z.infer<typeof selectorSchema>;
    networks?: z.infer<typeof cidr>[];
    domainNames?: string[];
  },
  context: z.RefinementCtx,
): AdminPeer {
  const { namespaces, pods: selected, nodes, networks, domainNames } = entry;
  const [peer, ...others]: AdminPeer[] = [
    ...(namespaces ? [{ namespaceSelector: namespaces, podSelector: [] }] : []),
    ...(selected ? [selected] : []),
    ...(nodes ? [{ nodes }] : []),
    ...(networks ? [{ networks }] : []),
    ...(domainNames ? [{ domainNames }] : []),
  ];
  if (peer && others.length === 0) return peer;
  context.addIssue({
    code: 'custom',
    message: 'needs exactly one of its fields',
  });
  return z.NEVER;
}
