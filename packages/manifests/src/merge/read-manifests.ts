import { asKubectlReads } from '@callboard/kubernetes-yaml';
import { Document, ParsedNode, parseAllDocuments } from 'yaml';
import { Comment, commentsOf } from './comments';
import { Json } from './value';

/** A file as the tools of Kubernetes read it. */
export interface Reading {
  text: string;
  /** How its lines end. */
  eol: string;
  documents: Document.Parsed<ParsedNode>[];
  values: Json[];
  comments: Comment[];
}

/** Reads a file of manifests; nothing where it is not YAML. */
export function readManifests(text: string): Reading | undefined {
  const documents = [
    ...parseAllDocuments<ParsedNode>(text, {
      ...asKubectlReads,
      keepSourceTokens: true,
      prettyErrors: false,
      logLevel: 'silent',
    }),
  ];
  if (documents.some(({ errors }) => errors.length)) return undefined;
  const values = documents.map(valueOf);
  return values.includes(undefined)
    ? undefined
    : {
        text,
        eol: lineBreakOf(text),
        documents,
        values: values as Json[],
        comments: commentsOf(text),
      };
}

export function lineBreakOf(text: string): '\r\n' | '\n' {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** Aliases that multiply beyond measure, or lead back to themselves, have no value. */
function valueOf(document: Document.Parsed): Json | undefined {
  try {
    const value = document.toJS() as Json;
    JSON.stringify(value);
    return value;
  } catch {
    return undefined;
  }
}
