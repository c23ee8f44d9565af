import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Text,
} from '@backstage/ui';
import { PropsWithChildren, useEffect, useState } from 'react';
import styles from './onboarding.module.css';
import { StepFields } from './StepFields';
import { FieldIssue } from '../use-step';

/** What few need, folded away until someone asks, or until it holds a value or a mistake. */
export const More = (
  props: PropsWithChildren<{
    /** What is found inside, in a few words. */
    about: string;
    isFilled: boolean;
    issues: FieldIssue[];
  }>,
) => {
  const [chosen, setChosen] = useState<boolean>();
  const hasIssue = props.issues.some(issue => issue.isDue && issue.message);

  useEffect(() => {
    if (hasIssue) {
      setChosen(true);
    }
  }, [hasIssue]);

  return (
    <Accordion
      className={styles.more}
      isExpanded={chosen ?? props.isFilled}
      onExpandedChange={setChosen}
    >
      <AccordionTrigger>
        <Text variant="body-small" color="secondary">
          More: {props.about}
        </Text>
      </AccordionTrigger>
      <AccordionPanel>
        <div className={styles.inside}>
          <StepFields>{props.children}</StepFields>
        </div>
      </AccordionPanel>
    </Accordion>
  );
};
