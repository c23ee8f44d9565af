import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Cell, CellText, ColumnConfig, Flex, Link, Table } from '@backstage/ui';
import { Change } from '@callboard/plugin-callboard-common';
import { formatAge } from '../format-age';
import { changeRouteRef } from '../routes';
import { callboardTranslationRef } from '../translation';
import { ChangeState } from './ChangeState';
import { ChangeSubject } from './ChangeSubject';
import { NoChanges } from './NoChanges';
import { operationText } from './operation-text';
import { reviewPlaceOf } from './review-place';
import { ReviewLink } from './ReviewLink';

type ChangeRow = Omit<Change, 'id'> & { id: string; changeId: string };

/** The changes as rows, each a link to its page; a skeleton while they load. */
export const ChangesTable = ({
  changes,
}: {
  changes: Change[] | undefined;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const changeLink = useRouteRef(changeRouteRef);
  const columns: ColumnConfig<ChangeRow>[] = [
    {
      id: 'title',
      label: 'Change',
      isRowHeader: true,
      width: '3fr',
      minWidth: 220,
      cell: change => {
        const { title, repository, changeId } = change;
        const place = reviewPlaceOf(change);
        return (
          <Cell>
            <Flex direction="column" gap="1" align="start">
              <Link href={changeLink({ repository, id: changeId })}>
                {title}
              </Link>
              {place && <ReviewLink {...place} />}
            </Flex>
          </Cell>
        );
      },
    },
    {
      id: 'service',
      label: 'Service',
      width: '2fr',
      minWidth: 160,
      cell: change => (
        <Cell>
          <ChangeSubject change={change} />
        </Cell>
      ),
    },
    {
      id: 'operation',
      label: 'Operation',
      minWidth: 140,
      cell: ({ operation }) => <CellText title={operationText(t, operation)} />,
    },
    {
      id: 'requestedBy',
      label: 'Opened by',
      minWidth: 120,
      cell: ({ requestedBy }) => (
        <Cell>
          <EntityRefLink entityRef={requestedBy} defaultKind="user" />
        </Cell>
      ),
    },
    {
      id: 'age',
      label: 'Opened',
      minWidth: 110,
      cell: ({ openedAt }) => <CellText title={formatAge(openedAt)} />,
    },
    {
      id: 'state',
      label: 'State',
      minWidth: 110,
      cell: ({ state }) => (
        <Cell>
          <ChangeState state={state} />
        </Cell>
      ),
    },
  ];
  return (
    <Table
      columnConfig={columns}
      data={changes?.map(change => ({
        ...change,
        changeId: change.id,
        id: `${change.repository}/${change.id}`,
      }))}
      isPending={!changes}
      pagination={{ type: 'none' }}
      emptyState={<NoChanges />}
    />
  );
};
