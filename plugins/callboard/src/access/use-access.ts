import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { IssuePath } from '../onboarding/paths-below';
import { FieldIssue } from '../onboarding/use-step';
import {
  Preview,
  ProposalIssue,
  useProposalPreview,
} from '../preview/use-proposal-preview';
import { JudgedAccess } from './judge-access';

/** What is asked for, judged as it is now by the contract and, once that has nothing to say, by the backend. */
export type Access = {
  preview: Preview;
  /** The issues at exactly this path. */
  issueAt: (...path: IssuePath) => FieldIssue;
  /** The issues at none of these paths, once they are due. */
  issuesElsewhere: (paths: IssuePath[]) => ProposalIssue[];
};

/** Judges the value of the field, and plans what it asks for. */
export function useAccess<T>(
  props: FieldExtensionComponentProps<T>,
  judge: (value: T) => JudgedAccess,
): Access {
  const { request, issues } = judge(props.formData ?? ({} as T));
  const preview = useProposalPreview(request);
  const refused = preview.state === 'refused' ? preview.issues : [];
  // What the backend refuses was asked for in full: it is due at once.
  const isDue = refused.length > 0 || (props.rawErrors?.length ?? 0) > 0;
  const all: ProposalIssue[] = [...issues, ...refused];
  return {
    preview,
    issueAt: (...path) => ({
      message: all
        .filter(issue => keyOf(issue.path) === keyOf(path))
        .map(({ message }) => message)
        .join('; '),
      isDue,
    }),
    issuesElsewhere: paths => {
      const shown = paths.map(keyOf);
      return isDue
        ? all.filter(({ path }) => !shown.includes(keyOf(path)))
        : [];
    },
  };
}

function keyOf(path: IssuePath): string {
  return JSON.stringify(path);
}
