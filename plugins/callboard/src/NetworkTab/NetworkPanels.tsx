import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Tab, TabList, TabPanel, Tabs, Text } from '@backstage/ui';
import {
  Connection,
  ConnectionsView,
} from '@callboard/plugin-callboard-common';
import { peerText } from '../connections/peer-text';
import { FindingLines } from '../PolicyStatusCard/FindingLines';
import { callboardTranslationRef } from '../translation';
import { ConnectionsPanel } from './ConnectionsPanel';
import { DriftPanel } from './DriftPanel';
import styles from './NetworkTab.module.css';
import { ReachPanel } from './ReachPanel';
import { NetworkTabName, useNetworkQuery } from './use-network-query';

const nothingAsked = {
  search: '',
  state: undefined,
  owner: undefined,
  sort: undefined,
  why: undefined,
  port: undefined,
  from: undefined,
  to: undefined,
  in: undefined,
};

/** Callers, calls, findings, drift, and *Can A reach B?*; each with the number of what it shows. */
export const NetworkPanels = (
  props: { view: ConnectionsView } & ReturnType<typeof useNetworkQuery>,
) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { view, query, change } = props;
  const { callers, calls, drift, findings } = view;
  const isDriftShown = isWatched(view);
  return (
    <Tabs
      className={styles.tabs}
      selectedKey={
        query.tab === 'drift' && !isDriftShown ? 'callers' : query.tab
      }
      // What was searched in one list says nothing in the other.
      onSelectionChange={tab =>
        change({ ...nothingAsked, tab: tab as NetworkTabName }, 'push')
      }
    >
      <TabList aria-label={t('network.tabs.label')}>
        <Tab id="callers">
          {t('network.tabs.callers', { number: peersIn(callers) })}
        </Tab>
        <Tab id="calls">
          {t('network.tabs.calls', { number: peersIn(calls) })}
        </Tab>
        <Tab id="findings">
          {t('network.tabs.findings', { number: String(findings.length) })}
        </Tab>
        {isDriftShown && (
          <Tab id="drift">
            {isDriftKnown(view)
              ? t('network.tabs.drift', { number: String(drift?.length) })
              : t('network.tabs.driftUnknown')}
          </Tab>
        )}
        <Tab id="reach">{t('network.tabs.reach')}</Tab>
      </TabList>
      <TabPanel id="callers" className={styles.panel}>
        <ConnectionsPanel direction="callers" {...props} />
      </TabPanel>
      <TabPanel id="calls" className={styles.panel}>
        <ConnectionsPanel direction="calls" {...props} />
      </TabPanel>
      <TabPanel id="findings" className={styles.panel}>
        {findings.length ? (
          <FindingLines findings={findings} />
        ) : (
          <Text>{t('network.noFindings')}</Text>
        )}
      </TabPanel>
      {isDriftShown && (
        <TabPanel id="drift" className={styles.panel}>
          <DriftPanel view={view} />
        </TabPanel>
      )}
      <TabPanel id="reach" className={styles.panel}>
        <ReachPanel {...props} />
      </TabPanel>
    </Tabs>
  );
};

/** Is there a cluster to compare Git with? */
function isWatched({ sources }: ConnectionsView): boolean {
  return sources.some(
    choice => choice.kind === 'cluster' && choice.state !== 'not-watched',
  );
}

/** Nothing found where not everything could be read is no number. */
function isDriftKnown({ drift, source }: ConnectionsView): boolean {
  const isComplete = source.kind === 'cluster' && source.state === 'live';
  return drift !== undefined && (drift.length > 0 || isComplete);
}

function peersIn(connections: Connection[]): string {
  return String(new Set(connections.map(({ peer }) => peerText(peer))).size);
}
