type Field = Record<string, unknown> | undefined;

/** Does a template of pods lie somewhere in it, as what runs pods holds one: `template: {spec: {containers: […]}}`? */
export function holdsPodTemplate(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([key, field]) =>
      (/template$/i.test(key) && isPodTemplate(field)) ||
      holdsPodTemplate(field),
  );
}

function isPodTemplate(value: unknown): boolean {
  const { spec } = (value ?? {}) as { spec?: Field };
  return Array.isArray(spec?.containers);
}
