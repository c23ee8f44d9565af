import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Cell, CellText, ColumnConfig, Table } from '@backstage/ui';
import { Change } from '@callboard/plugin-callboard-common';
import { formatAge } from '../format-age';
import { changeRouteRef } from '../routes';
import { ChangeState } from './ChangeState';
import { NoChanges } from './NoChanges';
import { serviceEntityRef } from './service-entity-ref';

type ChangeRow = Omit<Change, 'id'> & { id: string; changeId: string };

/** The changes as rows, each a link to its page; a skeleton while they load. */
export const ChangesTable = ({
  changes,
}: {
  changes: Change[] | undefined;
}) => {
  const changeLink = useRouteRef(changeRouteRef);
  const columns: ColumnConfig<ChangeRow>[] = [
    {
      id: 'title',
      label: 'Change',
      isRowHeader: true,
      width: '2fr',
      cell: ({ title, repository, changeId }) => (
        <CellText
          title={title}
          href={changeLink({ repository, id: changeId })}
        />
      ),
    },
    {
      id: 'service',
      label: 'Service',
      width: '2fr',
      cell: change => (
        <Cell>
          <EntityRefLink
            entityRef={serviceEntityRef(change.service)}
            defaultKind="component"
          />
        </Cell>
      ),
    },
    {
      id: 'operation',
      label: 'Operation',
      cell: ({ operation }) => <CellText title={operation} />,
    },
    {
      id: 'requestedBy',
      label: 'Opened by',
      cell: ({ requestedBy }) => (
        <Cell>
          <EntityRefLink entityRef={requestedBy} defaultKind="user" />
        </Cell>
      ),
    },
    {
      id: 'age',
      label: 'Opened',
      cell: ({ openedAt }) => <CellText title={formatAge(openedAt)} />,
    },
    {
      id: 'state',
      label: 'State',
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
