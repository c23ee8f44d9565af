/** Is the value what a field takes? */
export type Shape = (value: unknown) => boolean;

export const isText: Shape = value => typeof value === 'string';
export const isNumber: Shape = value => Number.isInteger(value);
export const isAnything: Shape = () => true;

/** An object with these fields and no others. */
export function fields(shapes: Record<string, Shape>): Shape {
  return value =>
    isObject(value) &&
    Object.entries(value).every(
      ([name, field]) =>
        Object.keys(shapes).includes(name) && shapes[name](field),
    );
}

/** An object whose keys and values are all of a shape. */
export function mapOf(key: Shape, value: Shape): Shape {
  return map =>
    isObject(map) &&
    Object.entries(map).every(entry => key(entry[0]) && value(entry[1]));
}

export function listOf(shape: Shape): Shape {
  return value => Array.isArray(value) && value.every(shape);
}

export function oneOf(...words: unknown[]): Shape {
  return value => words.includes(value);
}

export function allOfThem(...shapes: Shape[]): Shape {
  return value => shapes.every(shape => shape(value));
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
