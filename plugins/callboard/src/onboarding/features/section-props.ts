import { FeaturesPart } from '../form-data';
import { Step } from '../use-step';
import { Offers } from './offers';

/** What each section of the step gets. */
export type SectionProps = {
  value: FeaturesPart;
  offers: Offers;
  issueAt: Step['issueAt'];
  onChange: (value: FeaturesPart) => void;
};
