import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { DatePicker, Flex, Text } from '@backstage/ui';
import { CalendarDate, parseDate } from '@internationalized/date';
import { FieldIssue } from '../onboarding/use-step';
import { callboardTranslationRef } from '../translation';

/** The day from which on a grant is shown as expired. */
export const UntilField = (props: {
  /** `2027-06-30` */
  value: string | undefined;
  issue: FieldIssue;
  onChange: (day: string | undefined) => void;
}) => {
  const { t } = useTranslationRef(callboardTranslationRef);
  const { value, issue } = props;
  const day = toDay(value);
  const message = issue.isDue ? issue.message : undefined;
  return (
    <Flex direction="column" gap="1">
      <DatePicker
        label={t('access.until')}
        description={t('access.untilHelp')}
        granularity="day"
        value={day ?? null}
        onChange={chosen => props.onChange(chosen?.toString())}
        validationBehavior="aria"
        validate={() => message || null}
      />
      {value !== undefined && !day && (
        // It cannot be shown in the field, and a field without a value has no message of its own: so it is said at once.
        <Text color="danger" role="alert">
          {issue.message}
        </Text>
      )}
    </Flex>
  );
};

/** Nothing for what is no day of the calendar. */
function toDay(value: string | undefined): CalendarDate | undefined {
  try {
    return value ? parseDate(value) : undefined;
  } catch {
    return undefined;
  }
}
