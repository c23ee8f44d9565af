import { Schema, type Tags } from 'yaml';
import { number } from './number';

/**
 * The tags of every YAML that a reader of manifests may speak: given as `compat` when YAML is written, a text that
 * one of them takes for something else is quoted.
 * @public
 */
export const readsAsText: Tags = [
  number,
  ...new Schema({ schema: 'yaml-1.1' }).tags,
];
