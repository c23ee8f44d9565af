import { Feature } from '@callboard/contract';
import { Button } from '@backstage/ui';
import { ExposeValue, PortValue } from '../form-data';
import { ExposeRowFields } from './ExposeRowFields';
import { FeatureSection } from './FeatureSection';
import { withFeature } from './features-part';
import { IssueText } from './IssueText';
import { LimitLines } from './LimitLines';
import { SectionProps } from './section-props';

const featureOf: Record<string, Feature> = {
  http: 'expose',
  grpc: 'exposeGrpc',
};

/** Under which names the service is reached from outside the cluster; a gateway routes requests, so to ports that take some. */
export const ExposeSection = (
  props: SectionProps & { ports: Record<string, PortValue> },
) => {
  const { value, offers, issueAt, onChange } = props;
  const rows = value.expose ?? [];
  const routable = Object.entries(props.ports).flatMap(
    ([name, { appProtocol = '' }]) =>
      Object.hasOwn(featureOf, appProtocol)
        ? [{ name, feature: featureOf[appProtocol] }]
        : [],
  );
  const asked = [...new Set(routable.map(({ feature }) => feature))];
  const features = asked.length ? asked : Object.values(featureOf);
  const ports = routable
    .filter(({ feature }) => offers[feature].isOffered)
    .map(({ name }) => name);
  const change = (next: ExposeValue[]) =>
    onChange(withFeature(value, 'expose', next));

  return (
    <FeatureSection
      title="Reached from outside"
      about="The platform's gateway sends requests for a host, and a beginning of their path, to a port."
      features={features}
      offers={offers}
      isFilled={rows.length > 0}
      needs={
        routable.length === 0
          ? 'It has no port that speaks HTTP or gRPC, to which a gateway could send requests: see the step Ports.'
          : undefined
      }
    >
      {rows.map((row, index) => (
        <ExposeRowFields
          key={index}
          index={index}
          row={row}
          ports={ports}
          issueAt={issueAt}
          onChange={changed =>
            change(rows.map((other, at) => (at === index ? changed : other)))
          }
          onRemove={() => change(rows.filter((_, at) => at !== index))}
        />
      ))}
      <IssueText issue={issueAt('spec', 'expose')} />
      {ports.length > 0 && (
        <div>
          <Button
            variant="secondary"
            onPress={() => change([...rows, { port: ports[0] }])}
          >
            Add a host name
          </Button>
        </div>
      )}
      <LimitLines
        features={features.filter(feature => offers[feature].isOffered)}
        offers={offers}
      />
    </FeatureSection>
  );
};
